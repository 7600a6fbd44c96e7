import { abortAllDurableObjects, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incoming, Rendering, Replayed, ReplayOrder } from '../../../src/inbox/delivery.ts';
import { Groups, type Manner } from './groups.ts';
import { draft, incoming, start, stub } from './samples.ts';

let groups: Groups;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  groups = new Groups();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

/** Takes a delivery; resolves to its id. */
async function came(change: Partial<Incoming> = {}): Promise<string> {
  const accepted = await stub().accept(incoming(change));
  return 'delivery' in accepted ? accepted.delivery : '';
}

/** Sends a delivery again, an hour after the last thing that happened. */
async function replay(delivery: string, order: Partial<ReplayOrder> = {}): Promise<Replayed> {
  vi.setSystemTime(Date.now() + 3_600_000);
  return stub().replay(delivery, { now: Date.now(), groups: ['web', 'ops'], ...order });
}

/** The dispatch ids of a replay; none when it sent nothing. */
const idsOf = (replayed: Replayed) => (replayed.outcome === 'accepted' ? replayed.dispatches.map(({ id }) => id) : []);

const rendering = (change: Partial<Rendering> = {}): Rendering => ({
  event: 'push',
  topic: 'push.again',
  reason: null,
  dispatches: [draft('web', { line: 'rendered anew' })],
  renders: [],
  ...change,
});

const silent: Partial<Incoming> = { dispatches: [] };

describe('what a replay is told', () => {
  it.each<[string, Partial<Incoming>, Partial<ReplayOrder>, object]>([
    ['accepted, to one group', {}, {}, { outcome: 'accepted', dispatches: [{ group: 'web' }] }],
    [
      'accepted, to two groups',
      { dispatches: [draft('web'), draft('ops')] },
      {},
      { outcome: 'accepted', dispatches: [{ group: 'web' }, { group: 'ops' }] },
    ],
    [
      'one of two groups is gone',
      { dispatches: [draft('web'), draft('ops')] },
      { groups: ['ops'] },
      { outcome: 'accepted', dispatches: [{ group: 'ops' }] },
    ],
    [
      'its group is gone',
      {},
      { groups: [] },
      { outcome: 'nothing', reason: 'The groups it went to have been deleted.' },
    ],
    [
      'filtered',
      { ...silent, outcome: 'filtered' },
      {},
      { outcome: 'nothing', reason: 'It was filtered, so there is nothing to repeat. Replay it with ?render=true.' },
    ],
    ['in quarantine: the notice is not said again', { outcome: 'quarantined' }, {}, { outcome: 'nothing' }],
    ['accepted, but it said nothing', silent, {}, { outcome: 'nothing', reason: 'It says nothing to any group.' }],
    ['in quarantine, rendered', { outcome: 'quarantined' }, { rendering: rendering() }, { outcome: 'accepted' }],
    ['ignored, rendered', { ...silent, outcome: 'ignored' }, { rendering: rendering() }, { outcome: 'accepted' }],
    ['rendered, and still silent', silent, { rendering: rendering({ dispatches: [] }) }, { outcome: 'nothing' }],
  ])('%s', async (_, change, order, expected) => {
    const delivery = await came(change);
    const before = groups.calls;
    const replayed = await replay(delivery, order);
    expect(replayed).toMatchObject(expected);
    expect([...groups.stored.values()].flat()).toEqual(expect.arrayContaining(idsOf(replayed)));
    if (replayed.outcome !== 'accepted') expect(groups.calls).toBe(before);
  });

  it('a delivery that is not there', async () => {
    await came();
    expect(await replay('000000000abcde')).toEqual({ outcome: 'unknown' });
  });
});

describe('what is sent', () => {
  it('each replay is a message of its own, newer than all before it', async () => {
    const delivery = await came();
    const later = await came();
    const [first, second] = [idsOf(await replay(delivery)), idsOf(await replay(delivery))];
    const all = [`${delivery}.00`, `${later}.00`, ...first, ...second];
    expect(groups.of('web')).toEqual(all);
    expect([...all].sort()).toEqual(all);
    expect(new Set(all).size).toBe(4);
  });

  it('the same words again, said of the same delivery, now', async () => {
    const delivery = await came({ dispatches: [draft('web', { line: 'as it was', severity: 'bad' })] });
    await replay(delivery);
    const [before, after] = groups.dispatches;
    expect(after).toEqual({ ...before, id: after?.id, receivedAt: Date.now() });
    expect(after?.delivery).toBe(delivery);
  });

  it('a rendering takes the place of what was said, for later replays too', async () => {
    const delivery = await came({ outcome: 'quarantined', reason: 'unknown', topic: 'push' });
    await replay(delivery, { rendering: rendering() });
    await replay(delivery);
    expect(groups.dispatches.map(({ line }) => line).slice(1)).toEqual(['rendered anew', 'rendered anew']);
    expect(await stub().delivery(delivery)).toMatchObject({ outcome: 'accepted', topic: 'push.again', reason: null });
  });

  it('a rendering lowers and raises flags', async () => {
    const failures = [{ template: 'override push', error: 'unknown filter' }];
    const delivery = await came({ renders: [{ scope: 'en/push', failures }] });
    await replay(delivery, { rendering: rendering({ renders: [{ scope: 'en/push', failures: [] }] }) });
    expect((await stub().status()).flags).toEqual([]);
  });
});

it('replays are listed with their delivery', async () => {
  const other = await came();
  const delivery = await came();
  const repeated = await replay(delivery);
  const rendered = await replay(delivery, { rendering: rendering() });
  const ids = [`${delivery}.00`, ...idsOf(repeated), ...idsOf(rendered)];
  const rows = await stub().deliveries(10, null);
  expect(rows.map(({ dispatches }) => dispatches.map(({ id }) => id))).toEqual([ids, [`${other}.00`]]);
  expect((await stub().delivery(delivery))?.replays).toMatchObject([
    { delivery, rendered: false, at: start + 3_600_000, dispatches: [{ id: ids[1], group: 'web' }] },
    { delivery, rendered: true, at: start + 7_200_000, dispatches: [{ id: ids[2], group: 'web' }] },
  ]);
});

describe('a crash while a replay is handed over', () => {
  it.each<[string, Manner, number]>([
    ['before the Outbox has stored it', 'hangs', 1],
    ['before the Outbox has answered', 'stores and hangs', 2],
    ['after the answer was lost', 'loses the answer', 2],
    ['after it was confirmed', 'confirms', 2],
  ])('%s: the same ids once more', async (_, manner, copies) => {
    const delivery = await came({ dispatches: [draft('web'), draft('ops')] });
    groups.manners.set('web', manner);
    const ids = idsOf(await replay(delivery));
    const row = async () => (await stub().deliveries(10, null))[0];
    expect((await row())?.pending).toBe(manner !== 'confirms');

    await abortAllDurableObjects();
    groups.manners.clear();
    await stub().wake();
    expect(groups.of('web').filter((id) => id === ids[0])).toHaveLength(copies);
    expect(new Set([...groups.of('web'), ...groups.of('ops')])).toEqual(
      new Set([`${delivery}.00`, `${delivery}.01`, ...ids]),
    );
    expect((await row())?.pending).toBe(false);
  });
});
