import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import type { Incoming } from '../../../src/inbox/delivery.ts';
import { Browser } from './browser.ts';

const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef';
const minute = 60_000;

let browser: Browser;

beforeEach(async () => {
  await directory(env).write({ groups: [{ id: 'web', name: '前端组', robots: [{ id: 'r1', webhook }] }], hooks: [] });
  browser = await new Browser().signIn();
});

afterEach(() => reset());

/** Makes a hook by the form, and returns its page. */
async function make(source: string, form: Record<string, string> = {}): Promise<string> {
  const fields = { preset: 'standard', name: source, repositories: 'acme/*', ...form };
  const reply = await browser.ask(`/console/connect/new/${source}/web`, { form: fields });
  await reply.text();
  expect(reply.status).toBe(303);
  return reply.headers.get('location') ?? '';
}

async function onlyHook() {
  const { hooks } = await directory(env).read();
  expect(hooks).toHaveLength(1);
  const [hook] = hooks;
  if (!hook) throw new Error('there is no hook');
  const key = await directory(env).revealKey(hook.id);
  const resolved = key === null ? null : await directory(env).hook(hook.source, key);
  return { hook, secrets: resolved?.secrets ?? [] };
}

function delivery(receivedAt: number, nativeId: string | null = null): Incoming {
  return {
    receivedAt,
    nativeId,
    event: 'ping',
    topic: 'ping',
    outcome: 'ignored',
    reason: 'ping: a check',
    headers: {},
    body: null,
    bytes: 2,
    keys: [],
    dispatches: [],
    builds: [],
    recalled: {},
    renders: [],
  };
}

describe('a hook that was made has the proof its source can give', () => {
  it.each<[source: string, form: Record<string, string>, secret: RegExp | null, auth: string | undefined]>([
    ['github', {}, /^[0-9a-f]{64}$/, undefined],
    ['gitlab', {}, /^[0-9a-f]{64}$/, undefined],
    ['codeup', {}, /^[0-9a-f]{64}$/, undefined],
    ['codeup', { proof: 'address' }, null, 'secret-url'],
    ['jira', {}, /^[0-9a-f]{64}$/, undefined],
    ['jira', { proof: 'address' }, null, 'secret-url'],
    ['trello', {}, null, undefined],
    ['travis', {}, null, undefined],
    ['custom', {}, null, 'secret-url'],
    ['custom', { proof: 'secret' }, /^[0-9a-f]{64}$/, undefined],
  ])('%s %o', async (source, form, secret, auth) => {
    await make(source, form);
    const { hook, secrets } = await onlyHook();
    expect(hook.auth).toBe(auth);
    expect(secrets).toEqual(secret ? [expect.stringMatching(secret)] : []);
  });

  it('going back and choosing another proof changes the same hook', async () => {
    const page = await make('jira');
    const [first] = (await onlyHook()).secrets;
    expect(await make('jira', { proof: 'address' })).toBe(page);
    expect((await onlyHook()).secrets).toEqual([]);
    expect(await make('jira', { proof: 'secret' })).toBe(page);
    const [again] = (await onlyHook()).secrets;
    expect(again).toMatch(/^[0-9a-f]{64}$/);
    expect(again).not.toBe(first);
  });

  it('going back and changing something else keeps the secret', async () => {
    await make('github');
    const before = (await onlyHook()).secrets;
    await make('github', { preset: 'quiet', branches: 'main' });
    const { hook, secrets } = await onlyHook();
    expect(secrets).toEqual(before);
    expect(hook.rules?.map(({ drop }) => drop)).toEqual([true, true]);
  });
});

describe('the secret can be seen', () => {
  const full = Array.from({ length: 50 }, (_, i) => i);
  it.each<[when: string, received: (now: number) => Incoming[], isShown: boolean]>([
    ['before the first delivery', () => [], true],
    ['after a sample, however long ago', (now) => [delivery(now - 90 * minute, 'sample-1')], true],
    ['in the hour after the first delivery', (now) => [delivery(now - 59 * minute), delivery(now)], true],
    ['no longer after that', (now) => [delivery(now - 61 * minute), delivery(now)], false],
    ['nor when too much has come to know', (now) => full.map(() => delivery(now)), false],
  ])('%s: %o', async (_, received, isShown) => {
    const page = await make('github');
    const { hook, secrets } = await onlyHook();
    for (const each of received(Date.now())) await env.INBOX.getByName(hook.id).accept(each);
    const html = await browser.text(page);
    expect(html.includes(secrets[0] ?? 'there is none')).toBe(isShown);
  });
});

describe('what is refused is said beside its field, and nothing is stored', () => {
  it.each<[what: string, source: string, form: Record<string, string>, said: string]>([
    ['no name', 'github', { name: ' ' }, 'Give it a name.'],
    ['no repositories', 'travis', { repositories: '' }, 'Name the repositories to accept'],
    ['branches that leave nothing out', 'github', { branches: '**' }, 'f-branches-error'],
    ['a branch that is no pattern', 'github', { branches: '!' }, 'f-branches-error'],
    ['an account that is too long', 'github', { muted: 'x'.repeat(201) }, 'f-muted-error'],
  ])('%s', async (_, source, form, said) => {
    const fields = { preset: 'standard', name: 'x', repositories: 'acme/*', ...form };
    const reply = await browser.ask(`/console/connect/new/${source}/web`, { form: fields });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain(said);
    expect((await directory(env).read()).hooks).toEqual([]);
  });
});

describe('a secret that the source makes', () => {
  it.each<[source: string, secret: string, stored: string[] | null]>([
    ['trello', 'c0ffee00c0ffee00', ['c0ffee00c0ffee00']],
    ['trello', '  ', []],
    ['gitlab', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']],
    ['gitlab', 'something else', null],
  ])('%s "%s"', async (source, secret, stored) => {
    const page = await make(source);
    const before = (await onlyHook()).secrets;
    const reply = await browser.ask(`${page}/secret`, { form: { secret } });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, page]);
    await reply.text();
    expect((await onlyHook()).secrets).toEqual(stored ?? before);
  });
});

it.each([
  ['/console/connect/new/nowhere'],
  ['/console/connect/new/nowhere/web'],
  ['/console/connect/new/github/nobody'],
  ['/console/connect/new/github/nobody/robot'],
  ['/console/connect/hook/nothing'],
])('%s is not there', async (path) => {
  const reply = await browser.ask(path);
  expect(reply.status).toBe(404);
  await reply.text();
});
