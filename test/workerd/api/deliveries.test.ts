import { evictDurableObject, listDurableObjectIds, reset } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { github } from '../../../adapters/github/index.ts';
import { limits } from '../../../src/config.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { configure, key, push, send, told } from '../inbox/door.ts';
import { Groups } from '../inbox/groups.ts';
import { draft, env, incoming, stub } from '../inbox/samples.ts';

let groups: Groups;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  groups = new Groups();
  await configure();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

/** Calls the API as an administrator. */
async function call(path: string, method = 'GET') {
  const headers = { authorization: 'Bearer test-admin-token' };
  const response = await exports.default.fetch(
    new Request(`https://ding.example/api/hooks${path}`, { method, headers }),
  );
  return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) };
}

const replay = (delivery: string, query = '') => call(`/acme-web/deliveries/${delivery}/replay${query}`, 'POST');

/** Takes a delivery past the door; resolves to its id. */
async function came(change: Parameters<typeof incoming>[0]): Promise<string> {
  const accepted = await stub().accept(incoming(change));
  return 'delivery' in accepted ? accepted.delivery : '';
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('one delivery', () => {
  it('shows what came, what was made of it, and nothing that proves who sent it', async () => {
    const { body } = await send(push(), {
      authorization: 'Bearer x',
      cookie: 'a=b',
      'user-agent': 'GitHub-Hookshot/1',
    });
    const { status, json } = await call(`/acme-web/deliveries/${body.delivery}`);
    expect(status).toBe(200);
    expect(json).toEqual({
      delivery: {
        id: body.delivery,
        receivedAt: expect.any(Number),
        event: 'push',
        topic: 'push',
        nativeId: expect.stringMatching(/^g-/),
        outcome: 'accepted',
        reason: null,
        bytes: new TextEncoder().encode(JSON.stringify(push())).byteLength,
        dispatches: [{ id: `${body.delivery}.00`, group: 'web' }],
        pending: false,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitHub-Hookshot/1',
          'x-github-delivery': expect.stringMatching(/^g-/),
          'x-github-event': 'push',
        },
        body: { json: push() },
        replays: [],
      },
    });
  });

  const text = (length: number) => 'x'.repeat(length);
  it.each<[string, Uint8Array | null, object | null]>([
    ['JSON', new TextEncoder().encode('{"a":[1]}'), { json: { a: [1] } }],
    ['the JSON null', new TextEncoder().encode('null'), { json: null }],
    ['a form', new TextEncoder().encode('payload=%7B%7D'), { text: 'payload=%7B%7D', truncated: false }],
    ['nothing', new Uint8Array(), { text: '', truncated: false }],
    ['no UTF-8', new Uint8Array([0x61, 0xff]), { text: 'a\ufffd', truncated: false }],
    [
      'as much as is shown',
      new TextEncoder().encode(text(limits.shownBody)),
      { text: text(limits.shownBody), truncated: false },
    ],
    [
      'a byte more',
      new TextEncoder().encode(text(limits.shownBody + 1)),
      { text: text(limits.shownBody), truncated: true },
    ],
    ['JSON too large to show whole', new TextEncoder().encode(`"${text(limits.shownBody)}"`), { truncated: true }],
    ['a body that was not kept', null, null],
  ])('its body: %s', async (_, body, expected) => {
    const delivery = await came({ body: body && (await gzip(body)) });
    const { json } = await call(`/acme-web/deliveries/${delivery}`);
    if (expected === null) expect(json.delivery.body).toBeNull();
    else expect(json.delivery.body).toMatchObject(expected);
  });
});

describe('what cannot be answered', () => {
  it.each<[string, string, string, number, string]>([
    ['a delivery of no hook', 'GET', '/nobody/deliveries/x', 404, 'There is no hook with this id.'],
    ['a delivery that is not there', 'GET', '/acme-web/deliveries/x', 404, 'There is no such delivery'],
    ['a replay of no hook', 'POST', '/nobody/deliveries/x/replay', 404, 'There is no hook with this id.'],
    ['a replay of nothing', 'POST', '/acme-web/deliveries/x/replay', 404, 'There is no such delivery'],
    ['a rendering of nothing', 'POST', '/acme-web/deliveries/x/replay?render=true', 404, 'There is no such delivery'],
    ['a question we do not know', 'POST', '/acme-web/deliveries/x/replay?render=yes', 400, 'render is true or false.'],
    ['reading a replay', 'GET', '/acme-web/deliveries/x/replay', 405, 'Use one of POST here.'],
    ['a list too long', 'GET', '/acme-web/deliveries?limit=501', 400, 'limit is 1 to 500'],
  ])('%s', async (_, method, path, status, message) => {
    const answer = await call(path, method);
    expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringContaining(message)]);
    expect(groups.calls).toBe(0);
  });

  it('none of it is answered without the token', async () => {
    for (const path of ['', '/x', '/x/replay']) {
      const url = `https://ding.example/api/hooks/acme-web/deliveries${path}`;
      const method = path.endsWith('replay') ? 'POST' : 'GET';
      expect((await exports.default.fetch(new Request(url, { method }))).status).toBe(401);
    }
  });
});

