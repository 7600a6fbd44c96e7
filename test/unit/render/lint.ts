import type { Message } from '../../../src/dingtalk/message.ts';

/** The markdown of a message; empty where it has none. */
export function markdownOf(message: Message): string {
  if (message.msgtype === 'markdown') return message.markdown.text;
  return message.msgtype === 'actionCard' ? message.actionCard.text : '';
}

/** Everything a reader sees as plain text. */
export function titlesOf(message: Message): string[] {
  switch (message.msgtype) {
    case 'text':
      return [];
    case 'link':
      return [message.link.title, message.link.text];
    case 'markdown':
      return [message.markdown.title];
    case 'feedCard':
      return message.feedCard.links.map(({ title }) => title);
    case 'actionCard': {
      const { actionCard } = message;
      const buttons = 'btns' in actionCard ? actionCard.btns.map(({ title }) => title) : [actionCard.singleTitle];
      return [actionCard.title, ...buttons];
    }
  }
}

/** Every address of a message that something opens. */
export function targetsOf(message: Message): string[] {
  const inside = [...markdownOf(message).matchAll(/(?<!\\)\]\(([^)\s]*)\)/g)].map(([, url = '']) => url);
  if (message.msgtype === 'link') return [message.link.messageUrl];
  if (message.msgtype === 'feedCard') return message.feedCard.links.map(({ messageURL }) => messageURL);
  if (message.msgtype !== 'actionCard') return inside;
  const { actionCard } = message;
  return [
    ...inside,
    ...('btns' in actionCard ? actionCard.btns.map(({ actionURL }) => actionURL) : [actionCard.singleURL]),
  ];
}

const block = /^(?:[-*+] |\d+[.)] |> ?|#{1,6} )/;

/** What some DingTalk client shows badly, or what reads like a hole: one word per finding. */
export function lint(message: Message): string[] {
  const text = markdownOf(message);
  const lines = text.split('\n');
  const titles = titlesOf(message);
  const visible = [
    text.replace(/\]\([^)]*\)/g, ']'),
    ...titles,
    message.msgtype === 'text' ? message.text.content : '',
  ];
  const has = (pattern: RegExp) => visible.some((part) => pattern.test(part));
  const findings: Record<string, boolean> = {
    html: /<(?!\/?font\b[^>]*>)[a-z/!]/i.test(text),
    table: lines.some((line, at) => line.includes('|') && /^(?=.*\|)(?=.*-)[\s|:-]+$/.test(lines[at + 1] ?? '')),
    fence: /^[\s>]*(?:```|~~~)/m.test(text),
    code: /(?<![\\`])`[^`\n]+`/.test(text),
    strike: /(?<!\\)~~/.test(text),
    indented: /^[ \t]+\S/m.test(text),
    joined: lines.some((line, at) => joined(line, lines[at + 1] ?? '')),
    unseparated: lines.some((line, at) => unseparated(line, lines[at + 1] ?? '')),
    return: /\r/.test(JSON.stringify(message)) || has(/[\r\t]/),
    title: titles.some((title) => /[\r\n]|\*\*|^\s*#|\]\(/.test(title) || title.trim() === ''),
    long: text.length > 3_400,
    heavy: new TextEncoder().encode(JSON.stringify(message)).length > 18_000,
    scheme: targetsOf(message).some(
      (url) => !/^dingtalk:\/\/dingtalkclient\/page\/link\?url=http[^&]*&pc_slide=(?:true|false)$/.test(url),
    ),
    placeholder: has(/\bundefined\b|\bnull\b|\bNaN\b|\[object/),
    empty: /\[\]|\*\*\*\*|^(?:#+|-|>)\s*$/m.test(text) || text.includes('（）') || text.includes('()'),
    spaces: has(/\S {2,}\S|^ | {3,}/m),
    separator: has(/· ·|^ ?·|· *$|— *$|：$|: *$/m),
    invisible: has(/(?!\n)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u),
  };
  return Object.keys(findings).filter((name) => findings[name]);
}

function joined(line: string, next: string): boolean {
  return line !== '' && next !== '' && !/ {2}$/.test(line) && !block.test(line) && !block.test(next);
}

function unseparated(line: string, next: string): boolean {
  const kind = (text: string) => block.exec(text)?.[0].trim().charAt(0) ?? '';
  return line !== '' && next !== '' && (kind(line) !== kind(next) || kind(line) === '#');
}
