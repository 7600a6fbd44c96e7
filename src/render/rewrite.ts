import type { Message } from '../dingtalk/message.ts';

/** A message with its readable body (not its titles, buttons or addresses) replaced by what `change` makes of it. */
export function rewrite(message: Message, change: (body: string, markdown: boolean) => string): Message {
  switch (message.msgtype) {
    case 'text':
      return { ...message, text: { content: change(message.text.content, false) } };
    case 'link':
      return { ...message, link: { ...message.link, text: change(message.link.text, false) } };
    case 'markdown':
      return { ...message, markdown: { ...message.markdown, text: change(message.markdown.text, true) } };
    case 'actionCard':
      return { ...message, actionCard: { ...message.actionCard, text: change(message.actionCard.text, true) } };
    case 'feedCard': {
      const [first, ...rest] = message.feedCard.links;
      if (!first) return message;
      return { ...message, feedCard: { links: [{ ...first, title: change(first.title, false) }, ...rest] } };
    }
  }
}

/** What {@link rewrite} changes. */
export function bodyOf(message: Message): string {
  let found = '';
  rewrite(message, (body) => {
    found = body;
    return body;
  });
  return found;
}
