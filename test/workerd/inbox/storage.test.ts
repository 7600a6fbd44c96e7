import { abortAllDurableObjects, reset, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { configure, push, send } from './door.ts';
import { Groups } from './groups.ts';
import { stub } from './samples.ts';

let groups: Groups;

beforeEach(async () => {
  groups = new Groups();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await configure(['web'], { templates: { 'zh-CN/build': '{{ title | shout }}' } });
});

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

/** Makes statements that match fail, until the mocks are restored. Resolves to how often one did. */
async function fail(statement: RegExp): Promise<() => number> {
  let failed = 0;
  await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    const exec = sql.exec.bind(sql);
    vi.spyOn(sql, 'exec').mockImplementation((query, ...values) => {
      if (!statement.test(query)) return exec(query, ...values);
      failed++;
      throw new Error('database or disk is full: SQLITE_FULL');
    });
  });
  return () => failed;
}

const build = {
  action: 'completed',
  workflow_run: {
    id: 7,
    name: 'CI',
    workflow_id: 9,
    run_number: 3,
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
    head_branch: 'main',
    head_sha: '2'.repeat(40),
    html_url: 'https://github.com/acme/web/actions/runs/7',
  },
  repository: { full_name: 'acme/web', html_url: 'https://github.com/acme/web' },
  sender: { login: 'chenchen', type: 'User' },
};

describe('R17: when a write fails the sender is told to come back, and then it is one message', () => {
  it.each([
    ['what tells duplicates', /INTO seen/],
    ['how a build ended', /INTO builds/],
    ['the state of its templates', /FROM flags/],
    ['the delivery itself', /INTO journal/],
  ])('%s', async (_, statement) => {
    const failed = await fail(statement);
    const refused = await send(build, { 'x-github-event': 'workflow_run' });
    expect([failed(), refused.status, refused.headers.get('retry-after')]).toEqual([1, 503, '5']);
    expect(refused.body).toEqual({
      outcome: 'unavailable',
      reason: 'The delivery could not be stored. Send it again in a few seconds.',
    });
    expect([await stub().deliveries(10, null), groups.calls]).toEqual([[], 0]);

    vi.restoreAllMocks();
    groups = new Groups();
    const again = await send(build, { 'x-github-event': 'workflow_run' });
    expect(again).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    expect(groups.of('web')).toEqual([`${again.body.delivery}.00`]);
    expect(await stub().deliveries(10, null)).toHaveLength(1);
  });

  it('what waits cannot be read back: it is kept, and handed over when it can', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    groups.manners.set('web', 'refuses');
    const { status, body } = await send(push());
    await abortAllDurableObjects();
    await fail(/SELECT contents/);
    groups.calls = 0;
    await stub().wake();
    expect([status, groups.calls, (await stub().status()).pending]).toEqual([202, 0, 1]);

    vi.restoreAllMocks();
    groups = new Groups();
    await stub().wake();
    expect(groups.of('web')).toEqual([`${body.delivery}.00`]);
  });
});
