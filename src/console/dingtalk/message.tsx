import type { At, Message } from '../../dingtalk/message.ts';
import type { Locale } from '../../event/index.ts';
import { catalogue } from '../words/catalogue.ts';
import { safeHref } from './href.ts';
import { Markdown, Picture } from './markdown.tsx';
import { Mentions } from './mentions.tsx';

const words = catalogue({
  picture: { 'zh-CN': '图片', en: 'Picture' },
  robot: { 'zh-CN': '机器人', en: 'Robot' },
  all: { 'zh-CN': '@所有人', en: '@all' },
  bubble: { 'zh-CN': '钉钉消息', en: 'DingTalk message' },
});

/** How to draw a message. */
export interface DingTalkMessageProps {
  message: Message;
  locale: Locale;
  /** As wide as on this device; default the PC. */
  device?: 'pc' | 'phone';
  /** Whose name stands above the bubble; default “Robot”. */
  sender?: string;
}

/**
 * A message as DingTalk draws it in a group: bubble, card or feed, with the subset of markdown that its clients know. Safe for any
 * message: nothing is loaded, links lead to http(s) only, mobile numbers are masked.
 */
export function DingTalkMessage({ message, locale, device = 'pc', sender }: DingTalkMessageProps) {
  const t = words(locale);
  const name = sender ?? t.robot;
  return (
    <article class={`ding ${device}`} aria-label={`${t.bubble}: ${name}`}>
      <span class="ding-avatar">
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M6 9.5h12v8H6zM12 6v3.5M9.5 13v1M14.5 13v1" />
        </svg>
      </span>
      <div class="ding-body">
        <p class="ding-sender">{name}</p>
        <Bubble message={message} locale={locale} />
      </div>
    </article>
  );
}

function Bubble({ message, locale }: { message: Message; locale: Locale }) {
  const t = words(locale);
  const at = 'at' in message ? message.at : undefined;
  const drawing = { mentions: mentionsOf(at), picture: t.picture };
  switch (message.msgtype) {
    case 'text':
      return (
        <div class="bubble bubble-text">
          <Mentions text={message.text.content} mentions={drawing.mentions} />
          {at?.isAtAll && <span class="mention"> {t.all}</span>}
        </div>
      );
    case 'markdown':
      return (
        <div class="bubble">
          <Markdown text={message.markdown.text} {...drawing} />
        </div>
      );
    case 'link': {
      const { title, text, messageUrl, picUrl } = message.link;
      return (
        <Opens target={messageUrl} kind="bubble bubble-link">
          <span class="bubble-title">{title}</span>
          <span class="bubble-link-row">
            <span class="bubble-link-text">{text}</span>
            {picUrl !== undefined && picUrl !== '' && <Picture name="" fallback={t.picture} />}
          </span>
        </Opens>
      );
    }
    case 'actionCard': {
      const { actionCard: card } = message;
      const buttons =
        'btns' in card
          ? card.btns.map(({ title, actionURL }) => ({ title, target: actionURL }))
          : [{ title: card.singleTitle, target: card.singleURL }];
      const isRow = 'btns' in card && card.btnOrientation === '1';
      return (
        <div class="bubble bubble-card">
          <div class="bubble-card-text">
            <Markdown text={card.text} {...drawing} />
          </div>
          <div class={isRow ? 'bubble-buttons row' : 'bubble-buttons'}>
            {buttons.map(({ title, target }) => (
              <Opens target={target} kind="bubble-button">
                {title}
              </Opens>
            ))}
          </div>
        </div>
      );
    }
    case 'feedCard':
      return (
        <div class="bubble bubble-feed">
          {message.feedCard.links.map(({ title, messageURL }, i) => (
            <Opens target={messageURL} kind={i === 0 ? 'feed-first' : 'feed-row'}>
              <Picture name="" fallback={t.picture} />
              <span class="feed-title">{title}</span>
            </Opens>
          ))}
        </div>
      );
  }
}

/** Something that opens an address, where that is one to open. */
function Opens({ target, kind, children }: { target: string; kind: string; children?: unknown }) {
  const href = safeHref(target);
  if (href === null) return <span class={kind}>{children}</span>;
  return (
    <a class={kind} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function mentionsOf(at: At | undefined): string[] {
  return [...(at?.atMobiles ?? []), ...(at?.atUserIds ?? [])].map((id) => `@${id}`);
}

/** What the conversation list and the lock screen show of a message. */
export function titleOf(message: Message): string {
  switch (message.msgtype) {
    case 'text':
      return message.text.content;
    case 'markdown':
      return message.markdown.title;
    case 'link':
      return message.link.title;
    case 'actionCard':
      return message.actionCard.title;
    case 'feedCard':
      return message.feedCard.links[0]?.title ?? '';
  }
}
