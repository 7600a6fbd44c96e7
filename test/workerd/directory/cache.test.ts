import { reset } from 'cloudflare:test';
import { afterEach, expect, it } from 'vitest';
import { limits } from '../../../src/config.ts';
import { clearHookCache, lookupHook } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { sampleConfig } from '../../unit/directory/samples.ts';
import { env } from './peers.ts';

const key = 'acme-web-key-0123456789';

afterEach(async () => {
  clearHookCache();
  await reset();
});

/** Bindings whose Directory counts what it is asked. */
function counted(): { bindings: Env; asked: string[] } {
  const asked: string[] = [];
  const stub = {
    hook: async (source: string, wanted: string) => {
      asked.push(`${source}/${wanted}`);
      return wanted.startsWith('key') || wanted === key ? { id: wanted } : null;
    },
  };
  return { asked, bindings: { ...env, DIRECTORY: { getByName: () => stub } as unknown as Env['DIRECTORY'] } };
}

it('answers with what the Directory has', async () => {
  await directory(env).write(sampleConfig());
  expect(await lookupHook(env, 'github', key, 0)).toEqual(await directory(env).hook('github', key));
});

it.each([
  ['again at once', 0, 1],
  ['just before its time', limits.directoryCache - 1, 1],
  ['when its time is up', limits.directoryCache, 2],
])('%s', async (_name, later, times) => {
  const { bindings, asked } = counted();
  expect(await lookupHook(bindings, 'github', key, 1_000)).toMatchObject({ id: key });
  expect(await lookupHook(bindings, 'github', key, 1_000 + later)).toMatchObject({ id: key });
  expect(asked).toHaveLength(times);
});

it('keeps sources apart', async () => {
  const { bindings, asked } = counted();
  await lookupHook(bindings, 'github', key, 0);
  await lookupHook(bindings, 'gitlab', key, 0);
  expect(asked).toEqual([`github/${key}`, `gitlab/${key}`]);
});

it('never remembers that there is none', async () => {
  const { bindings, asked } = counted();
  for (const now of [0, 1]) expect(await lookupHook(bindings, 'github', 'unknown-0123456789', now)).toBeNull();
  expect(asked).toHaveLength(2);
});

it.each([
  ['too short', 'short'],
  ['too long', 'k'.repeat(129)],
  ['with a slash', 'acme-web/key-0123456789'],
  ['stars', '***'],
  ['empty', ''],
])('does not even ask for a key that cannot be one: %s', async (_name, wanted) => {
  const { bindings, asked } = counted();
  expect(await lookupHook(bindings, 'github', wanted, 0)).toBeNull();
  expect(asked).toEqual([]);
});

it('forgets the one used longest ago, beyond a thousand', async () => {
  const { bindings, asked } = counted();
  const keys = Array.from({ length: 1_000 }, (_, i) => `key-${String(i).padStart(12, '0')}`);
  const [first = '', second = ''] = keys;
  for (const each of keys) await lookupHook(bindings, 'github', each, 0);
  await lookupHook(bindings, 'github', first, 0);
  await lookupHook(bindings, 'github', 'key-one-more-0000', 0);
  asked.length = 0;
  await lookupHook(bindings, 'github', first, 0);
  expect(asked).toEqual([]);
  await lookupHook(bindings, 'github', second, 0);
  expect(asked).toEqual([`github/${second}`]);
});

it('forgets everything when told to', async () => {
  const { bindings, asked } = counted();
  await lookupHook(bindings, 'github', key, 0);
  clearHookCache();
  await lookupHook(bindings, 'github', key, 0);
  expect(asked).toHaveLength(2);
});
