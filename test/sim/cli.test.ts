import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CLI = join(import.meta.dirname, 'cli.ts');

function run(...args: string[]) {
  return spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outputOf(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = run(...args);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (text.out += chunk));
  child.stderr.on('data', (chunk) => (text.err += chunk));
  const [code] = await once(child, 'close');
  return { code, ...text };
}

describe.skipIf(!process.features.typescript)('the command line', () => {
  it('starts a simulator with robots from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sim-'));
    const file = join(folder, 'robots.json');
    await writeFile(file, JSON.stringify([{ token: 't', alias: 'ci', group: '研发群', secret: 's' }]));
    const child = run('--port', '0', '--clock', 'virtual', '--profile', 'strict', '--robots', file, '--auto-create');
    try {
      const [first] = await once(child.stdout, 'data');
      const url = /http:\/\/[\d.]+:\d+/.exec(String(first))?.[0];
      const told = await (await fetch(`${url}/__sim/robots`)).json();
      expect(told).toMatchObject({ robots: [{ alias: 'ci', group: '研发群', secret: '<redacted>' }] });
      expect(await (await fetch(`${url}/__sim/clock`)).json()).toMatchObject({ mode: 'virtual' });
    } finally {
      child.kill();
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['an unknown preset', ['--profile', 'none'], /options\.profile/],
    ['an unknown option', ['--colour'], /--colour/],
    ['a public host without a token', ['--host', '0.0.0.0', '--port', '0'], /control token/],
    ['a file that is not there', ['--robots', '/none.json'], /none\.json/],
  ])('says what is wrong: %s', async (_, args, message) => {
    expect(await outputOf(...args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(message) });
  });

  it('explains itself', async () => {
    expect(await outputOf('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--auto-create') });
  });
});
