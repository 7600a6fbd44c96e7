import { reset } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import type { Rule } from '../../../src/rules/index.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { configure, push, send } from '../inbox/door.ts';
import { env } from '../inbox/samples.ts';

let sim: DingTalkSim;

beforeEach(() => {
  sim = createDingTalkSim({});
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
  sim.control.putRobot('token-2', { alias: 'r2', group: 'ops' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
});

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

/** The hook `acme-web` for the groups web and ops, of which it names web. */
const withRules = (rules: Rule[], change: object = {}) =>
  configure(['web', 'ops'], { groups: ['web'], rules, ...change });

const repository = { full_name: 'acme/web', html_url: 'https://github.com/acme/web' };
const issue = (action: string, change: object = {}) => ({
  action,
  repository,
  sender: { login: 'lilei', type: 'User' },
  issue: { number: 128, title: '登录页闪烁', user: { login: 'chenchen' }, labels: [{ name: 'bug' }], ...change },
  label: { name: 'bug' },
});
const star = { action: 'created', repository, sender: { login: 'lilei', type: 'User' } };

/** What arrived in the groups: which, and the text. */
async function arrived(count: number): Promise<{ group: string | null; text: string }[]> {
  const all = () => sim.control.messages({ verdict: 'accepted' }).messages;
  await vi.waitFor(() => expect(all()).toHaveLength(count));
  return all().map(({ group, parsed }) => ({ group, text: JSON.stringify(parsed) }));
}

const journal = () => env.INBOX.getByName('acme-web').deliveries(10, null);

async function api(path: string, method: string, body?: object, headers: Record<string, string> = {}) {
  const response = await exports.default.fetch(
    new Request(`https://ding.example/api${path}`, {
      method,
      headers: { authorization: 'Bearer test-admin-token', 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    }),
  );
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

describe('a delivery goes where the rules say', () => {
  it('to the group of the first rule that matches, and to no other', async () => {
    await withRules([
      { when: { branches: ['release/**'] }, send: true },
      { name: '主干', when: { events: ['push'], branches: ['main'] }, send: ['ops'], locale: 'en' },
    ]);
    expect((await send(push())).body).toMatchObject({
      outcome: 'accepted',
      reason: 'sent by rule 2 "主干": event push, branch main',
    });
    expect(await arrived(1)).toEqual([{ group: 'ops', text: expect.stringContaining('pushed') }]);
    expect(await journal()).toMatchObject([
      { dispatches: [{ group: 'ops' }], reason: expect.stringContaining('rule 2') },
    ]);
  });

  it('to nobody, with the rule as the reason', async () => {
    await withRules([{ name: 'dependabot', when: { branches: ['dependabot/**'] }, drop: true }]);
    const { status, body } = await send(push('refs/heads/dependabot/npm/hono'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'filtered',
      reason: 'dropped by rule 1 "dependabot": branch dependabot/**',
    });
    expect(await journal()).toMatchObject([{ outcome: 'filtered', reason: body.reason, dispatches: [] }]);
  });

  it('to the hook’s own groups where no rule matches', async () => {
    await withRules([{ when: { branches: ['release/**'] }, send: ['ops'] }]);
    await send(push());
    expect(await arrived(1)).toMatchObject([{ group: 'web' }]);
    expect(await journal()).toMatchObject([{ reason: null }]);
  });

  it('what is quiet by default comes through where a rule names it, and only there', async () => {
    await withRules([{ when: { events: ['issue.labeled'], labels: ['bug'] }, send: ['ops'] }]);
    const labeled = await send(issue('labeled'), { 'x-github-event': 'issues' });
    const pinned = await send(issue('pinned'), { 'x-github-event': 'issues' });
    expect([labeled.body.outcome, pinned.body.outcome]).toEqual(['accepted', 'ignored']);
    expect(await arrived(1)).toMatchObject([{ group: 'ops', text: expect.stringContaining('登录页闪烁') }]);
  });

  it('a star is not let through by a rule for everything', async () => {
    await withRules([{ send: ['ops'] }]);
    expect((await send(star, { 'x-github-event': 'star' })).body).toMatchObject({ outcome: 'ignored' });
  });

  it('mentions whom it concerns, and never the one who did it', async () => {
    await withRules([]);
    await directory(env).putPeople([
      { name: '陈晨', mobile: '13800000001', accounts: { github: ['chenchen'] } },
      { name: '李雷', mobile: '13800000002', accounts: { github: ['lilei'] } },
    ]);
    const comment = { body: '@lilei 我来看', user: { login: 'lilei' } };
    await send({ ...issue('created'), comment }, { 'x-github-event': 'issue_comment' });
    const [message] = await arrived(1);
    expect(message?.text).toContain('"atMobiles":["13800000001"]');
    expect(message?.text).toContain('@13800000001');
  });
});

describe('looking at it', () => {
  it('a preview of the hook says the same, and who would read it', async () => {
    await withRules([{ when: { branches: ['main'] }, send: ['ops'], template: 'brief' }, { drop: true }], {
      templates: { brief: '简：{{ ref }}' },
    });
    const preview = (ref: string) =>
      api('/preview/github?hook=acme-web', 'POST', push(ref), { 'x-github-event': 'push' });
    expect((await preview('refs/heads/main')).json).toMatchObject({
      outcome: 'accepted',
      reason: 'sent by rule 1: branch main',
      messages: [{ groups: ['ops'], message: { markdown: { text: expect.stringMatching(/^简：main\n/) } } }],
    });
    expect((await preview('refs/heads/dev')).json).toMatchObject({
      outcome: 'filtered',
      reason: 'dropped by rule 2',
      messages: [{ groups: [] }],
    });
    expect((await api('/preview/github?hook=other', 'POST', push())).status).toBe(404);
    expect(await journal()).toEqual([]);
  });

  it('a re-rendering follows today’s rules', async () => {
    await withRules([]);
    const { body } = await send(push());
    await arrived(1);
    await directory(env).putHook(
      { name: 'acme/web', source: 'github', groups: ['web'], rules: [{ send: ['ops'] }] },
      'acme-web',
    );
    const again = await api(`/hooks/acme-web/deliveries/${body.delivery}/replay?render=true`, 'POST');
    expect(again).toMatchObject({ status: 202, json: { dispatches: [{ group: 'ops' }] } });
    expect((await arrived(2)).map(({ group }) => group)).toEqual(['web', 'ops']);
  });
});

describe('sent again by hand', () => {
  it('what a rule drops goes to the hook’s own groups', async () => {
    await withRules([{ drop: true }]);
    const { body } = await send(push());
    const again = await api(`/hooks/acme-web/deliveries/${body.delivery}/replay?render=true`, 'POST');
    expect(again).toMatchObject({ status: 202, json: { dispatches: [{ group: 'web' }] } });
    expect(await arrived(1)).toMatchObject([{ group: 'web' }]);
  });
});

describe('saving rules', () => {
  const hook = { name: 'acme/web', source: 'github', groups: ['web'] };

  it('one that can never match is refused with its path and what to do', async () => {
    await withRules([]);
    const rules = [{ send: ['ops'], when: { events: ['push'], labels: ['bug'] } }];
    expect(await api('/hooks/acme-web', 'PUT', { ...hook, rules })).toEqual({
      status: 422,
      json: {
        error: {
          code: 'invalid',
          message: expect.any(String),
          issues: [
            {
              path: 'rules[0].when.labels',
              message: 'Take this out, or name other events: no push has it, only merge_request or issue.',
            },
          ],
        },
      },
    });
  });

  it('they come back as they were written', async () => {
    await withRules([]);
    const rules = [
      { name: 'x', when: { hours: { days: ['mon-fri'], from: '09:00' } }, send: ['ops'], mention: 'none' },
    ];
    expect(await api('/hooks/acme-web', 'PUT', { ...hook, rules })).toMatchObject({ status: 200, json: { rules } });
  });

  it('a group that a rule sends to cannot be deleted', async () => {
    await withRules([{ send: ['ops'] }]);
    expect((await api('/groups/ops', 'DELETE')).json).toMatchObject({ error: { code: 'conflict' } });
  });

  it('nor somebody it mentions', async () => {
    await withRules([]);
    const person = { name: '陈晨', mobile: '13800000001', accounts: {} };
    await api('/people', 'PUT', { people: [person] });
    await api('/hooks/acme-web', 'PUT', { ...hook, rules: [{ send: true, mention: ['陈晨'] }] });
    expect((await api('/people', 'PUT', { people: [] })).json).toMatchObject({
      error: { issues: [{ path: 'hooks[0].rules[0].mention[0]' }] },
    });
  });
});
