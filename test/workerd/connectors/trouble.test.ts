import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Connector } from '../../../src/connectors/index.ts';
import type { Apis, Fault } from '../../sim/apis/index.ts';
import { appKey, boardId, canary, connect, Hook, order, outcome, world } from './world.ts';

/** A source that would take a webhook, were it well. */
const sources: readonly [
  source: 'github' | 'gitlab' | 'jira' | 'trello',
  credentials: Record<string, string>,
  place: string,
][] = [
  ['github', { token: canary.classic }, 'acme/web'],
  ['gitlab', { token: canary.gitlab }, 'acme/web'],
  ['jira', { server: 'https://acme.atlassian.net', email: 'admin@acme.example', token: canary.jira }, 'WEB'],
  ['trello', { key: appKey, token: canary.trello, secret: canary.trelloApp }, boardId],
];

const faults: readonly [fault: Fault, name: string, outcome: string, says: RegExp][] = [
  ['down', 'a server that is down', 'broken', /502/],
  ['hang', 'a server that is silent', 'timeout in server', /did not answer/],
  ['reset', 'a connection that breaks', 'unreachable in server', /could not be reached/],
  ['redirect', 'a redirect', 'redirect in server', /elsewhere/],
  ['page', 'a page in its place', 'answer', /not .*’s API/],
  ['huge', 'an answer without end', 'answer', /not .*’s API/],
  ['busy', 'too many requests', 'busy', /few minutes/],
  ['echo', 'an answer that repeats what was sent', 'refused', /418/],
];

const calls: readonly [
  call: string,
  make: (connector: Connector, target: ReturnType<typeof order>, hook: Hook) => Promise<unknown>,
][] = [
  ['install', (connector, target, hook) => connector.install(target, hook)],
  ['choices', (connector, { credentials }) => connector.choices(credentials)],
  ['remove', (connector, target) => connector.remove({ ...target, remote: '5ab000000000000000000001' })],
  ['move', async (connector, target) => connector.move?.({ ...target, remote: '5ab000000000000000000001' })],
  ['list', async (connector, { credentials }, hook) => connector.list?.(credentials, hook)],
];

function spoil(apis: Apis, source: keyof Apis & (typeof sources)[number][0], fault: Fault): void {
  apis[source].fault = fault;
}

afterEach(() => vi.restoreAllMocks());

describe.each(sources)('%s', (source, credentials, place) => {
  it('takes a webhook while it is well', async () => {
    const hook = new Hook(source);
    expect(outcome(await connect(source, world()).install(order(credentials, place), hook))).toBe('created');
  });

  it.each(faults)('%s: %s', async (fault, _, expected, says) => {
    const [apis, hook] = [world(), new Hook(source)];
    spoil(apis, source, fault);
    const attempt = await connect(source, apis).install(order(credentials, place), hook);
    expect(outcome(attempt).replace(/^answer in server$/, 'answer')).toBe(expected);
    const fix = { en: expect.stringMatching(says), 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) };
    expect(attempt).toMatchObject({ problem: { fix } });
    expect(apis.strays, 'a token goes nowhere else').toEqual([]);
  });

  it.each(calls)('%s never tells, logs or throws a token, a secret or the key of the hook', async (_, make) => {
    const told: string[] = [];
    for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const) {
      vi.spyOn(console, level).mockImplementation((...words) => void told.push(JSON.stringify(words)));
    }
    for (const [fault] of faults) {
      const [apis, hook] = [world(), new Hook(source)];
      spoil(apis, source, fault);
      told.push(JSON.stringify(await make(connect(source, apis), order(credentials, place), hook)) ?? '');
      expect(apis.strays).toEqual([]);
    }
    for (const text of told) {
      expect(text).not.toContain('CANARY');
      expect(text, 'the head of Basic credentials').not.toContain(btoa('admin@'));
    }
  });
});
