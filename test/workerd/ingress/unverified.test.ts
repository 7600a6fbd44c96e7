import { abortAllDurableObjects, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import { firstIdAt } from '../../../src/inbox/ids.ts';
import { clearKeyCache } from '../../../src/ingress/prove.ts';
import { Groups } from '../inbox/groups.ts';
import { start, stub } from '../inbox/samples.ts';
import { build, configure, first, KeyServer, other, published, second, send } from './travis.ts';

let server: KeyServer;
let groups: Groups;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  server = new KeyServer();
  groups = new Groups();
  await configure();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearKeyCache();
  await reset();
});

const journal = async () => (await stub().deliveries(100, null)).map(({ outcome, topic }) => [outcome, topic]);
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const alarmAt = () => runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());
const proofs = () =>
  runInDurableObject(stub(), (_, { storage }) => storage.sql.exec('SELECT id FROM unverified').toArray().length);

/** The group was told so many things; handing one over again after a restart says nothing new. */
async function told(times: number): Promise<void> {
  await vi.waitFor(async () => {
    expect([new Set(groups.of('web')).size, (await stub().status()).pending]).toEqual([times, 0]);
  });
}

/** Runs alarms as they come due, until nothing waits for its proof any more. */
async function settled(): Promise<void> {
  for (let n = 0; n < 5 && (await stub().status()).unverified > 0; n++) await nextAlarm();
  expect((await stub().status()).unverified).toBe(0);
}

/** Lets time pass until the next alarm is due, and runs it. */
async function nextAlarm(): Promise<number> {
  const pause = ((await alarmAt()) ?? Number.NaN) - Date.now();
  later(Math.max(0, pause));
  await runDurableObjectAlarm(stub());
  return pause;
}

describe('while the key can be had', () => {
  it('it is fetched once, from Travis CI, and every build is told', async () => {
    expect(await send(build())).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    clearKeyCache();
    later(60_000);
    expect(await send(build({ id: 1002 }))).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    expect(server.asked).toEqual(['https://api.travis-ci.com/config']);
    await told(2);
    expect(await proofs()).toBe(0);
  });

  it('it outlives a restart, and is fetched anew after a day', async () => {
    await send(build());
    for (const [hours, times] of [
      [23, 1],
      [2, 2],
    ] as const) {
      await abortAllDurableObjects();
      clearKeyCache();
      later(hours * 3_600_000);
      expect(await send(build({ id: hours }))).toMatchObject({ body: { outcome: 'accepted' } });
      expect(server.asked).toHaveLength(times);
    }
  });

  it('a forgery is refused at once, and a thousand of them cost no second fetch', async () => {
    for (let n = 0; n < 20; n++) {
      const answer = await send(build({ id: n }), other.sign);
      expect(answer).toMatchObject({
        status: 401,
        body: { outcome: 'unauthorized', reason: expect.stringContaining('does not fit') },
      });
    }
    expect([server.asked.length, await journal(), groups.calls]).toEqual([1, [], 0]);
  });

  it.each([
    ['no signature', { signature: '' }, /wrong form/],
    ['a signature that is none', { signature: 'no base64' }, /wrong form/],
  ])('%s: nothing is fetched', async (_, headers, reason) => {
    const answer = await send(build(), first.sign, headers);
    expect(answer).toMatchObject({ status: 401, body: { reason: expect.stringMatching(reason) } });
    expect([server.asked, await journal()]).toEqual([[], []]);
  });

  it('a replay of an old build is stale', async () => {
    const answer = await send(build({ finished_at: '2026-01-01T00:00:00Z' }));
    expect(answer).toMatchObject({ status: 401, body: { reason: expect.stringContaining('long ago') } });
  });
});

