import { stripVTControlCharacters, styleText } from 'node:util';
import type { Message } from '../src/dingtalk/message.ts';

const width = 46;

/** A message as its group would see it, drawn for a terminal: the conversation-list title, then the bubble. */
export function drawMessage(message: Message, sender: string): string {
  const { title, body, buttons } = parts(message);
  const text = body.split('\n').flatMap(rows);
  const frame = (inner: string) => `  │ ${inner}${' '.repeat(Math.max(0, width - columns(inner)))} │`;
  const rule = (left: string, right: string) => `  ${left}${'─'.repeat(width + 2)}${right}`;
  const foot = buttons.length > 0 ? [rule('├', '┤'), frame(buttons.map((b) => styleText('blue', b)).join('   '))] : [];
  return [
    `  ${styleText('dim', sender)}${title ? styleText('dim', ` · ${title}`) : ''}`,
    rule('╭', '╮'),
    ...text.map(frame),
    ...foot,
    rule('╰', '╯'),
  ].join('\n');
}

function parts(message: Message): { title: string; body: string; buttons: string[] } {
  switch (message.msgtype) {
    case 'text':
      return { title: '', body: message.text.content, buttons: [] };
    case 'link':
      return { title: '', body: `**${message.link.title}**\n${message.link.text}`, buttons: ['↗'] };
    case 'markdown':
      return { title: message.markdown.title, body: message.markdown.text, buttons: [] };
    case 'actionCard': {
      const card = message.actionCard;
      const buttons = 'btns' in card ? card.btns.map((button) => button.title) : [card.singleTitle];
      return { title: card.title, body: card.text, buttons };
    }
    case 'feedCard':
      return { title: '', body: message.feedCard.links.map(({ title }) => `- ${title}`).join('\n'), buttons: [] };
  }
}

/** One line of DingTalk markdown as rows of terminal text. */
function rows(line: string): string[] {
  const plain = line
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*((?:\\.|[^*\\])+)\*\*/g, '$1')
    .replace(/<\/?font[^>]*>/g, '')
    .replace(/^- /, '• ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trimEnd();
  if (line.startsWith('#')) return wrap(plain.replace(/^#+ /, '')).map((row) => styleText('bold', row));
  if (line.startsWith('> ')) return wrap(plain.slice(2), width - 2).map((row) => styleText('dim', `▏ ${row}`));
  return wrap(plain);
}

const wide =
  /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** How many columns a text takes; Chinese characters and emoji take two. */
function columns(text: string): number {
  const segments = [...new Intl.Segmenter().segment(stripVTControlCharacters(text))];
  return segments.reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
}

/** Breaks plain text into rows of at most `max` columns, between words and between Chinese characters. */
function wrap(text: string, max = width): string[] {
  const found = [''];
  for (const piece of text.match(/\s+|[!-~]+|[^\s!-~]/gu) ?? []) {
    const last = found.at(-1) ?? '';
    if (columns(last + piece) > max) found.push(piece.trimStart());
    else found[found.length - 1] = last + piece;
  }
  return found;
}
