import { expect, it } from 'vitest';
import { mergePatch } from '../../../cli/delivery/merge-patch.ts';

/** Of the examples of RFC 7396, appendix A. https://www.rfc-editor.org/rfc/rfc7396#appendix-A */
it.each<[string, unknown, unknown, unknown]>([
  ['a field is replaced', { a: 'b' }, { a: 'c' }, { a: 'c' }],
  ['a field is added', { a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  ['null takes a field away', { a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  ['a list is replaced as a whole', { a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  ['objects are merged', { a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  ['a list gives way to an object', [1, 2], { a: 'b', c: null }, { a: 'b' }],
  ['an object gives way to a list', { a: 'b' }, ['c'], ['c']],
  ['null replaces everything', { a: 'foo' }, null, null],
  ['null in what is patched stays', { e: null }, { a: 1 }, { e: null, a: 1 }],
  ['nulls are left out of what is new', {}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%s', (_, target, patch, expected) => {
  const before = structuredClone(target);
  expect(mergePatch(target, patch)).toEqual(expected);
  expect(target).toEqual(before);
});
