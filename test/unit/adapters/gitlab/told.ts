import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import type { Event } from '../../../../src/event/index.ts';
import { loadCases } from '../cases.ts';
import { newsOf } from './read.ts';

const cases = new Map(loadCases('gitlab').map((each) => [each.name, each]));

/** A rule of the mapping: the case it starts from, what is changed in it, and what must then be true of its news. */
export type Rule = [name: string, found: string, patch: unknown, expected: Record<string, unknown>];

/** The payload of a case after a change. */
export function payloadOf(name: string, patch: unknown = {}): unknown {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  return mergePatch(found.payload, patch);
}

/** The news in a case, after a change to its payload. */
export function told(name: string, patch?: unknown): { topic: string } & Partial<Event> {
  const { topic, events } = newsOf(payloadOf(name, patch), cases.get(name)?.headers);
  return { topic, ...events[0] };
}
