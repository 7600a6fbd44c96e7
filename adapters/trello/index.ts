import { type Adapter, hmac, type RawRequest } from '../../src/kit/index.ts';
import { boardRoutes } from './board.ts';
import { bookkeepingRoutes } from './bookkeeping.ts';
import { cardRoutes } from './card.ts';
import { cardPartRoutes } from './card-parts.ts';
import { cardUpdateRoutes } from './card-update.ts';
import { checklistRoutes } from './checklist.ts';
import { commentRoutes } from './comment.ts';
import { listRoutes } from './list.ts';
import { peopleRoutes } from './people.ts';
import { doubles, quiet } from './quiet.ts';

/**
 * Trello. A webhook watches one board, card, list or workspace and sends everything that happens there; it exists only by
 * Trello's API, belongs to somebody's token, and is signed with the secret of the app that the token was made for.
 */
export const trello: Adapter = {
  name: 'trello',
  title: { 'zh-CN': 'Trello', en: 'Trello' },
  docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/',
  auth: [
    hmac({ id: 'hmac-sha1', header: 'x-trello-webhook', hash: 'SHA-1', encoding: 'base64', message: signedContent }),
  ],
  maxBody: 2 * 1024 * 1024,
  event: (req) => actionOf(req).type,
  deliveryId: (req) => actionOf(req).id,
  routes: {
    ...cardRoutes,
    ...cardUpdateRoutes,
    ...cardPartRoutes,
    ...checklistRoutes,
    ...commentRoutes,
    ...listRoutes,
    ...boardRoutes,
    ...peopleRoutes,
    ...bookkeepingRoutes,
  },
  silent: ['createBoardPreference', 'updateMember'],
  quiet,
  doubles,
  // Trello asks with HEAD before it makes a webhook, and makes none unless the answer is 200.
  handshake: ({ method }) => (method === 'HEAD' || method === 'GET' ? new Response(null) : null),
};

/** The body, and behind it the address that the webhook was made with, to the last character. */
function signedContent({ body, url }: RawRequest): Uint8Array {
  const address = new TextEncoder().encode(url.href);
  const content = new Uint8Array(body.byteLength + address.byteLength);
  content.set(body);
  content.set(address, body.byteLength);
  return content;
}

/** The action's type and id. An id is the same in every webhook that reports the action. Throws `Malformed` without JSON. */
function actionOf(req: RawRequest): { type: string | null; id: string | null } {
  const payload = req.payload();
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : undefined;
  const field = (key: 'type' | 'id') => {
    const value: unknown =
      typeof action === 'object' && action !== null && key in action ? Reflect.get(action, key) : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return { type: field('type'), id: field('id') };
}
