import { limits } from '../config.ts';
import type { Covers } from '../kit/index.ts';

/** Something that tells a delivery from others, and for how long (ms) it must not come again. */
export interface DedupeKey {
  key: string;
  ttl: number;
}

/**
 * How duplicates of a delivery are told: each key is a row written. A signed body is known by its digest alone, since the id
 * beside it is not signed and says nothing that the digest does not; a signed id by itself; with no signature only the
 * id tells, or else the body for a while.
 */
export function dedupeKeys(covers: Covers, id: string | null, digest: string): DedupeKey[] {
  const byId = id === null ? [] : [`id:${id}`];
  const byBody = [`body:${digest}`];
  const keys = { none: byId, token: byId, body: byBody, 'id+time+body': byId }[covers];
  const ttl = covers === 'body' || covers === 'id+time+body' ? limits.dedupeSigned : limits.dedupeUnsigned;
  return (keys.length > 0 ? keys : byBody).map((key) => ({ key, ttl }));
}
