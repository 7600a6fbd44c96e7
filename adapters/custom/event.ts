import * as z from 'zod';
import { Event, kinds, Malformed, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { complaint, sentence } from './complaint.ts';
import { isObject, objectOf } from './json.ts';
import { placeOf } from './place.ts';

/** Events in one request. */
const most = 100;

/** Whether a body is events of ours: one, a list, or `{"events": […]}`. One that names our `kind` is enough. */
export function holdsEvents(body: unknown): boolean {
  return listed(body).list.some((each) => (kinds as readonly unknown[]).includes(objectOf(each).kind));
}

/**
 * Events in our own form (`docs/schema/event.json`), in the order they stand. A `place` may be left out: then it is the hook.
 * Throws `Malformed` with path and what to do for the first that is wrong.
 */
export const eventRoute = route(z.unknown(), (body, req) => {
  const { list, at } = listed(body);
  if (list.length > most) throw new Malformed(`Send ${most} events in one request at most, not ${list.length}.`);
  const events = list.map((each, index) => eventOf(each, at === null ? [] : [...at, index], req));
  return { topic: topicOf(events), events };
});

function listed(body: unknown): { list: readonly unknown[]; at: PropertyKey[] | null } {
  if (Array.isArray(body)) return { list: body, at: [] };
  const { kind, events } = objectOf(body);
  if (kind === undefined && Array.isArray(events)) return { list: events, at: ['events'] };
  return { list: [body], at: null };
}

function eventOf(value: unknown, at: readonly PropertyKey[], req: VerifiedRequest): Event {
  const whole = isObject(value) && value.place === undefined ? { ...value, place: placeOf({}, req) } : value;
  const checked = Event.safeParse(whole, { error: sentence });
  if (checked.success) return checked.data;
  throw new Malformed(complaint(checked.error.issues, at));
}

/** `build.failure`; of several, what they share. */
function topicOf(events: readonly Event[]): string {
  const [first, ...others] = new Set(events.map(topicOfOne));
  return first !== undefined && others.length === 0 ? first : 'events';
}

function topicOfOne(event: Event): string {
  const action = 'action' in event && event.kind !== 'alert' ? event.action : undefined;
  const detail = action ?? ('status' in event ? event.status : undefined);
  return detail === undefined ? event.kind : `${event.kind}.${detail}`;
}
