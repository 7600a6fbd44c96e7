import { reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import type { Config, Directory } from '../../../src/directory/index.ts';
import { directory } from '../../../src/directory/stub.ts';
import { sampleConfig, webhook } from '../../unit/directory/samples.ts';
import { env, withDirectory } from './peers.ts';

const stub = () => directory(env);
const key = 'acme-web-key-0123456789';

/** Stores the sample, or a part of it. */
async function store(changes: Partial<Config> = {}): Promise<void> {
  expect(await stub().write({ ...sampleConfig(), ...changes })).toMatchObject({ ok: true });
}

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

describe('reading and writing', () => {
  it('starts empty', async () => {
    expect(await stub().read()).toEqual({ groups: [], hooks: [], people: [] });
  });

  it('gives back what was written, in its order, secrets masked', async () => {
    const written = await stub().write(sampleConfig());
    expect(written).toMatchObject({ ok: true, issued: {} });
    expect(written.ok && written.changes.map(({ what, name, change }) => `${change} ${what} ${name}`)).toEqual([
      'added group 前端组',
      'added group Operations',
      'added hook acme/web',
      'added person 陈晨',
      'added person Li Lei',
    ]);
    const { groups, hooks, people } = await stub().read();
    expect(groups.map(({ id, robots }) => [id, ...robots.map((robot) => robot.secret)])).toEqual([
      ['web-team', '***', undefined],
      ['ops', undefined],
    ]);
    expect(hooks).toEqual(sampleConfig().hooks.map((hook) => ({ ...hook, key: '***', secrets: ['***', '***'] })));
    expect(people).toEqual(sampleConfig().people);
  });

  it('changes nothing when what was read is written back', async () => {
    await store();
    const read = await stub().read();
    const before = await stub().hook('github', key);
    expect(await stub().write(read)).toEqual({ ok: true, changes: [], issued: {} });
    expect(await stub().hook('github', key)).toEqual(before);
    expect(await stub().group('web-team')).toMatchObject({ robots: sampleConfig().groups[0]?.robots });
  });

  it('moves to an empty instance once its secrets are supplied', async () => {
    await store();
    const [exported, hook, group] = [await stub().read(), await stub().hook('github', key), await stub().group('ops')];
    await reset();
    const refused = await stub().write(exported);
    expect(!refused.ok && refused.issues.map(({ path }) => path)).toEqual([
      'groups[0].robots[0].webhook',
      'groups[0].robots[0].secret',
      'groups[0].robots[1].webhook',
      'groups[1].robots[0].webhook',
      'hooks[0].key',
      'hooks[0].secrets[0]',
      'hooks[0].secrets[1]',
    ]);
    const { groups, hooks } = sampleConfig();
    const supplied = {
      ...exported,
      groups: exported.groups.map((each, i) => ({ ...each, robots: groups[i]?.robots })),
      hooks: exported.hooks.map((each, i) => ({ ...each, key: hooks[i]?.key, secrets: hooks[i]?.secrets })),
    };
    expect(await stub().write(supplied)).toMatchObject({ ok: true });
    expect(await stub().read()).toEqual(exported);
    expect(await stub().hook('github', key)).toEqual(hook);
    expect(await stub().group('ops')).toEqual(group);
  });

  it('stores nothing of a write with anything wrong in it', async () => {
    await store();
    const before = await stub().read();
    const { groups, hooks } = sampleConfig();
    const ops = groups.slice(1).map((group) => ({ ...group, operators: undefined }));
    const wrong = { groups: ops, hooks: hooks.map((hook) => ({ ...hook, name: 'renamed' })) };
    expect(await stub().write(wrong)).toEqual({
      ok: false,
      code: 'invalid',
      issues: [{ path: 'hooks[0].groups[0]', message: 'Name a group that exists: there is no "web-team".' }],
    });
    expect(await stub().read()).toEqual(before);
  });

  it('only compares in a dry run', async () => {
    await store();
    const before = await stub().read();
    const hooks = [...sampleConfig().hooks, { name: 'acme/api', source: 'github', groups: ['ops'] }];
    const options = { dryRun: true, secretsFor: ['github'] };
    expect(await stub().write({ groups: sampleConfig().groups, hooks }, options)).toEqual({
      ok: true,
      issued: {},
      changes: [
        { what: 'hook', change: 'added', id: 'acme-api', name: 'acme/api' },
        { what: 'person', change: 'removed', name: '陈晨' },
        { what: 'person', change: 'removed', name: 'Li Lei' },
      ],
    });
    expect(await stub().read()).toEqual(before);
  });

  it('lets two hooks swap their keys', async () => {
    const [hook] = sampleConfig().hooks;
    const pair = [
      { ...hook, id: 'a', key: 'key-a-0123456789' },
      { ...hook, id: 'b', key: 'key-b-0123456789' },
    ];
    expect(await stub().write({ ...sampleConfig(), hooks: pair })).toMatchObject({ ok: true });
    const swapped = pair.map((each, i) => ({ ...each, key: pair[1 - i]?.key }));
    expect(await stub().write({ ...sampleConfig(), hooks: swapped })).toMatchObject({ ok: true });
    expect((await stub().hook('github', 'key-a-0123456789'))?.id).toBe('b');
  });

  it('loses none of twenty writes at once', async () => {
    await store();
    const names = Array.from({ length: 20 }, (_, i) => `group ${i}`);
    const robots = [{ webhook: webhook('zzzz') }];
    const written = await Promise.all(names.map((name) => stub().putGroup({ name, robots })));
    expect(written.filter(({ ok }) => !ok)).toEqual([]);
    const stored = (await stub().groups()).map(({ name }) => name);
    expect(stored.toSorted()).toEqual(['前端组', 'Operations', ...names].toSorted());
  });

  it('writes only the rows that differ', async () => {
    await store();
    const rows = () =>
      runInDurableObject(stub(), (_, { storage }) =>
        storage.sql.exec('SELECT id, sealed FROM groups UNION ALL SELECT id, sealed FROM hooks').toArray(),
      );
    const before = await rows();
    const groups = sampleConfig().groups.map((group) =>
      group.id === 'ops' ? { ...group, locale: 'zh-CN' as const } : group,
    );
    await store({ groups });
    const after = await rows();
    expect(after.filter(({ sealed }) => !before.some((row) => row.sealed === sealed)).map(({ id }) => id)).toEqual([
      'ops',
    ]);
  });
});

describe('secrets at rest', () => {
  it('stand nowhere in the database', async () => {
    const canaries = Array.from({ length: 50 }, (_, i) => `canary${String(i).padStart(2, '0')}0123456789abcdef`);
    const groups = canaries.slice(0, 25).map((canary, i) => ({
      name: `group ${i}`,
      id: `group-${i}`,
      robots: [{ webhook: webhook(canary), secret: `SEC${canary}` }],
    }));
    const hooks = canaries.slice(25).map((canary, i) => ({
      name: `hook ${i}`,
      source: 'github',
      key: `key-${canary}`,
      secrets: [canary, `old-${canary}`],
      groups: ['group-0'],
    }));
    expect(await stub().write({ groups, hooks })).toMatchObject({ ok: true });
    const dump = await runInDurableObject(stub(), (_, { storage }) =>
      JSON.stringify(
        ['meta', 'groups', 'hooks', 'people'].map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
      ),
    );
    expect(dump).toContain('hook 24');
    expect(canaries.filter((canary) => dump.includes(canary) || dump.includes(btoa(canary)))).toEqual([]);
    expect(JSON.stringify(await stub().read())).not.toContain('canary');
  });

  it('cannot be swapped between rows', async () => {
    await store();
    await runInDurableObject(stub(), (_, { storage }) => {
      storage.sql.exec(`UPDATE groups SET sealed = (SELECT sealed FROM groups WHERE id = 'ops') WHERE id = 'web-team'`);
    });
    await expect((async () => await stub().group('web-team'))()).rejects.toMatchObject({
      name: 'VaultError',
      message: expect.stringContaining('groups/web-team/sealed was altered or moved'),
    });
    expect(await stub().group('ops')).toMatchObject({ id: 'ops' });
  });

  it('that are lost can be entered again, while everything else goes on', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await store();
    const spoilt = `v1.00000000.AAAA.AAAA`;
    const sealed = (id: string) =>
      runInDurableObject(stub(), (_, { storage }) =>
        storage.sql
          .exec('SELECT sealed FROM groups WHERE id = ?1 UNION ALL SELECT sealed FROM hooks WHERE id = ?1', id)
          .toArray()
          .map((row) => row.sealed),
      );
    await runInDurableObject(stub(), (_, { storage }) => {
      storage.sql.exec(`UPDATE groups SET sealed = ? WHERE id = 'ops'`, spoilt);
      storage.sql.exec('UPDATE hooks SET sealed = ?', spoilt);
    });
    expect(await stub().getGroup('ops')).toMatchObject({ name: 'Operations', robots: [] });
    expect(await stub().getHook('acme-web')).toMatchObject({ key: '***', secrets: [] });
    expect(await stub().revealKeys()).toEqual({});

    const robots = [{ webhook: webhook('zzzz') }];
    expect(await stub().putGroup({ name: 'new', robots })).toMatchObject({ ok: true });
    expect([...(await sealed('ops')), ...(await sealed('acme-web'))]).toEqual([spoilt, spoilt]);

    const [hook] = sampleConfig().hooks;
    const message = 'The stored key cannot be opened any more: write it in full, or leave it out to get a new one.';
    expect(await stub().putHook({ ...hook, name: 'other', key: '***' }, 'acme-web')).toEqual({
      ok: false,
      code: 'invalid',
      issues: [{ path: 'key', message }],
    });
    expect(await stub().putHook({ ...hook, key: undefined }, 'acme-web')).toMatchObject({ ok: true });
    expect(await stub().hook('github', (await stub().revealKey('acme-web')) ?? '')).toMatchObject({ id: 'acme-web' });
    expect(await stub().putGroup(sampleConfig().groups[1], 'ops')).toMatchObject({ ok: true });
    expect(await stub().group('ops')).toEqual(sampleConfig().groups[1]);
  });

  it('survive a new key, and are sealed with it by the watchdog', async () => {
    await store();
    const old = env.ENCRYPTION_KEY;
    const fresh = btoa('another-encryption-key-of-32-byt');
    await withDirectory(
      async (instance, { storage }) => {
        expect(await instance.group('ops')).toMatchObject({ robots: sampleConfig().groups[1]?.robots });
        await instance.alarm();
        const sealed = storage.sql.exec('SELECT sealed FROM groups UNION ALL SELECT sealed FROM hooks').toArray();
        expect(new Set(sealed.map((row) => String(row.sealed).split('.')[1])).size).toBe(1);
      },
      { ENCRYPTION_KEY: `${fresh} ${old}` },
    );
    await withDirectory(
      async (instance) => {
        expect(await instance.hook('github', key)).toMatchObject({ secrets: ['current-secret', 'previous-secret'] });
        expect(await instance.group('web-team')).toMatchObject({ robots: sampleConfig().groups[0]?.robots });
      },
      { ENCRYPTION_KEY: fresh },
    );
  });

  it('move to a new key, a thousand rows in two rounds, readable all the time', async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    const groups = numbers.map((i) => ({ id: `g${i}`, name: `group ${i}`, robots: [{ webhook: webhook(`${i}end`) }] }));
    const hooks = numbers.map((i) => ({
      name: `hook ${i}`,
      source: 'github',
      key: `key-${1e12 + i}`,
      groups: [`g${i}`],
    }));
    expect(await stub().write({ groups, hooks })).toMatchObject({ ok: true });
    const fresh = btoa('another-encryption-key-of-32-byt');
    const readable = async (instance: Directory) => {
      const found = await Promise.all(numbers.map((i) => instance.hook('github', `key-${1e12 + i}`)));
      expect(found.map((hook) => hook?.name)).toEqual(hooks.map(({ name }) => name));
      expect((await instance.groups()).length).toBe(500);
    };
    await withDirectory(
      async (instance) => {
        await instance.alarm();
        await readable(instance);
        await instance.alarm();
      },
      { ENCRYPTION_KEY: `${fresh} ${env.ENCRYPTION_KEY}` },
    );
    await withDirectory(readable, { ENCRYPTION_KEY: fresh });
  }, 30_000);

  it.each([
    ['missing', null, 'ENCRYPTION_KEY is not set. Make one with `openssl rand -base64 32` and set it as a secret.'],
    ['too short', 'c2hvcnQ=', expect.stringContaining('Key 1 in ENCRYPTION_KEY has 5 bytes')],
  ])('are not taken in while ENCRYPTION_KEY is %s', async (_name, ENCRYPTION_KEY, message) => {
    await withDirectory(
      async (instance) => {
        expect(await instance.read()).toEqual({ groups: [], hooks: [], people: [] });
        expect(await instance.putPeople(sampleConfig().people)).toMatchObject({ ok: true });
        expect(await instance.write(sampleConfig())).toEqual({
          ok: false,
          code: 'unavailable',
          issues: [{ path: '', message }],
        });
        expect(await instance.groups()).toEqual([]);
      },
      { ENCRYPTION_KEY },
    );
  });
});

