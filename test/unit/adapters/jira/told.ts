import { describe, expect, test } from 'vitest';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { loadCases } from '../cases.ts';
import { newsOf } from './read.ts';

const cases = new Map(loadCases('jira').map((each) => [each.name, each]));

/** The payload of a case, after a change (a JSON merge patch). */
export function payloadOf(name: string, patch: unknown = {}): unknown {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  return mergePatch(found.payload, patch);
}

/** The news in a case, after a change to its payload; absent parts are undefined. */
function told(name: string, patch: unknown = {}) {
  const { topic, events } = newsOf(payloadOf(name, patch));
  return { topic, actor: undefined, url: undefined, ...events[0] };
}

/** A decision by name: a case, what is different in it, and what its news must hold. */
export type Row = [name: string, found: string, patch: unknown, expected: Record<string, unknown>];

/** Checks tables of decisions, each under its own name. */
export function check(tables: Readonly<Record<string, Row[]>>): void {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      test.each(rows)('%s', (_, found, patch, expected) => {
        expect(told(found, patch)).toMatchObject(expected);
      });
    });
  }
}

/** A changelog of these entries. */
export const log = (...items: unknown[]) => ({ changelog: { items } });

/** An entry of a changelog. */
export const item = (field: string, from: string | null, to: string | null, more = {}) => ({
  field,
  fieldtype: 'jira',
  from: null,
  fromString: from,
  to: null,
  toString: to,
  ...more,
});
