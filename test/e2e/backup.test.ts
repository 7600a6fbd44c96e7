import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createDingTalkSim } from '../sim/index.ts';
import { Terminal } from './served.ts';

const sim = createDingTalkSim({ profile: 'documented' });
for (const id of ['api', 'ops']) sim.control.putRobot(`token-${id}`, { alias: id, group: id });
const { url: dingtalk, close } = await sim.listen({});
const terminal = new Terminal(dingtalk);
const data = terminal.path('data');
const file = terminal.path('dinghook.tar.gz');

afterAll(async () => {
  terminal.remove();
  await close();
});

describe('backup and restore', () => {
  it('taken under load: restored, everything acknowledged before is there and reaches its group once', async () => {
    const original = await terminal.serve(data);
    const paths = await Promise.all(['api', 'ops'].map(async (id) => (await original.connect(id, dingtalk)).pathname));
    const acknowledged: (string | null)[] = [];
    let busy = true;
    const writer = async (path: string) => {
      while (busy) acknowledged.push(await original.deliver(path));
    };
    const writers = [...paths, ...paths].map(writer);
    await expect.poll(() => acknowledged.length, { interval: 5 }).toBeGreaterThan(60);
    const before = [...acknowledged];
    const saved = await terminal.run(['backup', '--data', data, '--to', file]);
    busy = false;
    await Promise.all(writers);
    await original.stop('SIGTERM');
    expect(saved).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^saved \d+ databases as of /) });
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect(acknowledged).not.toContain(null);
    expect(statSync(file).mode & 0o077).toBe(0);

    const copy = terminal.path('copy');
    expect(await terminal.run(['restore', '--from', file, '--data', copy])).toMatchObject({ code: 0, err: '' });
    const restored = await terminal.serve(copy);
    const stored = new Set<string>();
    for (const id of ['api', 'ops']) {
      const deliveries = await restored.deliveries(id);
      for (const delivery of deliveries) stored.add(delivery.id);
      const { ledger } = await restored.settled(id);
      const wanted = deliveries.flatMap(({ dispatches }) => dispatches.map((each) => each.id)).sort();
      const sent = (await restored.messages(id)).flatMap(({ dispatches }) => dispatches).sort();
      expect(sent.filter((each) => wanted.includes(each))).toEqual(wanted);
      expect(ledger).toMatchObject({ waiting: 0, parked: 0, discarded: 0 });
    }
    expect(before.filter((id) => id === null || !stored.has(id))).toEqual([]);
    await restored.stop('SIGTERM');
  });

  it.each<[name: string, prepare: (target: string) => string, sentence: string]>([
    ['into a folder that is not empty', (target) => fill(target) && file, 'is not empty'],
    ['from nothing', () => terminal.path('nothing'), 'There is no file'],
    ['from a file that is no archive', () => terminal.envFile, 'could not be unpacked'],
    ['from half a backup', () => half(file), 'could not be unpacked'],
    ['from another archive', () => foreign(), 'is no backup that this version of dinghook can read'],
    ['from a backup with a changed byte', () => changed(file), 'is damaged at dinghook-'],
  ])('refuses %s, and changes nothing', async (name, prepare, sentence) => {
    const target = terminal.path(name.replaceAll(' ', '-'));
    mkdirSync(target);
    const from = prepare(target);
    const before = readdirSync(target);
    const { code, out, err } = await terminal.run(['restore', '--from', from, '--data', target]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(readdirSync(target)).toEqual(before);
  });

  it.each<[name: string, args: () => string[], sentence: string]>([
    ['over a file that exists', () => ['--data', data, '--to', file], 'exists already'],
    [
      'of no folder',
      () => ['--data', terminal.path('nothing'), '--to', terminal.path('new')],
      'cannot be read (ENOENT)',
    ],
    [
      'of a folder without data',
      () => ['--data', terminal.home, '--to', terminal.path('new')],
      'There is nothing to back up',
    ],
    ['to where nobody can write', () => ['--data', data, '--to', join(terminal.envFile, 'x')], 'cannot be written'],
  ])('refuses a backup %s', async (_, args, sentence) => {
    const { code, out, err } = await terminal.run(['backup', ...args()]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(readdirSync(terminal.home).filter((name) => name.startsWith('.dinghook-backup'))).toEqual([]);
  });
});

function fill(target: string): string {
  const path = join(target, 'something');
  writeFileSync(path, 'of value');
  return path;
}

function half(backup: string): string {
  const path = terminal.path('half.tar.gz');
  copyFileSync(backup, path);
  truncateSync(path, Math.floor(statSync(path).size / 2));
  return path;
}

function foreign(): string {
  const path = terminal.path('foreign.tar.gz');
  execFileSync('tar', ['-czf', path, '-C', terminal.home, 'env']);
  return path;
}

/** The same archive, but for a byte in one of its databases. */
function changed(backup: string): string {
  const content = terminal.path('content');
  mkdirSync(content);
  execFileSync('tar', ['-xzf', backup, '-C', content]);
  appendFileSync(join(content, 'dinghook-Inbox/metadata.sqlite'), '!');
  const path = terminal.path('changed.tar.gz');
  execFileSync('tar', ['-czf', path, '-C', content, '.']);
  return path;
}
