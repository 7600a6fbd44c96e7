import { hookUrl } from '../../../api/hooks.ts';
import type { ResolvedHook } from '../../../directory/contract.ts';
import { directory } from '../../../directory/stub.ts';
import type { DeliveryRow } from '../../../inbox/delivery.ts';
import type { Refused } from '../../../inbox/refusals.ts';
import { addressOf } from '../../../ingress/address.ts';
import { resolvedHook } from '../../../ingress/resolved-hook.ts';
import { isSample } from '../../../ingress/sample.ts';
import type { ConsoleContext } from '../../view.ts';

/** A hook that is being plugged in. */
export interface Plugging {
  hook: ResolvedHook;
  url: string;
  key: string;
  /** In clear, while it may be seen; null afterwards, undefined where the hook has none. */
  secret: string | null | undefined;
  /** The newest delivery that was no sample. */
  last: DeliveryRow | undefined;
  /** Requests that were turned away. */
  refused: Refused | null;
}

/** Deliveries that are looked through. */
const most = 50;
/** How long after the first delivery the secret can still be copied, ms: somebody may add the webhook in several places. */
const grace = 3_600_000;

/** Reads it; null when there is no such hook. */
export async function readPlugging(c: ConsoleContext, id: string): Promise<Plugging | null> {
  const [hook, key] = await Promise.all([resolvedHook(c.env, id), directory(c.env).revealKey(id)]);
  if (!hook || !key) return null;
  const inbox = c.env.INBOX.getByName(id);
  const [rows, { refused }] = await Promise.all([inbox.deliveries(most, null), inbox.status()]);
  const real = rows.filter((row) => !isSample(row));
  const [secret] = hook.secrets;
  const isFresh = rows.length < most && real.every(({ receivedAt }) => c.var.view.now - receivedAt < grace);
  return {
    hook,
    key,
    url: hookUrl(addressOf(c.req.url, c.env.PUBLIC_URL), hook, key),
    secret: secret === undefined || isFresh ? secret : null,
    last: real[0],
    refused,
  };
}
