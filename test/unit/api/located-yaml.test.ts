import { describe, expect, it } from 'vitest';
import { locatedYaml, stepsOf } from '../../../src/api/located-yaml.ts';
import { laughs } from './laughs.ts';

const text = `# ours
groups:
  - id: web
    name: 前端组
    robots:
      - webhook: x
hooks: []
`;

describe('a path', () => {
  it.each([
    ['groups[0].name', 4],
    ['groups[0].robots[0].webhook', 6],
    ['groups[0].robots[0].secret', 6],
    ['groups[0].robots[7]', 5],
    ['hooks', 7],
    ['people', undefined],
    ['', undefined],
  ])('%s is found in its line, or the nearest above', (path, line) => {
    const read = locatedYaml(text);
    if (!read.ok) throw new Error('it is YAML');
    expect(read.lineOf(path)).toBe(line);
  });

  it.each([
    ['groups[0].name', ['groups', 0, 'name']],
    ['hooks[1].templates["a.b"]', ['hooks', 1, 'templates', 'a.b']],
    ['', []],
  ])('%s has its steps', (path, steps) => {
    expect(stepsOf(path)).toEqual(steps);
  });
});

describe('what is read', () => {
  it.each([
    ['YAML', 'a: [1]', { a: [1] }],
    ['JSON', '{"a": [1]}', { a: [1] }],
    ['an alias', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['nothing', '', null],
  ])('%s', (_name, given, value) => {
    expect(locatedYaml(given)).toMatchObject({ ok: true, value });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a tab', 'groups:\n\t- x', { cause: 'syntax', line: 2 }],
    ['a bracket left open', 'groups: [\nhooks: []\n', { cause: 'syntax', line: 2 }],
    ['an alias to nowhere', 'groups: *x\n', { cause: 'alias' }],
    ['an alias to itself', 'groups: &x [*x]\n', { cause: 'alias' }],
    ['aliases that multiply', laughs, { cause: 'alias' }],
  ])('%s', (_name, broken, flaw) => {
    const read = locatedYaml(broken);
    expect(read.ok ? null : read.flaws[0]).toMatchObject(flaw);
  });
});
