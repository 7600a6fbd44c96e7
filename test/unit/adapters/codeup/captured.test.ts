import { describe, expect, test } from 'vitest';
import { codeup } from '../../../../adapters/codeup/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { corporaOf } from '../../../conformance/corpora.ts';
import { read, request } from './read.ts';

const captured = corporaOf('codeup').find(({ name }) => name === 'shared payloads')?.samples ?? null;

describe.skipIf(captured === null)('captured deliveries (skipped where they are not at hand)', () => {
  test.each((captured ?? []).map((each) => [each.name, each] as const))('%s', async (name, { headers, body }) => {
    const understood = read(JSON.parse(body), headers);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    if ('ignored' in parsed) expect([name, parsed.ignored]).toEqual(['test.probe.json', 'ping']);
    else for (const event of parsed.events) expect(Event.parse(event)).toEqual(event);
    const proof = await codeup.auth[0].verify(request(body, headers), ['codeup-secret-token'], 0);
    expect(proof.ok).toBe(name !== 'test.probe.json');
  });
});
