import {
  type AuthScheme,
  type Covers,
  dingtalkSign,
  hmac,
  RawRequest,
  rsaSha1,
  sharedToken,
  standardWebhooks,
} from '../../../src/kit/index.ts';
import type { Keys } from './negatives.ts';

/** A scheme as one of the sources uses it, with two sets of keys. */
export interface Subject {
  name: string;
  scheme: AuthScheme;
  covers: Covers;
  keys: Keys;
  other: Keys;
}

/** Body and optional headers of a request to a hook. */
export function request(body: string, headers: Record<string, string> = {}, path = '/in/trello/abc'): RawRequest {
  return new RawRequest('POST', new URL(path, 'https://hooks.example.com'), new Headers(headers), bytes(body));
}

/** UTF-8. */
function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export const githubSha256 = hmac({
  id: 'hmac-sha256',
  header: 'x-hub-signature-256',
  hash: 'SHA-256',
  prefix: 'sha256=',
  encoding: 'hex',
});

export const githubSha1 = hmac({
  id: 'hmac-sha1',
  header: 'x-hub-signature',
  hash: 'SHA-1',
  prefix: 'sha1=',
  encoding: 'hex',
});

export const jira = hmac({
  id: 'hmac-sha256',
  header: 'x-hub-signature',
  hash: 'SHA-256',
  prefix: 'sha256=',
  encoding: 'hex',
});

/** Trello signs the body followed by the address it was registered with. */
export const trello = hmac({
  id: 'hmac-sha1',
  header: 'x-trello-webhook',
  hash: 'SHA-1',
  encoding: 'base64',
  message: (req) => Uint8Array.of(...req.body, ...bytes(req.url.href)),
});

const gitlabToken = sharedToken({ id: 'token', header: 'x-gitlab-token' });

export const codeup = sharedToken({ id: 'token', header: 'x-codeup-token' });

export const gitlabSigned = standardWebhooks();

/** Travis CI signs the decoded form field. */
export const travis = rsaSha1({
  id: 'rsa-sha1',
  header: 'signature',
  message: (req) => bytes(String(JSON.stringify(req.payload()) && new URLSearchParams(req.text()).get('payload'))),
});

function same(secret: string): Keys {
  return { sign: secret, verify: secret };
}

/** A key pair of nobody's, in PEM. */
export async function rsaKeys(): Promise<Keys> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-1',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('publicKey' in pair)) throw new Error('not a key pair');
  const pem = async (format: 'spki' | 'pkcs8', key: CryptoKey, label: string) => {
    const der = await crypto.subtle.exportKey(format, key);
    if (!(der instanceof ArrayBuffer)) throw new Error('not DER');
    const lines = btoa(String.fromCharCode(...new Uint8Array(der))).replace(/.{64}/g, '$&\n');
    return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
  };
  return {
    sign: await pem('pkcs8', pair.privateKey, 'PRIVATE KEY'),
    verify: await pem('spki', pair.publicKey, 'PUBLIC KEY'),
  };
}

/** Every scheme that proves something. */
export const subjects: readonly Subject[] = [
  {
    name: 'GitHub sha256',
    scheme: githubSha256,
    covers: 'body',
    keys: same("It's a Secret to Everybody"),
    other: same('geheim 密钥'),
  },
  { name: 'GitHub sha1', scheme: githubSha1, covers: 'body', keys: same('ding-secret'), other: same('dong-secret') },
  {
    name: 'Trello',
    scheme: trello,
    covers: 'body',
    keys: same('0123456789abcdef'.repeat(4)),
    other: same('fedcba98'.repeat(8)),
  },
  {
    name: 'GitLab token',
    scheme: gitlabToken,
    covers: 'token',
    keys: same('gitlab-Secret-Token-42'),
    other: same('another-token'),
  },
  { name: 'Codeup token', scheme: codeup, covers: 'token', keys: same('codeup-secret-token'), other: same('其他令牌') },
  {
    name: 'Standard Webhooks',
    scheme: gitlabSigned,
    covers: 'id+time+body',
    keys: same('whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q='),
    other: same('whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE='),
  },
  { name: 'DingTalk', scheme: dingtalkSign(), covers: 'token', keys: same('SECreta1'), other: same('密钥secret') },
  {
    name: 'bearer token',
    scheme: sharedToken({ id: 'token', header: 'authorization', prefix: 'Bearer ' }),
    covers: 'token',
    keys: same('a-bearer-Token-42'),
    other: same('another-token'),
  },
  { name: 'Travis CI', scheme: travis, covers: 'body', keys: await rsaKeys(), other: await rsaKeys() },
];

/** A form, so that all schemes have what they sign. */
export const sample = (): RawRequest =>
  request(new URLSearchParams({ payload: '{"title":"修复 100% + \\"引号\\" 😀"}' }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
