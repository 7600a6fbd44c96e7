import { describe, expect, it } from 'vitest';
import { parseJson, parseYaml } from '../../../src/api/body.ts';
import { laughs } from './laughs.ts';

const alias = 'An alias in the YAML leads nowhere, or to too much: write out what it stands for.';

describe('YAML', () => {
  it.each([
    ['a map', 'groups: []\nname: 前端组', { ok: true, value: { groups: [], name: '前端组' } }],
    ['a mobile in quotes', 'mobile: "13800000000"', { ok: true, value: { mobile: '13800000000' } }],
    ['yes is text', 'name: yes', { ok: true, value: { name: 'yes' } }],
    ['an anchor used once', 'a: &x [1]\nb: *x', { ok: true, value: { a: [1], b: [1] } }],
    ['JSON', '{"a": [1]}', { ok: true, value: { a: [1] } }],
    ['nothing', '', { ok: true, value: null }],
    [
      'a field twice',
      'a: 1\na: canary',
      { ok: false, message: 'The body is not YAML: look at line 2 (duplicate key).' },
    ],
    [
      'an open quote',
      'a: 1\nb: "canary',
      { ok: false, message: 'The body is not YAML: look at line 2 (missing char).' },
    ],
    ['an alias for nothing', 'a: *canary', { ok: false, message: alias }],
    ['an alias within what it names', '&x [*x]', { ok: false, message: alias }],
    ['aliases that multiply', laughs, { ok: false, message: alias }],
  ])('%s', (_name, text, expected) => {
    const parsed = parseYaml(text);
    expect(parsed).toEqual(expected);
    if (!parsed.ok) expect(parsed.message).not.toContain('canary');
  });
});

describe('JSON', () => {
  it.each([
    ['a value', '{"a":[1]}', { ok: true, value: { a: [1] } }],
    ['a missing comma', '{\n"a": "canary"\n"b": 1}', { ok: false, message: 'The body is not JSON: look at line 3.' }],
    ['an end too soon', '{\n"a": "canary"\n', { ok: false, message: 'The body is not JSON: look at line 3.' }],
    ['nothing', '', { ok: false, message: 'The body is not JSON: look at line 1.' }],
  ])('%s', (_name, text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });
});
