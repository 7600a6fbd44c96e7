import type { Adapter, RawRequest } from '../../src/kit/index.ts';
import { defaultProof, proofs } from './auth.ts';
import { uuidIn } from './dingtalk/body.ts';
import { eventRoute, holdsEvents } from './event.ts';
import { isObject } from './json.ts';
import { isDropIn, messageRoute } from './message.ts';
import { noticeRoute } from './notice.ts';

/**
 * Programs of one's own: events in our form, DingTalk's message bodies, or JSON of any shape. What is neither is told with
 * path and what to do.
 */
export const custom: Adapter = {
  name: 'custom',
  title: { 'zh-CN': '自定义', en: 'Custom' },
  docs: 'https://open.dingtalk.com/document/development/custom-robots-send-group-messages',
  auth: proofs,
  defaultAuth: defaultProof,
  maxBody: 1024 * 1024,
  event: (req) => formOf(req),
  deliveryId: (req) => req.headers.get('webhook-id') || req.headers.get('idempotency-key') || uuidOf(req),
  repeats: true,
  routes: { event: eventRoute, message: messageRoute, json: noticeRoute },
  quiet: {},
};

function formOf(req: RawRequest): 'event' | 'message' | 'json' {
  if (isDropIn(req)) return 'message';
  const body = req.payload();
  if (isObject(body) && body.msgtype !== undefined) return 'message';
  return holdsEvents(body) ? 'event' : 'json';
}

/** DingTalk's idempotency key, in the body or, for those who cannot change it, in the query. */
function uuidOf(req: RawRequest): string | null {
  return uuidIn(req.payload()) ?? uuidIn({ msgUuid: req.url.searchParams.get('msgUuid') });
}
