import { travis } from '../../../../adapters/travis/index.ts';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';
import { loadCases } from '../cases.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The first of the fixtures: a push that broke main. */
const broken = loadCases('travis')[0]?.payload;

/** A request as Travis CI sends it, without its signature. */
export function delivery(patch: unknown = {}, headers: Record<string, string> = {}): RawRequest {
  return raw(new URLSearchParams({ payload: JSON.stringify(mergePatch(broken, patch)) }).toString(), headers);
}

/** A request with any body. */
export function raw(body: string, headers: Record<string, string> = {}): RawRequest {
  const url = new URL('https://hooks.example/travis/key');
  return new RawRequest('POST', url, new Headers({ ...form, ...headers }), new TextEncoder().encode(body));
}

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(patch: unknown = {}): Understanding {
  return understand(travis, delivery(patch) as VerifiedRequest);
}

/** The build in a delivery and its topic; throws when there is none. */
export function buildIn(patch: unknown = {}): { topic: string; build: Extract<Event, { kind: 'build' }> } {
  const understood = read(patch);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) {
    const [build] = understood.parsed.events;
    if (build?.kind === 'build') return { topic: understood.parsed.topic, build };
  }
  throw new Error(`no build: ${JSON.stringify(understood)}`);
}
