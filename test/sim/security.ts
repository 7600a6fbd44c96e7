/** The security settings of a robot: addresses, signature, keywords, and the safety review. */
import { type ApiError, fixedError, ipError, keywordError, signError, timestampError } from './bodies.ts';
import { stringsIn } from './message.ts';
import type { Settings } from './options.ts';

/** Returns the signature DingTalk expects: base64 of HMAC-SHA256 with the secret as key and as part of the text. */
export async function expectedSign(secret: string, timestamp: string): Promise<string> {
  const utf8 = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, utf8.encode(`${timestamp}\n${secret}`));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}

/** Returns why a signature is refused, or null; `expected` is what {@link expectedSign} gave for this timestamp. */
export function checkSign(
  query: URLSearchParams,
  expected: string | null,
  now: number,
  settings: Settings,
): ApiError | null {
  const timestamp = query.get('timestamp');
  const sign = query.get('sign');
  if (!timestamp || !sign) return signError(settings.wording);
  if (!/^\d{1,16}$/.test(timestamp)) return timestampError(settings.wording);
  if (Math.abs(now - Number(timestamp)) > settings.signToleranceMs) return timestampError(settings.wording);
  return sign === expected ? null : signError(settings.wording);
}

/** Returns why an address is refused, or null. */
export function checkAddress(address: string, allowed: readonly string[], settings: Settings): ApiError | null {
  return allowed.some((range) => isInRange(address, range)) ? null : ipError(settings.wording, address);
}

/** Returns why a message is refused for lack of a keyword, or null. */
export function checkKeywords(message: unknown, keywords: readonly string[], settings: Settings): ApiError | null {
  const read = stringsIn(message, settings.keywordScope);
  const found = keywords.some((keyword) => read.some((one) => one.includes(keyword)));
  return found ? null : keywordError(settings.wording);
}

/** Returns what the safety review refuses, or null. */
export function checkSafety(message: unknown, settings: Settings): ApiError | null {
  const read = stringsIn(message, 'raw');
  const hit = Object.entries(settings.safetyTriggers).find(([trigger]) => read.some((one) => one.includes(trigger)));
  return hit ? fixedError(hit[1]) : null;
}

/** Whether the text is an IPv4 address, or such an address with a prefix length from /0 to /32. */
export function isIpv4Range(range: string): boolean {
  return parseRange(range) !== null;
}

function isInRange(address: string, range: string): boolean {
  const ours = parseIpv4(address);
  const theirs = parseRange(range);
  if (ours === null || theirs === null) return false;
  // Shifting by 32 bits would shift by none, so sizes are powers instead.
  const blockSize = 2 ** (32 - theirs.prefix);
  return Math.floor(ours / blockSize) === Math.floor(theirs.base / blockSize);
}

function parseRange(range: string): { base: number; prefix: number } | null {
  const [address = '', prefix = '32', ...rest] = range.split('/');
  const base = parseIpv4(address);
  if (base === null || rest.length > 0 || !/^\d{1,2}$/.test(prefix) || Number(prefix) > 32) return null;
  return { base, prefix: Number(prefix) };
}

function parseIpv4(address: string): number | null {
  const parts = address.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return valid ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : null;
}