describe('while the key cannot be had', () => {
  beforeEach(() => server.down());

  it('a build is kept, nothing is said, and once the key is there it is told exactly once', async () => {
    const answer = await send(build());
    expect(answer).toMatchObject({
      status: 202,
      body: { outcome: 'accepted', reason: expect.stringContaining('api.travis-ci.com could not be reached') },
    });
    expect([await journal(), groups.calls, (await stub().status()).unverified]).toEqual([
      [['unverified', 'build']],
      0,
      1,
    ]);

    await nextAlarm();
    expect([groups.calls, server.asked.length]).toEqual([0, 2]);

    server.publish(first.verify);
    await nextAlarm();
    await told(1);
    expect(groups.dispatches[0]).toMatchObject({ delivery: answer.body.delivery, kind: 'build', severity: 'bad' });
    expect([await journal(), await proofs()]).toEqual([[['accepted', 'build.push.broken']], 0]);

    await stub().wake();
    await stub().wake();
    await told(1);
  });

  it('a restart in between loses nothing and says nothing twice', async () => {
    await send(build());
    await abortAllDurableObjects();
    clearKeyCache();
    expect(await alarmAt()).not.toBeNull();
    server.publish(first.verify);
    await nextAlarm();
    await abortAllDurableObjects();
    await stub().wake();
    await told(1);
    expect((await stub().deliveries(10, null))[0]).toMatchObject({ outcome: 'accepted', pending: false });
  });

  it('the next build that finds the key has those that wait looked into at once', async () => {
    await send(build({ id: 1 }));
    await send(build({ id: 2 }));
    later(limits.keyRetry);
    server.publish(first.verify);
    await send(build({ id: 3 }));
    expect(await alarmAt()).toBeLessThanOrEqual(Date.now());
    await nextAlarm();
    await told(3);
    expect(await journal()).toEqual(Array(3).fill(['accepted', 'build.push.broken']));
  });

  it('what was sent twice is told once: in the outage, and across its end', async () => {
    const same = build();
    const answer = await send(same);
    expect(await send(same)).toMatchObject({
      status: 200,
      body: { outcome: 'duplicate', delivery: answer.body.delivery },
    });
    later(limits.keyRetry);
    server.publish(first.verify);
    expect(await send(same)).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    await nextAlarm();
    await told(1);
    const rows = await stub().deliveries(10, null);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'ignored']);
    expect(rows[1]?.reason).toBe(`already received as ${rows[0]?.id}`);
    expect(await send(same)).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
  });

  it('a forgery is kept, proved false, and never sent, whoever asks', async () => {
    const { body } = await send(build(), other.sign);
    const replay = () => replayed(body.delivery, true);
    expect(await replay()).toMatchObject({ status: 409, error: expect.stringContaining('could not be checked yet') });
    server.publish(first.verify);
    await nextAlarm();
    expect(await journal()).toEqual([['refused', 'build']]);
    const found = await stub().delivery(body.delivery ?? '');
    expect(found).toMatchObject({ reason: 'its proof is not genuine: mismatch', body: null });
    expect([await replay(), await replayed(body.delivery, false)]).toMatchObject([
      { status: 409, error: expect.stringContaining('not genuine') },
      { status: 409, error: expect.stringContaining('not genuine') },
    ]);
    await stub().wake();
    expect([groups.calls, await proofs()]).toEqual([0, 0]);
  });

  it('a forgery that came first does not stand in for the build it imitates', async () => {
    const same = build();
    await send(same, other.sign);
    await send(same, first.sign);
    server.publish(first.verify);
    await nextAlarm();
    await told(1);
    expect((await journal()).map(([outcome]) => outcome)).toEqual(['accepted', 'refused']);
  });

  it('it is asked for less and less often, at least every ten minutes', async () => {
    await send(build());
    const pauses: number[] = [];
    for (let n = 0; n < 7; n++) pauses.push(await nextAlarm());
    expect(pauses.map((pause) => pause / 1000)).toEqual([30, 60, 120, 240, 480, 600, 600]);
    expect(server.asked).toHaveLength(8);
  });

  it('a hundred builds in one moment ask for it once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, id) => send(build({ id }))));
    expect(server.asked.length).toBe(1);
    server.publish(first.verify);
    await nextAlarm();
    await told(20);
    expect(server.asked.length).toBe(2);
  });

  it('a late proof is judged like any other: quiet, filtered, by what the hook is now', async () => {
    await send(build({ id: 1, status_message: 'Passed', state: 'passed' }));
    await send(build({ id: 2, repository: { name: 'web', owner_name: 'evil' } }));
    await send(build({ id: 3 }));
    await configure({ events: { off: ['build.*.broken'] } });
    server.publish(first.verify);
    await nextAlarm();
    expect(groups.calls).toBe(0);
    expect((await journal()).map(([outcome]) => outcome)).toEqual(['filtered', 'filtered', 'ignored']);
  });

  it('what comes to an end after its hook is gone says nothing', async () => {
    await send(build());
    await configure({ id: 'another' });
    server.publish(first.verify);
    await nextAlarm();
    expect([groups.calls, (await stub().deliveries(1, null))[0]?.outcome]).toEqual([0, 'refused']);
  });

  it('more than can be kept are sent back', async () => {
    await runInDurableObject(stub(), (_, { storage: { sql } }) => {
      for (let n = 0; n < limits.unverifiedCap; n++) {
        sql.exec(`INSERT INTO unverified (id, hook, proof) VALUES ('${n}', 'acme-web', '{}')`);
      }
    });
    expect(await send(build())).toMatchObject({ status: 503, body: { outcome: 'unavailable' } });
  });

  it.each([
    ['beyond the newest it stays', limits.journalAge - 60_000, limits.journalCount, 'unverified'],
    ['when it is too old it goes, and its proof with it', limits.journalAge + 60_000, 1, undefined],
  ])('%s', async (_, age, newer, expected) => {
    const { body } = await send(build());
    const ids = JSON.stringify(Array.from({ length: newer }, (_, n) => `${firstIdAt(Date.now() + n + 1)}00000`));
    await runInDurableObject(stub(), (_, { storage: { sql } }) => {
      sql.exec(
        `INSERT INTO journal (id, at, event, topic, outcome, bytes, dispatches, behind, headers, contents)
         SELECT value, 0, 'build', 'build', 'ignored', 0, '[]', '{}', '{}', '[]' FROM json_each(?)`,
        ids,
      );
    });
    later(age);
    for (let n = 0; n < 8; n++) await stub().wake();
    expect((await stub().delivery(body.delivery ?? ''))?.outcome).toBe(expected);
    expect(await proofs()).toBe(expected ? 1 : 0);
  });

  it('a large matrix is kept whole until it is proved, and then without its body', async () => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36).slice(2)).join(' ');
    const { body } = await send(build({ config: { noise } }));
    server.publish(first.verify);
    await nextAlarm();
    await told(1);
    expect(await stub().delivery(body.delivery ?? '')).toMatchObject({ outcome: 'accepted', body: null });
  });
});

