import type { Event, RawRequest } from '../../src/kit/index.ts';
import { type Json, objectOf, textOf } from './json.ts';

/** Fields in which systems name themselves, the most telling first. */
export const placeFields = ['service', 'app', 'application', 'project'] as const;

/** Where news of `body` happened: the service it names, by text or as an object with a name; the hook otherwise. */
export function placeOf(body: Json, req: RawRequest): Event['place'] {
  const named = placeFields.map((field) => textOf(body[field]) ?? textOf(objectOf(body[field]).name));
  const name = named.find((each) => each !== undefined) ?? textOf(req.hook) ?? 'Webhook';
  return { name: name.trim(), type: 'service' };
}