describe('looking up', () => {
  it('finds a hook by its source and key, with all that receiving needs', async () => {
    await store();
    const { id, name, source, auth, secrets, events, templates } = sampleConfig().hooks[0] ?? {};
    expect(await stub().hook('github', key)).toEqual({
      ...{ id, name, source, auth, secrets, events, templates },
      groups: [
        { id: 'web-team', locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser' },
        { id: 'ops', locale: 'en', timezone: 'Europe/Berlin', links: 'sidebar' },
      ],
      people: sampleConfig().people,
      revision: 1,
    });
  });

  it.each([
    ['another key', 'github', 'acme-web-key-0123456780'],
    ['another source', 'gitlab', key],
    ['its masked key', 'github', '***'],
    ['no key', 'github', ''],
  ])('finds nothing by %s', async (_name, source, asked) => {
    await store();
    expect(await stub().hook(source, asked)).toBeNull();
  });

  it('finds a group with its robots in clear', async () => {
    await store();
    const [group] = sampleConfig().groups;
    expect(await stub().group('web-team')).toEqual({ ...group, quota: { ...group?.quota, used: 0 } });
    expect(await stub().group('nobody')).toBeNull();
  });

  it('adds up what the groups of an organisation have used of its quota, month by month', async () => {
    const config = sampleConfig();
    const quota = { organization: 'acme', monthly: 3000, near: 'calm' as const };
    await stub().write({ ...config, groups: config.groups.map((group) => ({ ...group, quota })) });
    await stub().group('web-team', { month: '2026-11', calls: 40 });
    expect(await stub().group('ops', { month: '2026-11', calls: 2 })).toMatchObject({ quota: { ...quota, used: 42 } });
    expect(await stub().group('ops', { month: '2026-12', calls: 1 })).toMatchObject({ quota: { ...quota, used: 1 } });
  });

  it('counts revisions, and only for changes', async () => {
    await store();
    const revision = async () => (await stub().hook('github', key))?.revision;
    expect(await revision()).toBe(1);
    await store();
    await stub().write({ groups: [], hooks: [] }, { dryRun: true });
    expect(await revision()).toBe(1);
    await stub().putPeople([]);
    expect(await revision()).toBe(2);
  });

  it('reveals keys to an administrator who asks for them', async () => {
    await store();
    expect(await stub().revealKey('acme-web')).toBe(key);
    expect(await stub().revealKey('nobody')).toBeNull();
    expect(await stub().revealKeys()).toEqual({ 'acme-web': key });
  });
});

describe('one by one', () => {
  const robots = [{ webhook: webhook('zzzz') }];

  it('adds and replaces a group', async () => {
    await store();
    expect(await stub().putGroup({ name: 'Web', robots })).toMatchObject({ ok: true, id: 'web' });
    expect(await stub().putGroup({ name: 'Website', robots: [{ webhook: '***', id: 'r1' }] }, 'web')).toMatchObject({
      ok: true,
      id: 'web',
      changes: [{ what: 'group', change: 'changed', id: 'web', name: 'Website', fields: ['name'] }],
    });
    expect(await stub().getGroup('web')).toMatchObject({ name: 'Website', robots: [{ id: 'r1', keywords: [] }] });
    expect(await stub().group('web')).toMatchObject({ robots: [{ webhook: webhook('zzzz') }] });
  });

  it('adds a hook with a key and a secret of its own, told once', async () => {
    await store();
    const written = await stub().putHook({ name: 'acme/api', source: 'github', groups: ['ops'] }, undefined, {
      secretsFor: ['github'],
    });
    const secret = written.ok ? written.issued['acme-api'] : undefined;
    expect(written).toMatchObject({ ok: true, id: 'acme-api' });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await stub().getHook('acme-api')).toMatchObject({ key: '***', secrets: ['***'] });
    const revealed = await stub().revealKey('acme-api');
    expect(await stub().hook('github', revealed ?? '')).toMatchObject({ id: 'acme-api', secrets: [secret] });
  });

  it.each([
    [
      'an id that is taken',
      () => stub().putGroup({ id: 'ops', name: 'x', robots }),
      'conflict',
      'id',
      'Use another id: "ops" exists already.',
    ],
    [
      'a change of id',
      () => stub().putGroup({ id: 'new', name: 'x', robots }, 'ops'),
      'invalid',
      'id',
      'Leave the id out, or write "ops": an id cannot be changed.',
    ],
    [
      'a bad id in the address',
      () => stub().putGroup({ name: 'x', robots }, 'Ops!'),
      'invalid',
      'id',
      'Use lower-case letters, digits and hyphens, 63 at most, starting with a letter or a digit.',
    ],
    [
      'a webhook elsewhere',
      () => stub().putGroup({ name: 'x', robots: [{ webhook: 'http://10.0.0.1/' }] }),
      'invalid',
      'robots[0].webhook',
      expect.any(String),
    ],
    [
      'stars for nothing',
      () => stub().putGroup({ name: 'x', robots: [{ webhook: '***' }] }, 'new'),
      'invalid',
      'robots[0].webhook',
      'No webhook is stored here that the stars could stand for: write it in full.',
    ],
    [
      'a hook to nowhere',
      () => stub().putHook({ name: 'x', source: 'github', groups: ['opps'] }),
      'invalid',
      'groups[0]',
      'Name a group that exists: there is no "opps"; did you mean "ops"?',
    ],
    [
      'another hook’s key',
      () => stub().putHook({ name: 'x', source: 'github', key, groups: ['ops'] }),
      'invalid',
      'key',
      'Use another key, or leave it out: "acme/web" has the same one.',
    ],
    [
      'deleting a group in use',
      () => stub().deleteGroup('ops'),
      'conflict',
      '',
      'First point these hooks at other groups, or delete them: "acme/web".',
    ],
    ['deleting no group', () => stub().deleteGroup('nobody'), 'not-found', '', 'There is no "nobody".'],
    ['deleting no hook', () => stub().deleteHook('nobody'), 'not-found', '', 'There is no "nobody".'],
    [
      'a person without a way to reach them',
      () => stub().putPeople([{ name: 'x' }]),
      'invalid',
      'people[0].mobile',
      'Add a mobile number or a userId: DingTalk mentions people by one of them.',
    ],
    [
      'people who are one',
      () => stub().putPeople([...sampleConfig().people, ...sampleConfig().people.slice(0, 1)]),
      'invalid',
      'people[2].mobile',
      'Give each person a mobile of their own: 陈晨 has the same one.',
    ],
  ])('refuses %s', async (_name, write, code, path, message) => {
    await store();
    const before = await stub().read();
    const written = await write();
    expect(written).toMatchObject({ ok: false, code });
    expect(!written.ok && written.issues[0]).toEqual({ path, message });
    expect(await stub().read()).toEqual(before);
  });

  it('deletes a hook, then its group', async () => {
    await store();
    expect(await stub().deleteHook('acme-web')).toMatchObject({
      ok: true,
      changes: [{ change: 'removed', id: 'acme-web' }],
    });
    expect(await stub().hook('github', key)).toBeNull();
    expect(await stub().deleteGroup('ops')).toMatchObject({ ok: true });
    expect((await stub().groups()).map(({ id }) => id)).toEqual(['web-team']);
  });
});

