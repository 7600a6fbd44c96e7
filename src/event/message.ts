import * as z from 'zod';
import { common } from './common.ts';

/** DingTalk counts blank text as missing. */
const words = z.string().regex(/\S/);
const flag = z.enum(['0', '1']);

/** Whom a message mentions: mobile numbers, DingTalk userIds, or everybody. */
const At = z.object({
  atMobiles: z.array(z.string()).optional(),
  atUserIds: z.array(z.string()).optional(),
  isAtAll: z.boolean().optional(),
});

const card = { title: words, text: words, hideAvatar: flag.optional() };

/** DingTalk's five message bodies, spelled as DingTalk wants them. */
const MessageBody = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('text'), text: z.object({ content: words }), at: At.optional() }),
  z.object({
    msgtype: z.literal('link'),
    link: z.object({ title: words, text: words, messageUrl: words, picUrl: z.string().optional() }),
  }),
  z.object({ msgtype: z.literal('markdown'), markdown: z.object({ title: words, text: words }), at: At.optional() }),
  z.object({
    msgtype: z.literal('actionCard'),
    actionCard: z.union([
      z.object({ ...card, singleTitle: words, singleURL: words }),
      z.object({
        ...card,
        btns: z.array(z.object({ title: words, actionURL: words })).min(1),
        btnOrientation: flag,
      }),
    ]),
    at: At.optional(),
  }),
  z.object({
    msgtype: z.literal('feedCard'),
    feedCard: z.object({ links: z.array(z.object({ title: words, messageURL: words, picURL: words })).min(1) }),
  }),
]);
export type MessageBody = z.infer<typeof MessageBody>;

/** A message that its sender wrote ready for DingTalk: it is passed on as it is, no template touches it. */
export const ReadyMessage = z.object({
  kind: z.literal('message'),
  ...common,
  message: MessageBody,
});
