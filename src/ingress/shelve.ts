import { limits } from '../config.ts';
import { sha256, toHex } from '../directory/bytes.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Accepted } from '../inbox/delivery.ts';
import type { Adapter, RawRequest } from '../kit/index.ts';
import { log } from '../observe/log.ts';
import { pack } from './gzip.ts';
import { keptHeaders } from './headers.ts';
import type { Reply } from './reply.ts';

/**
 * Journals a delivery whose proof cannot be checked now, with the proof: its Inbox checks it as soon as that is possible,
 * and nothing is said before. The same delivery with the same proof is kept once; another proof is another delivery, so
 * that a forgery cannot stand in for what it imitates. `now` in ms.
 */
export async function shelve(
  env: Env,
  adapter: Adapter,
  hook: ResolvedHook,
  request: RawRequest,
  problem: string,
  now: number,
): Promise<Reply> {
  const header = adapter.keys?.header ?? '';
  const proof = { [header]: request.headers.get(header) ?? '' };
  const [body, digest] = await Promise.all([pack(request.body, limits.unverifiedBody), digestOf(request, proof)]);
  if (!body) return { outcome: 'unavailable', reason: 'It is too large to be kept until its proof can be checked.' };
  const event = adapter.event(request) ?? '';
  const accepted: Accepted = await env.INBOX.getByName(hook.id).accept({
    receivedAt: now,
    event,
    topic: event,
    nativeId: null,
    outcome: 'unverified',
    reason: `its proof could not be checked yet: ${problem}`,
    headers: keptHeaders(request.headers),
    body,
    bytes: request.body.byteLength,
    keys: [{ key: `unverified:${digest}`, ttl: limits.dedupeSigned }],
    dispatches: [],
    builds: [],
    recalled: {},
    renders: [],
    unverified: { hook: hook.id, proof },
  });
  log('warn', 'ingress.unverified', { hook: hook.id, problem, ...accepted });
  if (accepted.outcome === 'unavailable') return accepted;
  const { outcome, delivery } = accepted;
  if (outcome === 'duplicate') return { outcome, delivery, reason: `already received as ${delivery}` };
  return { outcome: 'accepted', delivery, reason: `Kept until its proof can be checked: ${problem}.` };
}

async function digestOf(request: RawRequest, proof: object): Promise<string> {
  const body = toHex(await sha256(request.body));
  return toHex(await sha256(`${body} ${JSON.stringify(proof)}`));
}