describe('peers', () => {
  it('are told of their group’s changes, and only of those', async () => {
    await store();
    await withDirectory(async (instance, _, calls) => {
      await instance.putPeople([]);
      await instance.deleteHook('acme-web');
      expect(calls).toEqual([]);
      await instance.putGroup({ name: 'Operations', robots: [{ webhook: '***', id: 'r1' }] }, 'ops');
      await instance.deleteGroup('web-team');
      expect(calls).toEqual(['outbox ops refresh', 'outbox web-team refresh']);
    });
  });

  it('that fail stop neither the write nor the others', async () => {
    const logged = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await withDirectory(
      async (instance, _, calls) => {
        expect(await instance.write(sampleConfig())).toMatchObject({ ok: true });
        expect(calls).toEqual(['outbox web-team refresh', 'outbox ops refresh']);
        expect(logged).toHaveBeenCalledOnce();
      },
      { broken: ['web-team'] },
    );
  });
});

describe('the watchdog', () => {
  const everybody = ['inbox acme-web wake', 'outbox ops wake', 'outbox web-team wake'];

  /** What brings objects to its mind: they ask for what they need to work. */
  const everybodyWorks = async () => {
    const key = (await stub().revealKey('acme-web')) ?? '';
    await stub().hook('github', key);
    for (const group of ['web-team', 'ops']) await stub().group(group, { month: '2026-11', calls: 0 });
  };
  const due = () => runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());

  it('sleeps while there is nothing to watch', async () => {
    await stub().putPeople(sampleConfig().people);
    expect(await due()).toBeNull();
  });

  it('is set by the first group', async () => {
    const before = Date.now();
    await store();
    const at = await due();
    expect(at).toBeGreaterThanOrEqual(before + limits.watchdog);
    expect(at).toBeLessThanOrEqual(Date.now() + limits.watchdog);
  });

  it('is set again when it runs, through the runtime', async () => {
    await store();
    expect(await runDurableObjectAlarm(stub())).toBe(true);
    expect(await due()).not.toBeNull();
  });

  it('wakes everybody who was at work, whoever fails, and goes on', async () => {
    await store();
    await everybodyWorks();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await withDirectory(
      async (instance, { storage }, calls) => {
        await storage.deleteAlarm();
        await instance.alarm();
        expect(calls.toSorted()).toEqual(everybody);
        expect(await storage.getAlarm()).not.toBeNull();
      },
      { broken: ['acme-web', 'web-team'] },
    );
  });

  it('lets those rest who have nothing to do, once nobody remembers their settings', async () => {
    await store();
    await everybodyWorks();
    await withDirectory(
      async (instance, _, calls) => {
        vi.setSystemTime(Date.now() + 2 * limits.settingsCache);
        await instance.alarm();
        await instance.alarm();
        expect(calls.toSorted()).toEqual([...everybody, 'outbox ops wake'].sort());
      },
      { idle: ['acme-web', 'web-team'] },
    );
    vi.useRealTimers();
  });

  it('finds everybody on a list of an earlier version, which kept none', async () => {
    await store();
    await withDirectory(async (_, { storage }, calls) => {
      storage.sql.exec('DROP TABLE watched');
      await withDirectory(async (instance) => instance.alarm(), { calls });
      expect(calls.toSorted()).toEqual(everybody);
    });
  });

  it('goes on without a usable ENCRYPTION_KEY', async () => {
    await store();
    await everybodyWorks();
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await withDirectory(
      async (instance, { storage }, calls) => {
        await storage.deleteAlarm();
        await instance.alarm();
        expect(calls).toHaveLength(3);
        expect(logged).toHaveBeenCalledOnce();
        expect(await storage.getAlarm()).not.toBeNull();
      },
      { ENCRYPTION_KEY: null },
    );
  });

  it('is set again at start when it was lost', async () => {
    await store();
    await runInDurableObject(stub(), (_, { storage }) => storage.deleteAlarm());
    await withDirectory(async (_, { storage }) => {
      await vi.waitFor(async () => expect(await storage.getAlarm()).not.toBeNull());
    });
  });
});
