import { expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { samplesOf } from '../../src/samples/index.ts';
import { type Case, loadCases } from '../unit/adapters/cases.ts';

/** Of what is quiet by default, one of each is shown too: what a hook that hears everything would hear besides. */
const besides = [/-labell?ed$/, /-(success|succeeded|passed)$/, /-by-bot$/, /^comment-(edited|updated)$/];

function shown(source: string): Case[] {
  const cases = loadCases(source).filter(({ expect: { outcome } }) => outcome === 'translated');
  const quiet = cases.filter((each) => each.expect.quiet && !each.sample);
  return [
    ...cases.filter(({ sample }) => sample),
    ...besides.flatMap((pattern) => quiet.find(({ name }) => pattern.test(name)) ?? []),
  ];
}

const sources = Object.keys(adapters).sort();

it('the samples of the console are those of the fixtures', async () => {
  const lines = sources.flatMap((source) =>
    shown(source).map(({ name, title, expect: { quiet }, headers, payload, body }) => {
      const form = /^(\w+)=/.exec(body({}))?.[1];
      return JSON.stringify({ source, name, title, quiet, headers, form, payload });
    }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../src/samples/samples.txt');
});

it.each(sources)('%s: a sample is what its source would send', async (source) => {
  const found = await samplesOf(source);
  expect(found.map(({ name, headers, body }) => ({ name, headers, body }))).toEqual(
    shown(source).map(({ name, headers, body, payload }) => ({ name, headers: { ...headers }, body: body(payload) })),
  );
});
