import type { Message } from '../../src/dingtalk/message.ts';
import type { Rendered } from '../../src/render/contract.ts';

/** A rendered event as a reviewer reads it: what the conversation list shows, the bubble, its buttons, its digest line. */
export function golden(name: string, note: string, { message, line }: Rendered): string {
  const { title, body, buttons } = parts(message);
  const at =
    'at' in message && message.at
      ? [`at: ${[...(message.at.atMobiles ?? []), ...(message.at.atUserIds ?? [])].join(', ')}`]
      : [];
  return [
    `## ${name}`,
    `\`${message.msgtype}\` ${note}`,
    '',
    `> ${title}`,
    '',
    plainLinks(body),
    ...(buttons.length > 0
      ? ['', ...buttons.map((button) => `\`[ ${button.title} ]\` ${plainLinks(button.url)}`)]
      : []),
    ...(at.length > 0 ? ['', ...at] : []),
    '',
    `digest: ${plainLinks(line)}`,
    '',
  ].join('\n');
}

/** What people see of a message: in the conversation list, in the bubble, as buttons. */
export function parts(message: Message): { title: string; body: string; buttons: { title: string; url: string }[] } {
  switch (message.msgtype) {
    case 'text':
      return { title: '', body: message.text.content, buttons: [] };
    case 'link':
      return {
        title: message.link.title,
        body: message.link.text,
        buttons: [{ title: '↗', url: message.link.messageUrl }],
      };
    case 'markdown':
      return { title: message.markdown.title, body: message.markdown.text, buttons: [] };
    case 'actionCard': {
      const card = message.actionCard;
      const buttons =
        'btns' in card
          ? card.btns.map((button) => ({ title: button.title, url: button.actionURL }))
          : [{ title: card.singleTitle, url: card.singleURL }];
      return { title: card.title, body: card.text, buttons };
    }
    case 'feedCard':
      return {
        title: '',
        body: '',
        buttons: message.feedCard.links.map((link) => ({ title: link.title, url: link.messageURL })),
      };
  }
}

/** Deep links read as what they open; that they are deep links is tested elsewhere. */
export function plainLinks(text: string): string {
  return text.replace(/dingtalk:\/\/dingtalkclient\/page\/link\?url=([^&)\s]+)&pc_slide=\w+/g, (_, url: string) =>
    decodeURIComponent(url),
  );
}
