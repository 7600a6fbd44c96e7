import type { ResolvedHook } from '../directory/contract.ts';
import type { Accepted } from '../inbox/delivery.ts';
import type { RawRequest } from '../kit/index.ts';
import { adapterFor } from './adapter.ts';
import { pack } from './gzip.ts';
import { keptHeaders } from './headers.ts';
import { judge } from './judge.ts';
import { understand } from './understand.ts';
import { forPreview } from './verify.ts';

/** What the native id of a sample begins with, so that nobody takes one for news. */
const mark = 'sample-';

/** Whether a delivery in the journal was a sample. */
export function isSample({ nativeId }: { nativeId: string | null }): boolean {
  return nativeId?.startsWith(mark) === true;
}

/**
 * Plays a sample delivery through a hook, for an administrator: it needs no proof, is journaled, sent by the hook's rules, and
 * never a duplicate; how its builds end is not remembered. Null when the hook's source cannot read it. `now` in ms.
 */
export async function sendSample(
  env: Env,
  hook: ResolvedHook,
  request: RawRequest,
  now: number,
): Promise<Accepted | null> {
  const adapter = adapterFor(hook.source);
  const understanding = adapter && understand(adapter, forPreview(request));
  if (!adapter || understanding?.kind !== 'parsed') return null;
  const verdict = await judge(adapter, hook, untimed(understanding), async () => null, now);
  const { headers, body } = request;
  return env.INBOX.getByName(hook.id).accept({
    ...verdict,
    builds: [],
    nativeId: `${mark}${crypto.randomUUID()}`,
    keys: [],
    receivedAt: now,
    headers: keptHeaders(headers),
    body: await pack(body),
    bytes: body.byteLength,
  });
}

type Parsed = Extract<ReturnType<typeof understand>, { kind: 'parsed' }>;

/** As if it happened now: what a sample says about its time is long past. */
export function untimed(read: Parsed): Parsed {
  const { parsed } = read;
  if ('ignored' in parsed) return read;
  return { ...read, parsed: { ...parsed, events: parsed.events.map(({ at: _, ...event }) => event) } };
}
