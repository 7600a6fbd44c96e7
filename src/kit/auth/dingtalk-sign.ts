import { limits } from '../../config.ts';
import type { AuthScheme } from '../contract.ts';
import { anySecret } from './any-secret.ts';
import { fromBase64, toBase64, utf8 } from './encoding.ts';
import { digestLength, textKeys } from './keys.ts';

/** Milliseconds, as plain digits. */
const timeShape = /^\d{1,16}$/;

/** How a vendor that signs like DingTalk spells it. */
export interface DingTalkSignOptions {
  /** The scheme's name in a hook's configuration. */
  id?: string;
  /** Its headers, where they have other names; then the query is not looked at. */
  names?: { time: string; sign: string };
}

/**
 * DingTalk's own signature (加签): `timestamp` (ms) and `sign`, base64 of HMAC-SHA256 over `timestamp + "\n" + secret`
 * under the secret itself. They stand in the query, as clients of a custom robot put them, or in headers, as DingTalk's own
 * callbacks have them; the query wins. The time must be within an hour, both ends included; until then the same
 * signature may be used for anything, so it covers no body.
 * https://open.dingtalk.com/document/dingstart/customize-robot-security-settings
 */
export function dingtalkSign({ id = 'dingtalk-sign', names }: DingTalkSignOptions = {}): AuthScheme {
  const { time: timeName, sign: signName } = names ?? { time: 'timestamp', sign: 'sign' };
  return {
    id,
    async verify({ url, headers }, secrets, now) {
      const query = url.searchParams;
      const inQuery = !names && (query.has(timeName) || query.has(signName));
      const proof = inQuery ? query : headers;
      const [time, sign] = [proof.get(timeName), proof.get(signName)];
      if (!time || !sign) return { ok: false, reason: 'missing' };
      const digest = fromBase64(sign);
      if (!timeShape.test(time) || digest?.byteLength !== digestLength['SHA-256']) {
        return { ok: false, reason: 'malformed' };
      }
      const result = await anySecret(secrets, 'token', async (secret) =>
        crypto.subtle.verify('HMAC', await textKeys['SHA-256'](secret), digest, signedText(time, secret)),
      );
      if (result.ok && Math.abs(now - Number(time)) > limits.dingtalkSignedAge) return { ok: false, reason: 'stale' };
      return result;
    },
    async sign(_req, secret, now) {
      const time = now.toString();
      const key = await textKeys['SHA-256'](secret);
      const digest = await crypto.subtle.sign('HMAC', key, signedText(time, secret));
      return { [timeName]: time, [signName]: toBase64(new Uint8Array(digest)) };
    },
  };
}

function signedText(time: string, secret: string): Uint8Array {
  return utf8(`${time}\n${secret}`);
}
