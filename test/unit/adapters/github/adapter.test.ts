import { describe, expect, test } from 'vitest';
import { github } from '../../../../adapters/github/index.ts';
import { RawRequest } from '../../../../src/kit/index.ts';
import { loadCases } from '../cases.ts';
import { read } from './read.ts';

const url = new URL('https://hooks.example/github/key');
const [scheme] = github.auth;

/** The vectors of GitHub's documentation and two of our own, made with independent tools. */
const vectors = [
  [
    "GitHub's own",
    "It's a Secret to Everybody",
    'Hello, World!',
    '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  ],
  [
    'Chinese JSON',
    'ding-secret',
    '{"action":"opened","issue":{"number":1,"title":"中文标题 🚀"}}',
    '2f5078340443aa3e0648289ac64f12c0462df5419b487545ef5e68aeba17f414',
  ],
  [
    'the same as a form',
    'ding-secret',
    'payload=%7B%22action%22%3A%22opened%22%2C%22issue%22%3A%7B%22number%22%3A1%2C%22title%22%3A%22%E4%B8%AD%E6%96%87%E6%A0%87%E9%A2%98+%F0%9F%9A%80%22%7D%7D',
    'e20e46adacd50ee0b977b95998d32e31d6976382c631daf60f41065ea383da86',
  ],
] as const;

describe('signatures', () => {
  test.each(vectors)('%s', async (_, secret, body, digest) => {
    const headers = new Headers({ 'x-hub-signature-256': `sha256=${digest}` });
    const request = new RawRequest('POST', url, headers, new TextEncoder().encode(body));
    expect(await scheme.verify(request, [secret], 0)).toEqual({ ok: true, covers: 'body' });
    expect(await scheme.verify(request, ['another'], 0)).toEqual({ ok: false, reason: 'mismatch' });
  });

  test('SHA-1 alone is not enough', async () => {
    const headers = new Headers({ 'x-hub-signature': 'sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59' });
    const request = new RawRequest('POST', url, headers, new TextEncoder().encode('Hello, World!'));
    expect(await scheme.verify(request, ["It's a Secret to Everybody"], 0)).toEqual({ ok: false, reason: 'missing' });
  });
});

describe('what the headers say', () => {
  const request = (headers: Record<string, string>) =>
    new RawRequest('POST', url, new Headers(headers), new Uint8Array());

  test.each([
    ['both', { 'X-GitHub-Event': 'push', 'X-GitHub-Delivery': 'd1' }, 'push', 'd1'],
    ['neither', {}, null, null],
    ['empty ones', { 'X-GitHub-Event': '', 'X-GitHub-Delivery': '' }, null, null],
  ])('%s', (_, headers, event, delivery) => {
    expect([github.event(request(headers)), github.deliveryId(request(headers))]).toEqual([event, delivery]);
  });
});

describe('what the delivery log says of a ping', () => {
  const said = (name: string) => {
    const found = loadCases('github').find((each) => each.name === name);
    const understood = read('ping', found?.payload);
    return understood.kind === 'parsed' && 'ignored' in understood.parsed ? understood.parsed.what : undefined;
  };

  test.each([
    [
      'ping-repository',
      'hook 292430182 of acme/web is set up for push, pull_request, issues, issue_comment, release, workflow_run',
    ],
    ['ping-organization', 'hook 292430182 of acme is set up for all events'],
  ])('%s', (name, what) => {
    expect(said(name)).toBe(what);
  });
});

test('all words of the quiet table come in both languages', () => {
  for (const reason of Object.values(github.quiet)) {
    expect(reason).toEqual({
      'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[ -~]+$/),
    });
  }
});