describe('when Travis CI changes its key', () => {
  it('a build signed with the new one is told at once, and the old one is worth nothing any more', async () => {
    await send(build({ id: 1 }));
    later(limits.keyFresh);
    server.publish(second.verify);
    expect(await send(build({ id: 2 }), second.sign)).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    expect(await send(build({ id: 3 }), first.sign)).toMatchObject({ status: 401 });
    expect(server.asked).toHaveLength(2);
    await told(2);
  });

  it('while it cannot be asked, builds signed with the old key are told and others wait', async () => {
    await send(build({ id: 1 }));
    later(limits.keyAge + 60_000);
    server.down();
    expect(await send(build({ id: 2 }), first.sign)).toMatchObject({ status: 202 });
    await told(2);
    expect(await send(build({ id: 3 }), second.sign)).toMatchObject({
      body: { reason: expect.stringContaining('Kept until') },
    });
    server.publish(second.verify);
    await settled();
    await told(3);
  });
});

describe('an answer that is no key counts as none', () => {
  it.each<[string, () => Response | Promise<Response>, RegExp]>([
    ['an error', () => new Response('oops', { status: 500 }), /answered 500/],
    ['a redirect', () => Response.redirect('https://evil.example/config', 302), /answered 302/],
    ['a page', () => new Response('<html>'), /did not answer with JSON/],
    ['no key in it', () => Response.json({ config: {} }), /no usable key/],
    [
      'a key that is none',
      () => published('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'),
      /no usable key/,
    ],
    ['a private key', () => published(other.sign), /no usable key/],
    ['too much', () => new Response(' '.repeat(300_000)), /more than 262144 bytes/],
    ['nothing in time', () => Promise.reject(new DOMException('late', 'TimeoutError')), /did not answer in time/],
  ])('%s', async (_, answer, problem) => {
    server.answer = answer;
    expect(await send(build())).toMatchObject({ status: 202, body: { reason: expect.stringMatching(problem) } });
    expect(await journal()).toEqual([['unverified', 'build']]);
    server.publish(first.verify);
    await nextAlarm();
    await told(1);
  });
});

