import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { gitee } from '../../../../adapters/gitee/index.ts';
import { delivery, eventOf, read } from '../news.ts';

const now = Date.parse('2026-11-22T03:15:17Z');
const secret = 'a-secret-of-gitee';
const hour = 3_600_000;

/** https://help.gitee.com/webhook/how-to-verify-webhook-keys */
const sign = (time: number, key = secret) => createHmac('sha256', key).update(`${time}\n${key}`).digest('base64');
const verify = (headers: Record<string, string>, secrets: readonly string[] = [secret]) => {
  const scheme = gitee.defaultAuth?.(secrets) ?? gitee.auth[0];
  return scheme.verify(delivery(gitee, 'push', {}, headers), secrets, now);
};

describe('the proof', () => {
  test.each<[string, Record<string, string>, object]>([
    ['a signature', { 'x-gitee-timestamp': `${now}`, 'x-gitee-token': sign(now) }, { ok: true, covers: 'token' }],
    [
      'the password, which comes with a time as well',
      { 'x-gitee-timestamp': `${now}`, 'x-gitee-token': secret },
      { ok: true, covers: 'token' },
    ],
    ['another key', { 'x-gitee-timestamp': `${now}`, 'x-gitee-token': sign(now, 'other') }, { ok: false }],
    ['another time', { 'x-gitee-timestamp': `${now + 1}`, 'x-gitee-token': sign(now) }, { ok: false }],
    ['an hour old', { 'x-gitee-timestamp': `${now - hour}`, 'x-gitee-token': sign(now - hour) }, { ok: true }],
    ['older', { 'x-gitee-timestamp': `${now - hour - 1}`, 'x-gitee-token': sign(now - hour - 1) }, { ok: false }],
    ['no time', { 'x-gitee-token': sign(now) }, { ok: false }],
    ['none', {}, { ok: false, reason: 'missing' }],
  ])('%s', async (_, headers, expected) => {
    expect(await verify(headers)).toMatchObject(expected);
  });

  test('DingTalk’s own place for it, the query, is not looked at', async () => {
    const request = delivery(gitee, 'push');
    request.url.search = new URLSearchParams({ timestamp: `${now}`, sign: sign(now) }).toString();
    expect((await gitee.auth[0].verify(request, [secret], now)).ok).toBe(false);
  });

  test('a hook without a secret asks for none', async () => {
    expect(await verify({}, [])).toMatchObject({ ok: true, covers: 'none' });
  });
});

describe('what the headers say', () => {
  test.each([
    ['Push Hook', 'push'],
    ['Tag Push Hook', 'tag_push'],
    ['Merge Request Hook', 'merge_request'],
    ['Issue Hook', 'issue'],
    ['Note Hook', 'note'],
    ['', null],
  ])('%s', (header, event) => {
    expect(gitee.event(delivery(gitee, 'push', {}, { 'x-gitee-event': header }))).toBe(event);
  });

  test('a test of the hook says nothing', () => {
    const understood = read(gitee, 'push', {}, { 'x-gitee-ping': 'true' });
    expect(understood).toMatchObject({ kind: 'parsed', parsed: { ignored: 'ping' } });
  });
});

describe('pushes', () => {
  test('name the files they touch, each once, if all commits are there', () => {
    expect(eventOf('push', gitee, 'push').paths).toEqual(['test/login.test.ts', 'src/login/redirect.ts']);
    expect(eventOf('push', gitee, 'push-many').paths).toBeUndefined();
  });

  test.each([
    ['a new branch has nothing to compare with', { created: true }, undefined],
    ['an address that cannot be opened', { compare: 'javascript:1' }, undefined],
  ])('%s', (_, patch, url) => {
    expect(eventOf('push', gitee, 'push', patch).compareUrl).toBe(url);
  });

  test('somebody without an account is called by name', () => {
    expect(eventOf('push', gitee, 'push', { sender: null, user_name: '小王' }).actor).toEqual({ name: '小王' });
  });
});

describe('whom it is about', () => {
  const li = { login: 'lilei', email: 'lilei@acme.example' };
  const han = { login: 'hanmeimei', email: 'hanmeimei@acme.example' };
  test.each<[string, 'merge_request' | 'review' | 'issue' | 'comment', object[] | undefined]>([
    ['pull-request-opened', 'merge_request', [{ ...han, why: 'review_requested' }]],
    ['pull-request-assigned', 'merge_request', [{ login: 'hanmeimei', email: undefined, why: 'review_requested' }]],
    ['pull-request-merged', 'merge_request', [{ ...li, why: 'author' }]],
    ['pull-request-closed', 'merge_request', undefined],
    ['pull-request-approved', 'review', [{ ...li, why: 'author' }]],
    ['issue-opened', 'issue', [{ ...li, why: 'assigned' }]],
    ['issue-assigned', 'issue', [{ ...li, why: 'assigned' }]],
    ['issue-closed', 'issue', [{ login: 'chenchen', email: 'chenchen@acme.example', why: 'author' }]],
    ['note-on-pull-request', 'comment', [{ ...li, why: 'author' }]],
  ])('%s', (name, kind, concerns) => {
    expect(eventOf(kind, gitee, name).concerns).toEqual(concerns);
  });
});
