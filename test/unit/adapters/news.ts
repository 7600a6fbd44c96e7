import { mergePatch } from '../../../cli/delivery/merge-patch.ts';
import type { Event } from '../../../src/event/index.ts';
import { type Understanding, understand } from '../../../src/ingress/understand.ts';
import { type Adapter, RawRequest, type VerifiedRequest } from '../../../src/kit/index.ts';
import { loadCases } from './cases.ts';

/** A delivery of one of the cases, patched; its proof is left out. */
export function delivery(adapter: Adapter, name: string, patch: unknown = {}, headers = {}): RawRequest {
  const found = loadCases(adapter.name).find((each) => each.name === name);
  if (!found) throw new Error(`no case "${name}"`);
  const body = new TextEncoder().encode(found.body(mergePatch(found.payload, patch)));
  const url = new URL(`https://hooks.example/${adapter.name}/key`);
  return new RawRequest('POST', url, new Headers({ ...found.headers, ...headers }), body);
}

/** What ingress would make of it. */
export function read(adapter: Adapter, name: string, patch: unknown = {}, headers = {}): Understanding {
  return understand(adapter, delivery(adapter, name, patch, headers) as VerifiedRequest);
}

/** The first event in it, of the kind that is wanted. Throws when there is none. */
export function eventOf<K extends Event['kind']>(
  kind: K,
  adapter: Adapter,
  name: string,
  patch: unknown = {},
): Extract<Event, { kind: K }> {
  const understood = read(adapter, name, patch);
  const events = understood.kind === 'parsed' && 'events' in understood.parsed ? understood.parsed.events : [];
  const found = events.find((event): event is Extract<Event, { kind: K }> => event.kind === kind);
  if (!found) throw new Error(`no ${kind}: ${JSON.stringify(understood)}`);
  return found;
}
