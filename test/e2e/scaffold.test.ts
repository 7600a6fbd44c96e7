import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifier, register } from '../../cli/scaffold/registry.ts';

const here = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'dinghook-scaffold-'));
const left = new Set(['.dinghook', '.git', '.wrangler', 'data', 'dist', 'node_modules', 'shots']);

/** Runs a program of the repository in the copy, as in CI. */
function run(program: string, ...args: string[]): { code: number | null; output: string } {
  const command = program === 'node' ? process.execPath : join(here, 'node_modules/.bin', program);
  const path = `${join(here, 'node_modules/.bin')}:${process.env.PATH}`;
  const done = spawnSync(command, args, { cwd: copy, encoding: 'utf8', env: { ...process.env, CI: '1', PATH: path } });
  return { code: done.status, output: done.stdout + done.stderr };
}

const scaffold = (...args: string[]) => run('node', 'cli/scaffold/index.ts', ...args);
const registry = () => readFileSync(join(copy, 'adapters/index.ts'), 'utf8');

beforeAll(() => {
  cpSync(here, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  symlinkSync(join(here, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a new adapter, as it was made', () => {
  const made = ['made-hmac', 'made-token', 'made-none'];

  it.each([
    ['made-hmac', 'hmac'],
    ['made-token', 'token'],
    ['made-none', 'none'],
  ])('%s says which files it has and what to do next', (name, proof) => {
    const { code, output } = scaffold(
      name,
      '--title',
      `Made ${proof}`,
      '--docs',
      'https://made.example',
      '--auth',
      proof,
    );
    expect([code, output]).toEqual([0, expect.stringContaining(`adapters/${name}/index.ts`)]);
    expect(output).toContain(`npx vitest run -u --project node test/conformance -t '^${name} '`);
    expect(registry()).toContain(`\n  '${name}': ${identifier(name)},\n`);
    const pages = readFileSync(join(copy, 'src/console/pages/connect/setup-pages.ts'), 'utf8');
    expect(pages.match(new RegExp(`adapters/${name}/setup\\.`, 'g'))).toHaveLength(2);
  });

  it('has correct types', () => {
    const config = {
      extends: './tsconfig.json',
      include: ['worker-configuration.d.ts', 'src/env.d.ts', 'adapters/made-*'],
    };
    writeFileSync(join(copy, 'tsconfig.made.json'), JSON.stringify(config));
    expect(run('tsc', '-p', 'tsconfig.made.json')).toEqual({ code: 0, output: '' });
  });

  it('passes the linter, and so does the registry', () => {
    const { code, output } = run(
      'biome',
      'check',
      '--vcs-enabled=false',
      'adapters/index.ts',
      'src/console/pages/connect/setup-pages.ts',
      ...made.map((name) => `adapters/${name}`),
    );
    expect([code, output]).toEqual([0, expect.stringContaining('No fixes applied')]);
  });

  it('passes the conformance suite', () => {
    const { code, output } = run(
      'vitest',
      'run',
      '--project',
      'node',
      'test/conformance',
      '-t',
      '^made-|^the samples of',
    );
    expect([code, output]).toEqual([0, expect.stringMatching(/^4\d passed, 0 failed/m)]);
  });
});

describe('what is refused, with nothing written', () => {
  it.each([
    ['a name that is there', ['github'], 'adapters/github exists already'],
    ['a name of our own', ['console'], "a path of dinghook's own"],
    ['a word of the language', ['default'], 'a word of the language'],
    ['capitals', ['GitHub'], 'cannot name a source'],
    ['a path', ['../evil'], 'cannot name a source'],
    ['two hyphens', ['my--source'], 'cannot name a source'],
    ['a title that would end the text', ['mine', '--title', "it's"], 'without quotes'],
    ['no address', ['mine', '--docs', 'somewhere'], 'is no address'],
    ['a proof that there is not', ['mine', '--auth', 'rot13'], 'Allowed choices are hmac, token, none'],
  ])('%s', (_, args, reason) => {
    const before = registry();
    const { code, output } = scaffold(...args);
    expect([code === 0, output]).toEqual([false, expect.stringContaining(reason)]);
    expect(registry()).toBe(before);
  });
});

describe('the registry', () => {
  const text = (...names: string[]) =>
    [
      "import type { Adapter } from '../src/kit/index.ts';",
      ...names.map((name) => `import { ${name} } from './${name}/index.ts';`),
      '',
      'export const adapters: Readonly<Record<string, Adapter>> = {',
      ...names.map((name) => `  ${name},`),
      '};',
      '',
    ].join('\n');
  it.each([
    ['first', 'aaa', ['bbb', 'ccc'], "'../src/kit/index.ts';\nimport { aaa }"],
    ['between', 'bbb', ['aaa', 'ccc'], "'./aaa/index.ts';\nimport { bbb } from './bbb/index.ts';\nimport { ccc }"],
    ['last', 'ddd', ['aaa', 'ccc'], "'./ccc/index.ts';\nimport { ddd } from './ddd/index.ts';\n\n"],
  ])('an import goes %s, in order', (_, name, names, expected) => {
    expect(register(text(...names), name)).toContain(expected);
    expect(register(text(...names), name)).toContain(`  ${name},\n};\n`);
  });
});