describe('what a hook says about its source', () => {
  it.each([
    ['a server that nobody trusts', 'https://evil.example'],
    ['another port of one that is trusted', 'https://api.travis-ci.com:8443'],
    ['a name that only begins like one', 'https://api.travis-ci.com.evil.example'],
  ])('%s is never asked', async (_, address) => {
    await configure({ server: address });
    expect(await send(build())).toMatchObject({ body: { reason: expect.stringContaining('TRAVIS_ORIGINS') } });
    expect([server.asked, groups.calls]).toEqual([[], 0]);
  });

  it('a trusted server of its own is asked below its path', async () => {
    await configure({ server: 'https://api.travis-ci.org/api/' });
    expect(await send(build())).toMatchObject({ body: { outcome: 'accepted' } });
    expect(server.asked).toEqual(['https://api.travis-ci.org/api/config']);
  });

  it('with a key of its own nothing is fetched, and no other fits', async () => {
    await configure({ secrets: [second.verify] });
    expect(await send(build(), second.sign)).toMatchObject({ status: 202 });
    expect(await send(build({ id: 2 }), first.sign)).toMatchObject({ status: 401 });
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['its owner', ['acme/*'], 'accepted'],
    ['its name in other letters', ['Acme/WEB'], 'accepted'],
    ['another repository', ['acme/api'], 'filtered'],
    ['another owner', ['evil/*'], 'filtered'],
    ['a part of its name', ['acme/we'], 'filtered'],
    ['none', [], 'filtered'],
  ])('a build is told if its repository is named: by %s', async (_, repositories, outcome) => {
    await configure({ repositories });
    expect((await send(build())).body.outcome).toBe(outcome);
    await told(outcome === 'accepted' ? 1 : 0);
  });
});

it('the card for Microsoft Teams is recognised, and nothing of it is kept', async () => {
  const url = 'https://ding.example/travis/key-of-the-travis-tests';
  const headers = { 'content-type': 'application/json' };
  const response = await exports.default.fetch(
    new Request(url, { method: 'POST', headers, body: '{"@type":"MessageCard"}' }),
  );
  expect([response.status, await response.json()]).toEqual([
    200,
    { outcome: 'ignored', reason: expect.stringContaining('msteams: true') },
  ]);
  expect([await journal(), server.asked]).toEqual([[], []]);
});

describe('what Travis CI does not know', () => {
  it('a build that passes after one that errored is fixed', async () => {
    await send(build({ id: 1, status_message: 'Errored', state: 'errored' }));
    later(60_000);
    await send(build({ id: 2, status_message: 'Passed', state: 'passed' }));
    expect((await journal()).map(([, topic]) => topic)).toEqual(['build.push.fixed', 'build.push.errored']);
    await told(2);
  });

  it('a restart keeps id and number, and is told again', async () => {
    await send(build());
    later(60_000);
    expect(await send(build())).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
  });
});

/** Asks the API to send a delivery again. */
async function replayed(delivery = '', render: boolean): Promise<{ status: number; error: string }> {
  const url = `https://ding.example/api/hooks/acme-web/deliveries/${delivery}/replay?render=${render}`;
  const headers = { authorization: 'Bearer test-admin-token' };
  const response = await exports.default.fetch(new Request(url, { method: 'POST', headers }));
  return { status: response.status, error: JSON.stringify(await response.json()) };
}
