import { limits } from '../config.ts';
import { publicKeys } from '../kit/auth/keys.ts';
import type { PublishedKeys } from '../kit/index.ts';
import { readUpTo } from './body.ts';

/** The keys (PEM) that a server publishes, at least one; or in words why they could not be had. */
export type Fetched = { ok: true; keys: string[] } | { ok: false; problem: string };

/** The servers whose keys may be trusted: those in the variable, separated by spaces, or else the vendor's own. */
export function trustedServers({ variable, servers }: PublishedKeys, env: Env): readonly string[] {
  const set = env[variable]?.trim();
  return set ? set.split(/\s+/) : servers;
}

/**
 * Asks a server for its keys. Only https, only hosts of `trusted`; redirects are not followed, and an answer that is late,
 * large or holds anything but RSA keys counts as none.
 */
export async function fetchKeys(
  published: PublishedKeys,
  server: string,
  trusted: readonly string[],
): Promise<Fetched> {
  const url = URL.parse(server.replace(/\/+$/, '') + published.path);
  const isTrusted = url !== null && trusted.some((each) => URL.parse(each)?.origin === url.origin);
  if (url?.protocol !== 'https:' || !isTrusted || url.username !== '' || url.password !== '') {
    return problem(`${server} is not among the https servers that ${published.variable} trusts`);
  }
  try {
    const response = await fetch(url.href, {
      headers: { accept: 'application/json', 'user-agent': 'dinghook' },
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.keyTimeout),
    });
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel();
      return problem(`${url.host} answered ${response.status} when it was asked for its key`);
    }
    const { bytes, whole } = await readUpTo(response.body, limits.keyBytes);
    if (!whole) return problem(`${url.host} answered with more than ${limits.keyBytes} bytes for a key`);
    const keys = published.read(JSON.parse(new TextDecoder().decode(bytes)));
    const readable = await Promise.all(keys.map(publicKeys));
    if (keys.length === 0 || readable.includes(undefined)) return problem(`${url.host} publishes no usable key`);
    return { ok: true, keys };
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    const why = { TimeoutError: 'did not answer in time', SyntaxError: 'did not answer with JSON' }[name];
    return problem(`${url.host} ${why ?? 'could not be reached'} when it was asked for its key`);
  }
}

function problem(text: string): Fetched {
  return { ok: false, problem: text };
}
