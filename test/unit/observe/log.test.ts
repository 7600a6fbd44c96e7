import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { line, log } from '../../../src/observe/log.ts';
import { scrub } from '../../../src/observe/scrub.ts';
import { Secret } from '../../../src/observe/secret.ts';

const now = Date.parse('2026-05-10T12:00:00.123Z');
const fieldsOf = (fields: Record<string, unknown>): unknown => {
  const {
    at: _,
    level: __,
    event: ___,
    ...rest
  }: Record<string, unknown> = JSON.parse(line('info', 'test', fields, now));
  return rest;
};

afterEach(() => vi.restoreAllMocks());

describe('a line', () => {
  it('is one line of JSON with time, level and event first', () => {
    expect(line('warn', 'outbox.send', { attempt: 2, text: 'a\nb' }, now)).toBe(
      '{"at":"2026-05-10T12:00:00.123Z","level":"warn","event":"outbox.send","attempt":2,"text":"a\\nb"}',
    );
  });

  it('cannot be disguised as another', () => {
    expect(line('info', 'a.b', { at: 'x', level: 'error', event: 'y' }, now)).toBe(
      '{"at":"2026-05-10T12:00:00.123Z","level":"info","event":"a.b"}',
    );
  });

  it.each(['debug', 'info', 'warn', 'error'] as const)('goes to console.%s', (level) => {
    const write = vi.spyOn(console, level).mockReturnValue();
    log(level, 'a.b', { token: 'canary', n: 1 });
    expect(write).toHaveBeenCalledTimes(1);
    expect(JSON.parse(String(write.mock.calls[0]?.[0]))).toMatchObject({ level, event: 'a.b', token: '***', n: 1 });
  });

  it('needs no fields', () => {
    const write = vi.spyOn(console, 'info').mockReturnValue();
    log('info', 'started');
    expect(JSON.parse(String(write.mock.calls[0]?.[0]))).toMatchObject({ event: 'started' });
  });
});

const canary = 'canary-7f3a';

describe('names that make a field secret', () => {
  it.each([
    ...['token', 'accessToken', 'access_token', 'ACCESS-TOKEN', 'accesstoken', 'tokens', 'csrfToken', 'x-gitlab-token'],
    ...['secret', 'clientSecret', 'secrets', 'webhookSecret', 'webhook', 'webhookUrl', 'webhooks'],
    ...['sign', 'oldSign', 'sign_old', 'signature', 'x-hub-signature-256', 'webhook-signature'],
    ...['key', 'keys', 'hookKey', 'hook_key', 'apikey', 'api-key', 'ENCRYPTION_KEY', 'privateKey', 'pem'],
    ...['authorization', 'Authorization', 'authorisation', 'proxy-authorization', 'auth', 'basicAuth'],
    ...[
      'cookie',
      'set-cookie',
      'cookies',
      'session',
      'sessionId',
      'password',
      'passwd',
      'dbPassword',
      'credentials',
      'pwd',
    ],
  ])('%s', (name) => {
    for (const value of [canary, { inner: canary }, [canary], 42]) {
      expect(fieldsOf({ [name]: value })).toEqual({ [name]: '***' });
      expect(fieldsOf({ deep: { list: [{ [name]: value }] } })).toEqual({ deep: { list: [{ [name]: '***' }] } });
    }
  });

  it.each([
    'hook',
    'group',
    'delivery',
    'reason',
    'outcome',
    'topic',
    'attempt',
    'robot',
    'keyword',
    'keywords',
    'design',
    'assigned',
    'author',
    'status',
    'passed',
    'private',
    'message',
    'source',
  ])('not %s', (name) => expect(fieldsOf({ [name]: 'visible' })).toEqual({ [name]: 'visible' }));

  it('whether there was one may be seen', () => {
    expect(fieldsOf({ secret: null, token: undefined })).toEqual({ secret: null });
  });
});

describe('a Secret', () => {
  const secret = new Secret(canary);
  it.each([
    ['in a log', () => JSON.stringify(fieldsOf({ value: secret, list: [secret] }))],
    ['in JSON', () => JSON.stringify({ secret })],
    ['in a template', () => `${secret}`],
    ['as a string', () => String(secret)],
    ['spread', () => JSON.stringify({ ...secret })],
  ])('%s shows nothing', (_, show) => expect(show()).not.toContain(canary));

  it('reveals its value to whoever asks for it', () => expect(secret.reveal()).toBe(canary));
});

const hex = 'c0ffee00'.repeat(8);

