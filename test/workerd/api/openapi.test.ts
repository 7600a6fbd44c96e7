import { reset } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { github } from '../../../adapters/github/index.ts';
import type { Operation } from '../../../cli/openapi/operation.ts';
import { operations } from '../../../cli/openapi/operations.ts';
import { Failure } from '../../../cli/openapi/schemas.ts';
import document from '../../../docs/schema/openapi.json' with { type: 'json' };
import { api } from '../../../src/api/index.ts';
import { scopeFor } from '../../../src/api/scopes.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { sampleConfig } from '../../unit/directory/samples.ts';
import { appKey, boardId, canary, otherBoardId, world } from '../connectors/world.ts';
import { push } from '../inbox/door.ts';
import { misfits } from './fitting.ts';

const origin = 'https://ding.example';
const name = ({ method, path }: Pick<Operation, 'method' | 'path'>) => `${method.toUpperCase()} ${path}`;

describe('the document', () => {
  it('and the routes there are, are the same', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(document.paths).flatMap(([path, calls]) =>
      Object.keys(calls).map((method) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`),
    );
    expect(described.sort()).toEqual([...new Set(routes)].sort());
  });

  it('holds no secret and no path of a machine', () => {
    const text = JSON.stringify(document);
    const found = text.match(
      /(?<![\w{}.])\/(?:work|tmp|home|root|Users|var|etc)\/|file:|SEC[0-9a-f]{6,}|access_token=\w|dinghook_\w|[0-9a-f]{32}|test-admin-token/g,
    );
    expect(found).toEqual(null);
  });
});

/** A reply, and which call was answered by it. */
interface Answered {
  call: string;
  status: number;
  json: unknown;
}

const answered: Answered[] = [];
let sim: DingTalkSim;

/** Makes a call of the document; what stands in braces is filled in from `path`. */
async function call(asked: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const [method = ''] = asked.split(' ');
  const response = await exports.default.fetch(`${origin}/api${path}`, {
    method,
    headers: { authorization: 'Bearer test-admin-token', 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = new TextDecoder().decode(await response.arrayBuffer());
  const isYaml = response.headers.get('content-type')?.startsWith('application/yaml') === true;
  const json: unknown = text === '' ? null : isYaml ? parse(text) : JSON.parse(text);
  answered.push({ call: asked, status: response.status, json });
  return json as Record<string, never>;
}

async function deliver(payload: object, event = 'push', secret = 'current-secret'): Promise<string> {
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': crypto.randomUUID(),
  };
  const url = `${origin}/github/acme-web-key-0123456789`;
  const raw = new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
  const proof = await github.auth[0].sign(raw, secret, Date.now());
  const reply = await exports.default.fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body });
  return (await reply.json<{ delivery?: string }>()).delivery ?? '';
}

async function until(group: string, is: (ledger: Record<string, number>) => boolean): Promise<void> {
  await vi.waitFor(
    async () => {
      const { ledger } = (await call('GET /groups/{id}/status', `/groups/${group}/status`)) as never;
      if (!is(ledger)) throw new Error(`not yet: ${JSON.stringify(ledger)}`);
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** DingTalk turns the next message to the group `ops` down. */
function refuseOnce(): void {
  sim.control.addFault({
    stage: 'before',
    action: { kind: 'errcode', errcode: 430104 },
    match: { group: 'ops' },
    times: 1,
  });
}

async function configuration(): Promise<void> {
  const [hook] = sampleConfig().hooks;
  const groups = sampleConfig().groups.map((group) => ({ ...group, merge: { settle: 0, calm: 0 } }));
  const config = {
    ...sampleConfig(),
    groups,
    hooks: [{ ...hook, templates: { 'zh-CN/push': '{{ actor | nothing }}' } }],
  };
  const rules = [{ name: '夜里', when: { events: ['push.*'], hours: { from: '22:00', to: '08:00' } }, drop: true }];
  const second = { id: 'second', name: 'second', source: 'github', groups: ['ops'], rules };
  await call('PUT /config', '/config?dryRun=true', config);
  await call('PUT /config', '/config', { ...config, hooks: [...config.hooks, second] });
  await call('GET /config', '/config');
  await call('GET /config', '/config', undefined, { accept: 'application/yaml' });
  await call('GET /config/schema.json', '/config/schema.json');
  await call('GET /openapi.json', '/openapi.json');
  await call('GET /people', '/people');
  await call('PUT /people', '/people', { people: sampleConfig().people });
}

async function groupsAndMessages(): Promise<void> {
  const { quota: _, ...group } = { ...sampleConfig().groups[0], id: undefined, name: 'third' };
  const { id } = await call('POST /groups', '/groups', group);
  await call('PUT /groups/{id}', `/groups/${id}`, { ...group, name: 'fourth' });
  await call('PUT /groups/{id}', '/groups/fifth', { ...group, name: 'fifth' });
  await call('GET /groups', '/groups');
  await call('GET /groups/{id}', '/groups/web-team');
  await call('DELETE /groups/{id}', `/groups/${id}`);
  await call('POST /groups/{id}/test', '/groups/web-team/test');
  refuseOnce();
  await deliver(push());
  await deliver({ ...push('refs/heads/next'), after: '3'.repeat(40) });
  await until('web-team', ({ sent = 0, merged = 0 }) => sent + merged >= 2);
  await until('ops', ({ parked = 0 }) => parked >= 1);
  await call('GET /groups/{id}/messages', '/groups/web-team/messages?limit=10');
  const { messages } = await call('GET /groups/{id}/messages', '/groups/ops/messages?state=parked');
  const [{ id: parked } = { id: '' }] = messages as unknown as { id: string }[];
  await call('POST /groups/{id}/pause', '/groups/ops/pause', { reason: '发布窗口' });
  await call('POST /groups/{id}/messages/{message}/discard', `/groups/ops/messages/${parked}/discard`, { reason: 'x' });
  await call('POST /groups/{id}/discard', '/groups/ops/discard', { reason: 'x' });
  await call('POST /groups/{id}/resume', '/groups/ops/resume');
}

async function retry(): Promise<void> {
  refuseOnce();
  await deliver({ ...push('refs/heads/again'), after: '4'.repeat(40) });
  await until('ops', ({ parked = 0 }) => parked >= 1);
  const { messages } = await call('GET /groups/{id}/messages', '/groups/ops/messages?state=parked');
  const [{ id: parked } = { id: '' }] = messages as unknown as { id: string }[];
  await call('POST /groups/{id}/messages/{message}/retry', `/groups/ops/messages/${parked}/retry`);
  await call('POST /groups/{id}/test', '/groups/ops/test');
}

async function hooksAndDeliveries(): Promise<void> {
  const draft = { name: 'another', source: 'github', groups: ['ops'] };
  const { id } = await call('POST /hooks', '/hooks', draft);
  await call('PUT /hooks/{id}', `/hooks/${id}`, { ...draft, name: 'yet another' });
  await call('PUT /hooks/{id}', '/hooks/by-hand', { ...draft, name: 'by hand' });
  await call('GET /hooks', '/hooks');
  await call('GET /hooks/{id}', '/hooks/acme-web');
  await call('DELETE /hooks/{id}', `/hooks/${id}`);
  await deliver({ zen: 'x', hook_id: 1 }, 'ping');
  await deliver({ strange: true }, 'an_event_of_tomorrow');
  await deliver(push(), 'push', 'not the secret');
  const { deliveries } = await call('GET /hooks/{id}/deliveries', '/hooks/acme-web/deliveries');
  for (const { id: delivery } of deliveries as unknown as { id: string }[]) {
    await call('GET /hooks/{id}/deliveries/{delivery}', `/hooks/acme-web/deliveries/${delivery}`);
  }
  const accepted = (deliveries as unknown as { id: string; outcome: string }[]).find(
    ({ outcome }) => outcome === 'accepted',
  );
  await call('GET /hooks/{id}/deliveries', '/hooks/acme-web/deliveries?outcome=accepted&limit=1');
  await call('GET /hooks/{id}/samples', '/hooks/acme-web/samples');
  await call('POST /hooks/{id}/sample', '/hooks/acme-web/sample', { sample: 'push-three-commits' });
  const replay = 'POST /hooks/{id}/deliveries/{delivery}/replay';
  await call(replay, `/hooks/acme-web/deliveries/${accepted?.id}/replay`);
  await call(replay, `/hooks/acme-web/deliveries/${accepted?.id}/replay?render=true`);
  const path = `/hooks/acme-web/deliveries/${accepted?.id}`;
  await call('GET /hooks/{id}/deliveries/{delivery}', path);
  for (const query of ['', '?locale=en', '?hook=acme-web']) {
    await call('POST /preview/{source}', `/preview/github${query}`, push(), { 'x-github-event': 'push' });
  }
  await call('POST /preview/{source}', '/preview/github', {}, { 'x-github-event': 'ping' });
  await call('POST /preview/{source}', '/preview/github', {}, { 'x-github-event': 'push' });
}

async function named(): Promise<void> {
  const { id, token } = await call('POST /tokens', '/tokens', { name: 'one', scope: 'read' });
  await call('GET /people', '/people', undefined, { authorization: `Bearer ${token}` });
  await call('POST /tokens', '/tokens', { name: 'two', scope: 'admin' });
  await call('GET /tokens', '/tokens');
  await call('DELETE /tokens/{id}', `/tokens/${id}`);
}

async function installed(): Promise<void> {
  await call('GET /connectors', '/connectors');
  const credentials = { key: appKey, token: canary.trello, secret: canary.trelloApp };
  for (const source of ['github', 'trello']) {
    await call('POST /hooks', '/hooks', { id: `at-${source}`, name: `at ${source}`, source, groups: ['ops'] });
  }
  const choices = 'POST /connectors/{source}/choices';
  await call(choices, '/connectors/trello/choices', { credentials });
  await call(choices, '/connectors/github/choices', { credentials: { token: canary.classic } });
  await call(choices, '/connectors/github/choices', { credentials: { token: 'ghp_wrong' } });
  const install = 'POST /hooks/{id}/install';
  const github = { credentials: { token: canary.classic }, place: 'acme/web' };
  await call(install, '/hooks/at-github/install', { ...github, place: 'acme/api' });
  await call(install, '/hooks/at-github/install', { ...github, remember: true });
  await call(install, '/hooks/at-trello/install', { credentials, place: boardId, remember: true });
  await call('POST /hooks/{id}/webhooks', '/hooks/at-trello/webhooks', { credentials });
  await call('POST /hooks/{id}/webhooks', '/hooks/at-github/webhooks', { credentials: github.credentials });
  await call('POST /hooks/{id}/rotate', '/hooks/at-github/rotate');
  const list = 'GET /hooks/{id}/installations';
  const idOf = async (hook: string) => {
    const { installations } = await call(list, `/hooks/${hook}/installations`);
    return (installations as unknown as { id: string }[])[0]?.id;
  };
  const [first, second] = [await idOf('at-github'), await idOf('at-trello')];
  const one = '/hooks/{id}/installations/{installation}';
  await call(`POST ${one}/update`, `/hooks/at-github/installations/${first}/update`, {});
  await call(`POST ${one}/move`, `/hooks/at-trello/installations/${second}/move`, { place: otherBoardId });
  await call(`POST ${one}/move`, `/hooks/at-github/installations/${first}/move`, { place: 'acme/old' });
  await call(`POST ${one}/remove`, `/hooks/at-trello/installations/${second}/remove`, {});
  await call(`DELETE ${one}`, `/hooks/at-github/installations/${first}`);
}

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  clearHookCache();
  sim = createDingTalkSim({});
  for (const { id, robots } of sampleConfig().groups) {
    for (const { webhook, secret, keywords } of robots) {
      const token = new URL(webhook).searchParams.get('access_token') ?? '';
      sim.control.putRobot(token, {
        alias: `${id}-${token.slice(-4)}`,
        group: id,
        secret,
        ...(keywords.length > 0 && { keywords }),
      });
    }
  }
  const sources = world();
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    String(input).startsWith('https://oapi.dingtalk.com/')
      ? sim.fetch(new Request(input, init))
      : sources.fetch(String(input), init ?? {}),
  );
  await configuration();
  await groupsAndMessages();
  await retry();
  await hooksAndDeliveries();
  await named();
  await installed();
}, 60_000);

afterAll(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

describe('real replies', () => {
  it.each(operations.map((operation) => [name(operation), operation] as const))('%s', (asked, { replies }) => {
    const own = answered.filter((each) => each.call === asked);
    for (const { status, json } of own) {
      const schema = replies[status];
      expect([status, Object.hasOwn(replies, status), schema ? misfits(schema, json) : json]).toEqual([
        status,
        true,
        schema ? [] : null,
      ]);
    }
    const wanted = Object.keys(replies).map(Number);
    expect([...new Set(own.map(({ status }) => status))].sort()).toEqual(wanted.sort());
  });

  it('were told of everything that is optional', () => {
    const text = JSON.stringify(answered);
    const telling = [
      '"flags":[{',
      '"refused":{',
      '"outcome":"quarantined"',
      '"outcome":"ignored"',
      '"paused":{',
      '"quota":{',
    ];
    const said = [
      ...telling,
      '"replays":[{',
      '"fix":{',
      '"secret":',
      '"created":[{',
      '"state":"parked"',
      '"rules":[{',
      '"installations":[{',
      '"told":[{',
      '"problem":{',
    ];
    expect(said.filter((each) => !text.includes(each))).toEqual([]);
  });
});

/** A body that is well formed for a call. */
function validFor(path: string): object {
  if (/\/(?:update|remove)$/.test(path)) return {};
  if (path.endsWith('/move')) return { place: 'x' };
  if (path.endsWith('/sample')) return { sample: 'x' };
  if (path.endsWith('/install')) return { credentials: {}, place: 'x' };
  return /\/(?:choices|webhooks)$/.test(path) ? { credentials: {} } : { reason: 'x' };
}

describe('errors', () => {
  const guarded = operations.filter(({ method, path }) =>
    scopeFor(method.toUpperCase(), `/api${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  it.each(guarded.map((operation) => [name(operation), operation] as const))(
    '%s without a token',
    async (_, operation) => {
      const reply = await exports.default.fetch(`${origin}/api${operation.path.replace(/\{\w+\}/g, 'x')}`, {
        method: operation.method,
      });
      expect([reply.status, misfits(Failure, await reply.json())]).toEqual([401, []]);
    },
  );

  const wrong: Readonly<Record<number, [path: string, body?: unknown]>> = {
    400: ['/nobody/nothing?limit=0&render=maybe&locale=fr'],
    404: ['/nobody/nothing'],
    422: ['/x/x', { unknown: true }],
  };
  const declared = operations.flatMap((operation) =>
    (operation.errors ?? []).filter((status) => wrong[status]).map((status) => ({ operation, status })),
  );
  it.each(declared.map((each) => [`${name(each.operation)} → ${each.status}`, each] as const))(
    '%s',
    async (_, { operation, status }) => {
      const [, query = ''] = (wrong[status]?.[0] ?? '').split('?');
      const isHook = operation.path.startsWith('/hooks');
      const known = status === 400 || status === 422 ? (isHook ? 'acme-web' : 'web-team') : 'nobody';
      const path = operation.path.replace('{id}', known).replace('{source}', status === 404 ? 'nobody' : 'github');
      const reply = await exports.default.fetch(`${origin}/api${path.replace(/\{\w+\}/g, 'nothing')}?${query}`, {
        method: operation.method,
        headers: { authorization: 'Bearer test-admin-token', 'content-type': 'application/json' },
        body:
          operation.method === 'get'
            ? undefined
            : JSON.stringify(status === 422 ? wrong[422]?.[1] : validFor(operation.path)),
      });
      expect([reply.status, misfits(Failure, await reply.json())]).toEqual([status, []]);
    },
  );
});

it.each([
  ['a field that is not documented', z.object({ a: z.object({}) }), { a: { b: 1 } }, ['.a.b is not documented']],
  ['in a list', z.object({ a: z.array(z.object({})) }), { a: [{}, { b: 1 }] }, ['.a[1].b is not documented']],
  ['in one of several', z.union([z.object({ a: z.int() }), z.string()]), { a: 1, b: 2 }, ['.b is not documented']],
  ['that is missing', z.object({ a: z.int() }), {}, ['a: Invalid input: expected number, received undefined']],
])('a reply does not fit with %s', (_, schema, value, want) => expect(misfits(schema, value)).toEqual(want));
