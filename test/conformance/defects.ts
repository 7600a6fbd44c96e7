import type { Message } from '../../src/dingtalk/message.ts';
import type { Rendered } from '../../src/render/contract.ts';

/** Every text of a message that a person reads. */
export function visibleTexts(message: Message): string[] {
  switch (message.msgtype) {
    case 'text':
      return [message.text.content];
    case 'link':
      return [message.link.title, message.link.text];
    case 'markdown':
      return [message.markdown.title, message.markdown.text];
    case 'actionCard': {
      const card = message.actionCard;
      return [card.title, card.text, ...('btns' in card ? card.btns.map(({ title }) => title) : [card.singleTitle])];
    }
    case 'feedCard':
      return message.feedCard.links.map(({ title }) => title);
  }
}

const flaws: readonly [name: string, pattern: RegExp][] = [
  ['undefined', /\bundefined\b/],
  ['null', /(?<![\w-])null(?![\w-])/],
  ['NaN', /\bNaN\b/],
  ['[object', /\[object /],
  ['empty link text', /(?<!\\)\[\s*\]\(/],
  ['empty bold', /\*\*\s*\*\*/],
  ['template code', /\{\{|\{%/],
  ['double space', /\S {2,}\S/],
  ['dangling separator', /· ·|^ ?·|· ?$/m],
  ['nothing after a colon', /^(?!> ).*[：:]\s*$/m],
];

/** What is wrong with a message or its digest line, by name; empty when a person could not tell that a machine wrote it. */
export function defects({ message, line, failures }: Rendered): string[] {
  const found = failures.map(({ template, error }) => `dead template ${template}: ${error}`);
  for (const text of [...visibleTexts(message), line]) {
    if (text.trim() === '') found.push('empty text');
    for (const [name, pattern] of flaws) if (pattern.test(text)) found.push(`${name}: ${text.slice(0, 200)}`);
  }
  if (new TextEncoder().encode(JSON.stringify(message)).byteLength > 18_000) found.push('over 18,000 bytes');
  return found;
}