describe('replay', () => {
  it('sends the same messages again, under new ids', async () => {
    const { body } = await send(push());
    const { status, json } = await replay(body.delivery ?? '');
    expect([status, json]).toEqual([
      202,
      { outcome: 'accepted', delivery: body.delivery, dispatches: [{ id: expect.any(String), group: 'web' }] },
    ]);
    expect(groups.of('web')).toEqual([`${body.delivery}.00`, json.dispatches[0].id]);
    const [first, second] = groups.dispatches;
    expect(second?.message).toEqual(first?.message);
  });

  it('says nothing to a group that has been deleted', async () => {
    const delivery = await came({ dispatches: [draft('gone')] });
    const { status, json } = await replay(delivery);
    expect([status, json.error.message]).toEqual([409, 'The groups it went to have been deleted.']);
  });

  it('is told to come back while too much waits', async () => {
    groups.manners.set('web', 'refuses');
    const dispatches = Array.from({ length: limits.pendingCap / 4 }, () => draft());
    for (let n = 0; n < 4; n++) await came({ dispatches });
    const [newest] = await stub().deliveries(1, null);
    const { status, headers, json } = await replay(newest?.id ?? '');
    expect([status, headers.get('retry-after'), json.error.code]).toEqual([503, '60', 'unavailable']);
  });
});

describe('replay with today’s adapter and templates', () => {
  it('R23: what was in quarantine is sent after an upgrade, and leaves quarantine', async () => {
    const schema = github.routes.push?.schema;
    if (!schema) throw new Error('GitHub has no push');
    vi.spyOn(schema, 'safeParse').mockReturnValue(z.string().safeParse(1));
    const { body } = await send(push());
    expect(body.outcome).toBe('quarantined');
    const id = body.delivery ?? '';
    const tooEarly = await replay(id, '?render=true');
    expect([tooEarly.status, tooEarly.json.error.message]).toEqual([
      409,
      expect.stringContaining('This version cannot read it'),
    ]);

    vi.mocked(schema.safeParse).mockRestore();
    const { status, json } = await replay(id, '?render=true');
    expect(status).toBe(202);
    expect(groups.of('web')).toEqual([`${id}.00`, json.dispatches[0].id]);
    expect(groups.dispatches.map(({ kind, line }) => [kind, line.includes('修复登录')])).toEqual([
      ['notice', false],
      ['push', true],
    ]);
    expect((await call(`/acme-web/deliveries/${id}`)).json.delivery).toMatchObject({
      outcome: 'accepted',
      topic: 'push',
      reason: null,
      replays: [{ rendered: true, dispatches: json.dispatches }],
    });
  });

  it('uses the templates, language and groups of today', async () => {
    const { body } = await send(push());
    await configure(['web', 'ops'], { templates: { push: '---\nline: 今天的模板\n---\n今天的模板' } });
    clearHookCache();
    const { status, json } = await replay(body.delivery ?? '', '?render=true');
    expect([status, json.dispatches.map(({ group }: { group: string }) => group)]).toEqual([202, ['web', 'ops']]);
    expect(groups.dispatches.slice(1).map(({ line }) => line)).toEqual(['今天的模板', '今天的模板']);
  });

  it('a form is read as it came', async () => {
    const form = `payload=${encodeURIComponent(JSON.stringify(push()))}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'push' };
    const delivery = await came({ headers, body: await gzip(new TextEncoder().encode(form)) });
    expect((await replay(delivery, '?render=true')).status).toBe(202);
    expect(groups.dispatches.at(-1)?.line).toContain('修复登录');
  });

  it('what the hook filters is sent when a person asks', async () => {
    await configure(['web'], { events: { on: [], off: ['push'] } });
    const { body } = await send(push());
    expect(body.outcome).toBe('filtered');
    expect((await replay(body.delivery ?? '')).status).toBe(409);
    expect((await replay(body.delivery ?? '', '?render=true')).status).toBe(202);
    expect(groups.of('web')).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof incoming>[0], string]>([
    ['its body was not kept', { body: null, bytes: 987_654 }, 'Its body of 987654 bytes was too large to be kept.'],
    ['a ping', { headers: { 'x-github-event': 'ping' } }, 'There is nothing to say about it: ping: '],
    [
      'still unknown',
      { headers: { 'x-github-event': 'brand_new' } },
      'There is nothing to say about it: unsupported: github event "brand_new" is not known to this version',
    ],
    ['no longer what the vendor sends', { headers: {} }, 'This version cannot read it: '],
  ])('refused: %s', async (_, change, reason) => {
    const delivery = await came({ body: await gzip(new TextEncoder().encode('{"zen":"Keep it simple."}')), ...change });
    const { status, json } = await replay(delivery, '?render=true');
    expect([status, json.error]).toEqual([409, { code: 'conflict', message: expect.stringContaining(reason) }]);
    expect(groups.calls).toBe(1);
  });

  describe('a build', () => {
    const run = (id: number, conclusion: string) => ({
      action: 'completed',
      workflow_run: {
        id,
        name: 'CI',
        workflow_id: 9,
        run_number: id,
        event: 'push',
        status: 'completed',
        conclusion,
        head_branch: 'main',
        head_sha: '2'.repeat(40),
        html_url: `https://github.com/acme/web/actions/runs/${id}`,
      },
      repository: { full_name: 'acme/web', html_url: 'https://github.com/acme/web', default_branch: 'main' },
      sender: { login: 'chenchen', type: 'User' },
    });

    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));

    /** Sends a finished run, a minute after the last; resolves to the delivery. */
    async function finished(id: number, conclusion: string): Promise<string> {
      vi.setSystemTime(Date.now() + 60_000);
      const headers = { 'x-github-event': 'workflow_run', 'x-github-delivery': `b-${id}` };
      return (await send(run(id, conclusion), headers)).body.delivery ?? '';
    }

    it('is compared with what was known when it came, not with what came later', async () => {
      await finished(1, 'failure');
      const fixed = await finished(2, 'success');
      await finished(3, 'failure');
      const before = await stub().delivery(fixed);
      const [series] = Object.keys(before?.recalled ?? {});
      expect([before?.topic, series]).toEqual([expect.stringMatching(/\.fixed$/), expect.any(String)]);

      expect((await replay(fixed, '?render=true')).status).toBe(202);
      expect(groups.dispatches.at(-1)?.line).toBe(groups.dispatches[1]?.line);
      expect((await stub().delivery(fixed))?.topic).toBe(before?.topic);
      expect((await stub().lastBuild(series ?? ''))?.status, 'what came later stays remembered').toBe('failure');
    });

    it.each([
      ['before it', ['failure', null], /\.fixed$/],
      ['after it', [null, 'failure'], /\.success$/],
    ])('that was in quarantine is compared with what failed %s', async (_, [before, after], topic) => {
      if (before) await finished(1, before);
      const schema = github.routes.workflow_run?.schema;
      if (!schema) throw new Error('GitHub has no workflow_run');
      const broken = vi.spyOn(schema, 'safeParse').mockReturnValue(z.string().safeParse(1));
      const quarantined = await finished(2, 'success');
      broken.mockRestore();
      if (after) await finished(3, after);
      expect((await replay(quarantined, '?render=true')).status).toBe(202);
      expect(await stub().delivery(quarantined)).toMatchObject({ topic: expect.stringMatching(topic) });
    });
  });
});

