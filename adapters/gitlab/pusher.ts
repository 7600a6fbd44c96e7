import { branchOf, type EventOf, type VerifiedRequest } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import type { Output, User } from './payload/common.ts';
import type { Push } from './payload/push.ts';

type Payload = Output<typeof Push>;

/** Forty zeros, or sixty-four in a SHA-256 repository: the side of a push that does not exist. */
export const none = /^0+$/;

/** Who pushed, whose account stands in fields of its own. */
export function pusherOf(payload: Pick<Payload, 'user_id' | 'user_name' | 'user_username' | 'user_email'>): User {
  const { user_id: id, user_name: name, user_username: username, user_email: email } = payload;
  return { id, name, username, email };
}

/** What all news of one branch or tag share. */
export function whereAndWho(
  payload: Payload,
  req: VerifiedRequest,
): Pick<EventOf<'push'>, 'place' | 'actor' | 'thread' | 'ref'> {
  const { place, actor } = origin({ ...payload, user: pusherOf(payload) }, req, payload.repository?.homepage);
  const ref = branchOf(payload.ref);
  return { place, actor, ref, thread: `${place.name}${payload.ref.startsWith('refs/tags/') ? '^' : '@'}${ref}` };
}
