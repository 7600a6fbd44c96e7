import type { Message, MsgType } from '../dingtalk/message.ts';
import type { Mention } from './contract.ts';
import { plain } from './escape.ts';
import { clip } from './fit.ts';
import { destination, type LinkMode, link } from './links.ts';
import { mentionsOf } from './mentions.ts';
import type { Button } from './parts.ts';
import { unmarked } from './title.ts';

/** Buttons and feed entries beyond these are left out: clients show them badly. */
const mostButtons = 5;
const mostFeeds = 8;
const buttonChars = 20;
const linkTextChars = 300;
const addressChars = 80;

/** What a message is made of. `title` and button titles are plain text, `body` is laid-out markdown. */
export interface Draft {
  msgtype: 'auto' | MsgType;
  title: string;
  body: string;
  /** The one place to open; a link message needs it. */
  url: string;
  buttons: readonly Button[];
}

/** Makes the DingTalk message; chooses its type where the template leaves it open or asks for what cannot be. */
export function compose(draft: Draft, mentions: readonly Mention[], mode: LinkMode): Message {
  const buttons = draft.buttons.flatMap(({ title, url, picture }) => {
    const target = destination(url, mode);
    return title === '' || target === null
      ? []
      : [{ title: clip(unmarked(plain(title)), buttonChars), url, target, picture }];
  });
  const called = mentionsOf(mentions);
  const at = called && { at: called.at };
  const { title, body } = draft;
  const whole = [body, called?.text].filter(Boolean);
  switch (typeOf(draft, buttons.length, called !== null, mode)) {
    case 'text':
      return { msgtype: 'text', text: { content: unmarked(plain(whole.join('\n\n'))) }, ...at };
    case 'link': {
      const rest = plain(body.replace(/^#{1,6} .*\n*/, ''))
        .replace(/^- /gm, '')
        .replace(/\s*\n\s*/g, ' · ');
      const messageUrl = buttons[0]?.target ?? destination(draft.url, mode) ?? '';
      const text = clip(unmarked(rest) || addressOf(buttons[0]?.url ?? draft.url) || title, linkTextChars);
      return { msgtype: 'link', link: { title, text, messageUrl } };
    }
    case 'actionCard':
      return { msgtype: 'actionCard', actionCard: { title, text: whole.join('\n\n'), ...card(buttons) }, ...at };
    case 'feedCard': {
      const links = buttons.flatMap(({ title, target, picture }) => {
        const picURL = imageOf(picture);
        return picURL === null ? [] : [{ title, messageURL: target, picURL }];
      });
      return { msgtype: 'feedCard', feedCard: { links: links.slice(0, mostFeeds) } };
    }
    default: {
      const row = buttons.slice(0, mostButtons).map(({ title, url }) => link(title, url, mode).markdown);
      const text = [body, row.join(' · '), called?.text].filter(Boolean).join('\n\n');
      return { msgtype: 'markdown', markdown: { title, text }, ...at };
    }
  }
}

function typeOf({ msgtype, body, url, buttons }: Draft, openable: number, calls: boolean, mode: LinkMode): MsgType {
  if (msgtype === 'link' || msgtype === 'feedCard') {
    if (calls) return 'markdown';
    const pictured = buttons.some(
      (button) => imageOf(button.picture) !== null && destination(button.url, mode) !== null,
    );
    if (msgtype === 'feedCard') return pictured ? 'feedCard' : 'markdown';
    return openable > 0 || destination(url, mode) !== null ? 'link' : 'markdown';
  }
  if (msgtype === 'actionCard') return openable > 0 ? 'actionCard' : 'markdown';
  if (msgtype !== 'auto') return msgtype;
  if (calls) return 'markdown';
  if (openable === 0) return 'markdown';
  return openable === 1 && !body.includes('\n') ? 'link' : 'actionCard';
}

function card(buttons: readonly { title: string; target: string }[]) {
  const [only, second] = buttons;
  if (only && !second) return { singleTitle: only.title, singleURL: only.target };
  const btns = buttons.slice(0, mostButtons).map(({ title, target }) => ({ title, actionURL: target }));
  return { btns, btnOrientation: btns.length === 2 ? ('1' as const) : ('0' as const) };
}

/** An address the way people say it, `github.com/acme/web`: where a tap leads, when there is nothing else to tell. */
function addressOf(url: string): string {
  const parsed = URL.parse(url.trim());
  return parsed === null ? '' : clip(`${parsed.host}${parsed.pathname}`.replace(/\/$/, ''), addressChars);
}

/** A picture's address: clients fetch it themselves, so it is not wrapped. */
function imageOf(url: string): string | null {
  const text = url.trim();
  return /^https?:\/\//i.test(text) && text.length < 500 && URL.canParse(text) ? new URL(text).href : null;
}