describe('S7: refused requests are counted on the hook', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}, path = `/github/${key}`) =>
    told(new Request(`https://ding.example${path}`, { method: 'POST', headers, body }));
  const refused = async (hook: string) => (await call(`/${hook}/deliveries`)).json.refused;

  it('none yet', async () => {
    await send(push());
    expect((await call('/acme-web/deliveries')).json).toEqual({
      deliveries: [expect.objectContaining({ outcome: 'accepted' })],
      flags: [],
      refused: null,
      pending: 0,
      unverified: 0,
    });
  });

  // A hook for each: an isolate reports at once only what it refused first.
  it.each<[string, string, () => Promise<{ status: number }>, number, object]>([
    ['no proof', 'h1', () => post('{}', { 'x-github-event': 'push' }), 401, { unauthorized: 1 }],
    ['not what the vendor sends', 'h2', () => send(push(), { 'x-github-event': '' }), 400, { malformed: 1 }],
    ['too large', 'h3', () => post('{}', { 'content-length': `${github.maxBody + 1}` }), 413, { 'too-large': 1 }],
  ])('%s', async (_, hook, request, status, counted) => {
    await configure(['web'], { id: hook });
    expect((await request()).status).toBe(status);
    const now = expect.any(Number);
    const all = { unauthorized: 0, malformed: 0, 'too-large': 0, since: now, last: now, ...counted };
    await vi.waitFor(async () => expect(await refused(hook)).toEqual(all));
    expect((await call(`/${hook}/deliveries`)).json.deliveries).toEqual([]);
  });

  it('an unknown key or source creates no object', async () => {
    const before = await listDurableObjectIds(env.INBOX);
    for (const path of ['/github/no-such-key-at-all', `/gitlab/${key}`, `/nothing/${key}`, `/github/${key}x`]) {
      expect((await post('{}', {}, path)).status).toBe(404);
    }
    expect(await listDurableObjectIds(env.INBOX)).toEqual(before);
  });

  it('counts survive a restart', async () => {
    await stub().refuse({ unauthorized: 3 }, 1_000);
    await stub().refuse({ 'too-large': 1, unauthorized: 1 }, 2_000);
    await evictDurableObject(stub());
    expect(await refused('acme-web')).toEqual({
      unauthorized: 4,
      malformed: 0,
      'too-large': 1,
      since: 1_000,
      last: 2_000,
    });
  });
});
