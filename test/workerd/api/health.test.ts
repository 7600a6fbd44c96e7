import { reset, runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import document from '../../../docs/schema/openapi.json' with { type: 'json' };
import { app } from '../../../src/app.ts';
import { limits } from '../../../src/config.ts';
import { directory } from '../../../src/directory/stub.ts';
import { sampleConfig } from '../../unit/directory/samples.ts';
import { env, withDirectory } from '../directory/peers.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

async function health(changes: Partial<Env> = {}) {
  const reply = await app.request('https://ding.example/healthz', {}, { ...env, ...changes });
  return { status: reply.status, store: reply.headers.get('cache-control'), json: await reply.json() };
}

const { version } = document.info;
const well = { ok: true, version, adminToken: 'usable', encryptionKey: 'usable', directory: 'answers' };

describe('/healthz', () => {
  it('is for everybody, and says that all is well', async () => {
    expect(await health()).toEqual({ status: 200, store: 'no-store', json: well });
    await directory(env).write(sampleConfig());
    expect(await health()).toMatchObject({ status: 200, json: well });
  });

  it.each([null, ''])(
    'says that nobody can sign in, while deliveries go on: ADMIN_TOKEN is %j',
    async (ADMIN_TOKEN) => {
      expect(await health({ ADMIN_TOKEN })).toMatchObject({ status: 200, json: { ...well, adminToken: 'missing' } });
    },
  );

  const spare = btoa('another-encryption-key-of-32-byt');
  it.each<[name: string, key: string | null, state: string]>([
    ['not set', null, 'missing'],
    ['no base64', 'hunter2!', 'malformed'],
    ['too short', btoa('hunter2'), 'malformed'],
    ['another than the one that sealed what is stored', spare, 'unknown-key'],
    ['a new one in front of the old one', `${spare} ${env.ENCRYPTION_KEY}`, 'usable'],
  ])('says so when ENCRYPTION_KEY is %s', async (_, ENCRYPTION_KEY, state) => {
    await directory(env).write(sampleConfig());
    await withDirectory(
      async (instance) => {
        const keyState = await instance.keyState();
        expect(keyState).toBe(state);
        const stub = { keyState: async () => keyState };
        vi.spyOn(env.DIRECTORY, 'getByName').mockReturnValue(stub as never);
        const ok = state === 'usable';
        const { status, json } = await health();
        expect([status, json]).toEqual([ok ? 200 : 503, { ...well, ok, encryptionKey: state }]);
        expect(JSON.stringify(json)).not.toMatch(/hunter2|aHVudGVyMg|YW5vdGhlci/);
      },
      { ENCRYPTION_KEY },
    );
  });

  it('a single row that was damaged says nothing about the key', async () => {
    await directory(env).write(sampleConfig());
    await runInDurableObject(directory(env), (_, { storage }) => {
      storage.sql.exec(`UPDATE groups SET sealed = 'v1.00000000.AAAA' WHERE id = 'ops'`);
    });
    expect(await health()).toMatchObject({ status: 200, json: well });
  });

  const silent = { ok: false, version, adminToken: 'usable', encryptionKey: 'unknown', directory: 'silent' };

  it('answers 503 when the Directory fails', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = { keyState: () => Promise.reject(new Error('out of order')) };
    vi.spyOn(env.DIRECTORY, 'getByName').mockReturnValue(broken as never);
    expect(await health()).toMatchObject({ status: 503, json: silent });
    expect(error).toHaveBeenCalledOnce();
  });

  it('does not wait for it for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(env.DIRECTORY, 'getByName').mockReturnValue({ keyState: () => new Promise(() => undefined) } as never);
    const reply = health();
    await vi.advanceTimersByTimeAsync(limits.answerTimeout);
    expect(await reply).toMatchObject({ status: 503, json: silent });
  });
});
