import { version } from '../../../api/health.ts';
import { allowedOrigins } from '../../../directory/origins.ts';
import { directory } from '../../../directory/stub.ts';
import { Vault, VaultError } from '../../../directory/vault.ts';
import type { Locale } from '../../../event/index.ts';
import { addressOf } from '../../../ingress/address.ts';
import { span } from '../../words/time.ts';
import { words } from './words.ts';

/** How something stands. */
export type Standing = 'fine' | 'look' | 'broken' | 'unknown';

/** One line of the health report. */
export interface Finding {
  what: string;
  /** Absent where it only says something. */
  standing?: Standing;
  text: string;
}

/** Groups whose clocks are asked. */
const asked = 20;
/** DingTalk says its time in whole seconds, and an answer takes a while. */
const sameTime = 3_000;
const shortToken = 20;

/** Looks into what has to be in order for news to arrive. `url` is the request's. */
export async function healthOf(env: Env, url: string, locale: Locale): Promise<Finding[]> {
  const t = words(locale);
  const address = addressOf(url, env.PUBLIC_URL).origin;
  const [key, storage] = await Promise.all([keyFinding(env, locale), storageFinding(env, locale)]);
  const isShort = (env.ADMIN_TOKEN ?? '').length < shortToken;
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(address);
  const isPlain = address.startsWith('http:') && !isLocal;
  return [
    storage.finding,
    key,
    { what: t.admin, standing: isShort ? 'look' : 'fine', text: isShort ? t.adminShort : t.adminGood },
    { what: t.address, standing: isPlain ? 'look' : 'fine', text: isPlain ? t.addressPlain(address) : address },
    { what: t.origins, text: allowedOrigins(env.DINGTALK_ORIGINS).join(' · ') },
    await clockFinding(env, storage.groups, locale),
    { what: t.version, text: `dinghook ${version}` },
  ];
}

async function keyFinding(env: Env, locale: Locale): Promise<Finding> {
  const t = words(locale);
  try {
    const { keyId } = await Vault.from(env.ENCRYPTION_KEY);
    return { what: t.key, standing: 'fine', text: t.keyGood(keyId) };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { what: t.key, standing: 'broken', text: t.keyBad };
  }
}

async function storageFinding(env: Env, locale: Locale): Promise<{ finding: Finding; groups: string[] }> {
  const t = words(locale);
  try {
    const { groups, hooks, people } = await directory(env).read();
    const text = t.storageGood(groups.length, hooks.length, people.length);
    return { finding: { what: t.storage, standing: 'fine', text }, groups: groups.map(({ id }) => id) };
  } catch (error) {
    // Across the call only the name is left of the error's class.
    if (!(error instanceof Error) || !/VaultError/.test(`${error.name} ${error.message}`)) throw error;
    return { finding: { what: t.storage, standing: 'broken', text: t.storageSealed }, groups: [] };
  }
}

async function clockFinding(env: Env, groups: readonly string[], locale: Locale): Promise<Finding> {
  const t = words(locale);
  const all = await Promise.all(groups.slice(0, asked).map((id) => env.OUTBOX.getByName(id).clockAhead()));
  const known = all.filter((ahead) => ahead !== null).sort((a, b) => Math.abs(b) - Math.abs(a));
  const [ahead] = known;
  if (ahead === undefined) return { what: t.clock, standing: 'unknown', text: t.clockUnknown };
  if (Math.abs(ahead) < sameTime) return { what: t.clock, standing: 'fine', text: t.clockGood };
  return { what: t.clock, standing: 'look', text: t.clockOff(span(Math.abs(ahead), locale), ahead > 0) };
}
