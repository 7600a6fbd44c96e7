import type { Message } from '../dingtalk/message.ts';
import type { Shrink } from '../dingtalk/table.ts';
import { shrink, withoutImages, withoutLinks } from '../render/index.ts';

/** The same message without what DingTalk refused; null when nothing can be taken away. */
export function smaller(message: Message, how: Shrink): Message | null {
  if (how === 'size') return shrink(message);
  const lighter = how === 'links' ? withoutLinks(message) : withoutImages(message);
  return JSON.stringify(lighter) === JSON.stringify(message) ? null : lighter;
}
