import { expect, it } from 'vitest';
import { dedupeKeys } from '../../../src/ingress/dedupe.ts';

const minutes10 = 600_000;
const days7 = 604_800_000;

it.each([
  ['a signed body is known by its digest and by its id', 'body', 'g1', ['body:d', 'id:g1'], days7],
  ['a signed body without an id', 'body', null, ['body:d'], days7],
  ['a signed id needs no digest', 'id+time+body', 'g1', ['id:g1'], days7],
  ['a token covers nothing else, so the id tells', 'token', 'g1', ['id:g1'], minutes10],
  ['a token without an id falls back to the body', 'token', null, ['body:d'], minutes10],
  ['a secret URL', 'none', 'g1', ['id:g1'], minutes10],
] as const)('%s', (_, covers, id, keys, ttl) => {
  expect(dedupeKeys(covers, id, 'd')).toEqual(keys.map((key) => ({ key, ttl })));
});

it.each([
  ['a body that may be news again is no duplicate', 'body', null, []],
  ['unless it has an id', 'body', 'm1', ['id:m1']],
  ['nor is one that nothing covers', 'none', null, []],
] as const)('%s', (_, covers, id, keys) => {
  expect(dedupeKeys(covers, id, 'd', true).map(({ key }) => key)).toEqual(keys);
});
