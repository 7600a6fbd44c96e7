import { limits } from '../../config.ts';
import type { AuthScheme } from '../contract.ts';
import { anySecret } from './any-secret.ts';
import { concat, fromBase64, toBase64, utf8 } from './encoding.ts';
import { digestLength, hmacKey, remembered } from './keys.ts';

const second = 1000;

/** Printable ASCII but comma and full stop. */
const idShape = /^[!-+\-/-~]{1,256}$/;

/** Whole seconds, as plain digits. */
const timeShape = /^(?:0|[1-9]\d{0,11})$/;

/** More signatures than a sender in the middle of a rotation would add. */
const maxSignatures = 8;

/**
 * Standard Webhooks, as GitLab 19 and many others sign: HMAC-SHA256 over `id.timestamp.body`, its key the bytes behind
 * `whsec_` in base64. The time must be within ±300 s, both ends included; a proof that is right but older or newer is
 * `stale`. One matching `v1,` entry is enough, other versions are passed over; an entry that is no entry spoils the
 * list. An id with a full stop is `malformed`: it would make the signed text ambiguous. Signing keeps a `webhook-id`
 * that the request has and rejects on a secret that is not base64.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardWebhooks({ id = 'standard-webhooks' }: { id?: string } = {}): AuthScheme {
  return {
    id,
    async verify(req, secrets, now) {
      const { headers } = req;
      const name = headers.get('webhook-id');
      const time = headers.get('webhook-timestamp');
      const list = headers.get('webhook-signature');
      if (name === null || time === null || list === null) return { ok: false, reason: 'missing' };
      const digests = v1Digests(list);
      if (!idShape.test(name) || !timeShape.test(time) || !digests) return { ok: false, reason: 'malformed' };
      const data = signedContent(name, time, req.body);
      const result = await anySecret(secrets, 'id+time+body', async (secret) => {
        const key = await keyOf(secret);
        if (!key) return false;
        const verdicts = await Promise.all(digests.map((digest) => crypto.subtle.verify('HMAC', key, digest, data)));
        return verdicts.includes(true);
      });
      if (result.ok && Math.abs(now - Number(time) * second) > limits.signedAge) return { ok: false, reason: 'stale' };
      return result;
    },
    async sign(req, secret, now) {
      const key = await keyOf(secret);
      if (!key) throw new TypeError('a Standard Webhooks secret is "whsec_" followed by base64');
      const name = req.headers.get('webhook-id') ?? `msg_${crypto.randomUUID()}`;
      const time = Math.floor(now / second).toString();
      const digest = await crypto.subtle.sign('HMAC', key, signedContent(name, time, req.body));
      return {
        'webhook-id': name,
        'webhook-timestamp': time,
        'webhook-signature': `v1,${toBase64(new Uint8Array(digest))}`,
      };
    },
  };
}

/** The prefix may be left out, as the reference libraries allow. */
const keyOf = remembered(async (secret) => {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  return bytes && hmacKey('SHA-256', bytes);
});

/** The digests of all `v1` entries; undefined when the list is not one. */
function v1Digests(list: string): Uint8Array[] | undefined {
  const entries = list.split(' ');
  if (entries.length > maxSignatures) return undefined;
  const digests: Uint8Array[] = [];
  for (const entry of entries) {
    const [, version, value = ''] = /^([a-z0-9]+),([^\s,]+)$/.exec(entry) ?? [];
    if (version === undefined) return undefined;
    if (version !== 'v1') continue;
    const digest = fromBase64(value);
    if (digest?.byteLength !== digestLength['SHA-256']) return undefined;
    digests.push(digest);
  }
  return digests;
}

function signedContent(name: string, time: string, body: Uint8Array): Uint8Array {
  return concat(utf8(`${name}.${time}.`), body);
}
