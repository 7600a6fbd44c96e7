import type { Actor, Place, VerifiedRequest } from '../../src/kit/index.ts';
import type { Envelope } from './payload/common.ts';
import { actorOf } from './people.ts';
import { placeOf } from './place.ts';

/** Where it happened and who did it. `near` is an address of the thing itself, for payloads that name no project. */
export function origin(payload: Envelope, req: VerifiedRequest, near?: string): { place: Place; actor?: Actor } {
  return { place: placeOf(payload, req, near), actor: actorOf(payload.user, payload.project, req) };
}
