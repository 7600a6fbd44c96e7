import type { Message } from '../dingtalk/message.ts';
import { rewrite } from './rewrite.ts';

const label = String.raw`((?:\\.|[^\\\]])*)`;
const images = new RegExp(String.raw`(?<!\\)!\[${label}\]\([^()\s]*\)`, 'g');
const links = new RegExp(String.raw`(?<![\\!])\[${label}\]\([^()\s]*\)`, 'g');

/** The message without its pictures, which stay as their alt text: for error 430103. */
export function withoutImages(message: Message): Message {
  const bare = message.msgtype === 'link' ? { ...message, link: { ...message.link, picUrl: '' } } : message;
  if (bare.msgtype === 'feedCard') return asText(bare);
  return rewrite(bare, (text, markdown) => (markdown ? text.replace(images, '$1') : text));
}

/** The message without anything to open: link texts stay, buttons and cards become plain messages. For error 430101. */
export function withoutLinks(message: Message): Message {
  switch (message.msgtype) {
    case 'text':
    case 'markdown':
      return rewrite(message, (text, markdown) => unlink(text, markdown));
    case 'actionCard': {
      const { actionCard, at } = message;
      const { title, text } = actionCard;
      return { msgtype: 'markdown', markdown: { title, text: unlink(text, true) }, ...(at && { at }) };
    }
    case 'link':
      return { msgtype: 'text', text: { content: unlink(`${message.link.title}\n${message.link.text}`, false) } };
    case 'feedCard':
      return asText(message);
  }
}

function unlink(text: string, markdown: boolean): string {
  const bare = markdown ? text.replace(links, '$1') : text;
  return bare.replace(/(?:https?|dingtalk|dtmd):\/\/\S+/gi, '').replace(/ {3,}/g, '  ');
}

function asText(message: Extract<Message, { msgtype: 'feedCard' }>): Message {
  return {
    msgtype: 'text',
    text: { content: message.feedCard.links.map(({ title }) => unlink(title, false)).join('\n') },
  };
}
