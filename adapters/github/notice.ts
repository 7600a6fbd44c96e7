import type { EventOf, Parsed } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { news } from './parsed.ts';
import type { Envelope } from './payload/common.ts';

/**
 * News without a kind of its own: who and where from the envelope, one thread per `about` at that place. The title holds
 * the words that follow the actor's name.
 */
export function notice(
  topic: string,
  payload: Envelope,
  about: string,
  rest: Omit<EventOf<'notice'>, 'kind' | 'place' | 'actor' | 'thread'>,
): Parsed {
  const { place, actor } = origin(payload);
  return news(topic, { kind: 'notice', place, actor, thread: `${place.name}/${about}`, url: place.url, ...rest });
}