describe('texts', () => {
  it.each([
    [
      'query of a webhook',
      `sent to https://oapi.dingtalk.com/robot/send?access_token=${hex}&sign=x.`,
      'sent to https://oapi.dingtalk.com/robot/send',
    ],
    ['fragment', 'see https://example.com/a#secret=1', 'see https://example.com/a'],
    ['credentials in a URL', 'https://user:pass@example.com/a', 'https://example.com/a'],
    ['a URL in quotes', '"https://example.com/a?b=1" failed', '"https://example.com/a" failed'],
    ['two URLs', 'https://a.example/?x=1 https://b.example/?y=2', 'https://a.example/ https://b.example/'],
    ['a deep link', 'dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fx', 'dingtalk://dingtalkclient/page/link'],
    [
      'a hook key in a URL',
      'POST https://h.example/github/AbCdEfGhIjKlMnOpQrStUvWxYz012345',
      'POST https://h.example/github/***',
    ],
    ['a hook key in a path', '/github/AbCdEfGhIjKlMnOpQrStUvWxYz012345 failed', '/github/*** failed'],
    ['a short path', '/github/setup', '/github/setup'],
    ['a parameter', `access_token=${canary}&x=1`, 'access_token=***&x=1'],
    ['a parameter named otherwise', `hook_key=${canary}`, 'hook_key=***'],
    ['JSON in a text', `{"secret":"${canary}","a":1}`, '{"secret":"***","a":1}'],
    ['bearer', `Bearer ${canary}`, 'Bearer ***'],
    ['basic', 'Basic dXNlcjpwYXNz', 'Basic ***'],
    ['a signing secret', `SEC${hex} is wrong`, '*** is wrong'],
    ['a Standard Webhooks secret', 'whsec_dGVzdHRlc3Q= is wrong', '*** is wrong'],
    ['a GitHub token', `ghp_${'a1B2'.repeat(9)} expired`, '*** expired'],
    ['a bare DingTalk token', `token ${hex} unknown`, 'token *** unknown'],
    ['a signature header', `sha256=${hex}`, 'sha256=***'],
    ['a SHA-1 signature', `sha1=${'ab'.repeat(20)}`, 'sha1=***'],
    ['a Standard Webhooks signature', `v1,${'A'.repeat(43)}=`, 'v1,***'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY----- rest', '*** rest'],
    ['half a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN', '***'],
    ['a mobile', 'to @13812340000 and 15900001111', 'to @138****0000 and 159****1111'],
    ['a mobile beside Chinese', '电话13812340000。', '电话138****0000。'],
    [
      'a mobile with country code',
      '+86 13812340000 +8613812340000 8613812340000',
      '+86 138****0000 +86138****0000 86138****0000',
    ],
    ['a mobile abroad', '+1-2025550123', '+1-****23'],
    ['a commit', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'],
    ['a delivery id', '0b989ba4-242f-11e5-81e1-c7b6966d2516', '0b989ba4-242f-11e5-81e1-c7b6966d2516'],
    ['a time in ms', 'at 1767225600123', 'at 1767225600123'],
    ['a time in s', 'at 1767225600', 'at 1767225600'],
    ['plain words', 'the signature does not match: key missing', 'the signature does not match: key missing'],
  ])('%s', (_, text, want) => {
    expect(scrub(text)).toBe(want);
    expect(fieldsOf({ text })).toEqual({ text: want });
  });

  it.each([
    ['dots', 'a.'],
    ['hyphens', 'a-'],
    ['slashes', '/a'],
    ['long segments', '/abcdefghijklmnopqrstuvwxyz'],
    ['letters', 'a'],
    ['digits', '1'],
    ['dashes', '-----BEGIN '],
    ['schemes', 'a://'],
    ['quotes', '"token"'],
  ])('a megabyte of %s takes no time', (_, part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    const start = performance.now();
    scrub(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('values', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;

  it.each<[string, unknown, unknown]>([
    ['a number', 42, 42],
    ['a number that is a mobile', 13812340000, '138****0000'],
    ['a big number', 10n ** 20n, '100000000000000000000'],
    ['true', true, true],
    ['null', null, null],
    ['a date', new Date(now), '2026-05-10T12:00:00.123Z'],
    ['no date', new Date(Number.NaN), 'Invalid Date'],
    ['a URL', new URL('https://u:p@example.com/a?b=1'), 'https://example.com/a'],
    ['headers', new Headers({ authorization: canary }), '[Headers]'],
    ['a map', new Map([[canary, canary]]), '[Map]'],
    ['bytes', new TextEncoder().encode(canary), '[Uint8Array]'],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['a circle', circular, { self: { self: { self: { self: '…' } } } }],
    ['a long list', Array(60).fill(1), Array(50).fill(1)],
    ['a long text', 'x'.repeat(4_001), `${'x'.repeat(4_000)}…`],
    ['names of fields', { 'https://a.example/?q=1': 1 }, { 'https://a.example/': 1 }],
  ])('%s', (_, value, want) => expect(fieldsOf({ value })).toEqual({ value: want }));

  it('functions and symbols are left out', () => {
    expect(fieldsOf({ a: () => canary, b: Symbol(canary), c: 1 })).toEqual({ c: 1 });
  });
});

describe('errors', () => {
  it('keep name, message and where they came from, nothing else', () => {
    const error = Object.assign(new TypeError(`no route to https://h.example/?access_token=${canary}`), {
      config: { headers: { authorization: canary } },
      cause: canary,
    });
    const text = JSON.stringify(fieldsOf({ error }));
    expect(fieldsOf({ error })).toEqual({
      error: { name: 'TypeError', message: 'no route to https://h.example/', stack: expect.stringMatching(/^\s+at /) },
    });
    expect(text).not.toContain(canary);
  });

  it('of zod are told in words, without what was given', () => {
    const schema = z.object({ name: z.string(), mode: z.enum(['a', 'b']), port: z.number().max(9) });
    const { error } = schema.safeParse({ name: 7, mode: canary, port: 99 });
    const text = JSON.stringify(fieldsOf({ error }));
    expect(text).toContain('✖ Invalid input: expected string, received number\\n  → at name');
    expect(text).not.toContain(canary);
  });

  it('without a stack are told all the same', () => {
    const error = new Error('plain');
    delete error.stack;
    expect(fieldsOf({ error })).toEqual({ error: { name: 'Error', message: 'plain', stack: '' } });
  });
});
