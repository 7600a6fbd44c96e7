import { limits } from '../config.ts';
import type { Covers } from '../kit/index.ts';

/** Something that tells a delivery from others, and for how long (ms) it must not come again. */
export interface DedupeKey {
  key: string;
  ttl: number;
}

/**
 * How duplicates of a delivery are told. A signed body is known by its digest, since the id is not signed and a replay could
 * change it, and by its id, since two hooks of one source may send the same event in bodies that differ; a signed id by
 * itself; with no signature only the id tells, or else the body for a while. Where the same body may be news again
 * (`repeats`), nothing but an id tells.
 */
export function dedupeKeys(covers: Covers, id: string | null, digest: string, repeats = false): DedupeKey[] {
  const byId = id === null ? [] : [`id:${id}`];
  const byBody = [`body:${digest}`];
  const signed = repeats ? byId : [...byBody, ...byId];
  const keys = { none: byId, token: byId, body: signed, 'id+time+body': byId }[covers];
  const ttl = covers === 'body' || covers === 'id+time+body' ? limits.dedupeSigned : limits.dedupeUnsigned;
  return (keys.length > 0 || repeats ? keys : byBody).map((key) => ({ key, ttl }));
}
