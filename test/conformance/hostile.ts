import { marked, type Token } from 'marked';
import type { Message } from '../../src/dingtalk/message.ts';
import { visibleTexts } from './defects.ts';

/** Names every piece of markup in a message that a hostile text smuggled in; empty when it stayed text. */
export function foreignMarkup(message: Message, line: string): string[] {
  const found: string[] = [];
  for (const text of [...visibleTexts(message), line]) {
    if (/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/.test(text)) found.push('invisible control');
  }
  const markdown =
    message.msgtype === 'markdown'
      ? message.markdown.text
      : message.msgtype === 'actionCard'
        ? message.actionCard.text
        : '';
  for (const source of [markdown, line]) {
    void marked.walkTokens(marked.lexer(source), (token: Token) => {
      if (token.type === 'image' || token.type === 'html') found.push(`${token.type}: ${token.raw.slice(0, 80)}`);
      if (token.type === 'link' && hostOf(`${token.href}`) === 'evil.example')
        found.push(`link: ${token.raw.slice(0, 80)}`);
      if (token.type === 'heading' && /^\s*标题/.test(`${token.text}`)) found.push('heading');
    });
  }
  if ('at' in message && message.at) found.push('mention');
  return found;
}

/** The host that a link opens, seen through DingTalk's own wrapping. */
function hostOf(href: string): string {
  const wrapped = /^dingtalk:.*[?&]url=([^&]*)/.exec(href)?.[1];
  const target = wrapped === undefined ? href : decodeURIComponent(wrapped);
  return URL.canParse(target) ? new URL(target).hostname : target;
}
