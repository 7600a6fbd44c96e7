import { lookupHook } from '../directory/cache.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Accepted, Incoming } from '../inbox/delivery.ts';
import type { Refusal } from '../inbox/refusals.ts';
import { type Adapter, Malformed, RawRequest } from '../kit/index.ts';
import { log } from '../observe/log.ts';
import { adapterFor } from './adapter.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { pack } from './gzip.ts';
import { keptHeaders } from './headers.ts';
import { keysOf, prove } from './prove.ts';
import { countRefusal } from './refusals.ts';
import type { Reply } from './reply.ts';
import { shelve } from './shelve.ts';
import { type Understanding, understand } from './understand.ts';
import { unproven } from './unproven.ts';
import type { Verification } from './verify.ts';
import { weigh } from './weigh.ts';

/** Keeps the isolate alive for work that the reply does not wait for. */
export type Later = (work: Promise<void>) => void;

/**
 * A request's whole way in: hook, cap, proof, meaning, decision, messages, journal. Resolves to what the sender is told:
 * `accepted` only after everything is on disk, `unavailable` when anything broke before that.
 */
export async function receive(req: Request, source: string, key: string, env: Env, later: Later): Promise<Reply> {
  try {
    return await admit(req, source, key, env, later);
  } catch (error) {
    if (error instanceof Malformed) return { outcome: 'malformed', reason: error.message };
    log('error', 'ingress.receive', { source, error });
    return { outcome: 'unavailable', reason: 'The delivery could not be stored. Send it again in a few seconds.' };
  }
}

async function admit(req: Request, source: string, key: string, env: Env, later: Later): Promise<Reply> {
  const adapter = adapterFor(source);
  if (!adapter) return { outcome: 'not-found' };
  const now = Date.now();
  const hook = await lookupHook(env, adapter.name, key, now);
  if (!hook) return { outcome: 'not-found' };
  const count = (refusal: Refusal) => countRefusal(env, hook.id, refusal, now, later);
  const body = await readBody(req, adapter.maxBody);
  if (!body) {
    count('too-large');
    return { outcome: 'too-large', cap: adapter.maxBody };
  }
  const request = new RawRequest(req.method, addressOf(req.url, env.PUBLIC_URL), req.headers, body, hook.name);
  const proof = await prove(adapter, hook, request, keysOf(env, hook), now);
  if (!proof.ok) {
    if (proof.reason === 'undecided') return shelve(env, adapter, hook, request, proof.problem, now);
    count('unauthorized');
    log('warn', 'ingress.unauthorized', { hook: hook.id, source, reason: proof.reason });
    return unproven(adapter, hook, request, proof.reason);
  }
  const understanding = understand(adapter, proof.request);
  if (understanding.kind === 'malformed') {
    count('malformed');
    return { outcome: 'malformed', reason: understanding.reason };
  }
  return journal(env, adapter, hook, proof, understanding, now);
}

async function journal(
  env: Env,
  adapter: Adapter,
  hook: ResolvedHook,
  proof: Extract<Verification, { ok: true }>,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  now: number,
): Promise<Reply> {
  const inbox = env.INBOX.getByName(hook.id);
  const incoming = await incomingOf(inbox, adapter, hook, proof, understanding, now);
  const { topic, reason } = incoming;
  // Awaited by a function of its own: what was read would stay in memory until the disk has answered.
  return replyTo(inbox.accept(incoming), hook.id, topic, reason);
}

async function incomingOf(
  inbox: ReturnType<Env['INBOX']['getByName']>,
  adapter: Adapter,
  hook: ResolvedHook,
  proof: Extract<Verification, { ok: true }>,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  now: number,
): Promise<Incoming> {
  const { request } = proof;
  const [weighed, body] = await Promise.all([
    weigh(adapter, hook, proof, understanding, (series) => inbox.lastBuild(series), now),
    pack(request.body),
  ]);
  return { ...weighed, receivedAt: now, headers: keptHeaders(request.headers), body, bytes: request.body.byteLength };
}

async function replyTo(
  journaled: Promise<Accepted>,
  hook: string,
  topic: string,
  reason: string | null,
): Promise<Reply> {
  const accepted = await journaled;
  log('info', 'ingress.delivery', { hook, topic, ...accepted });
  if (accepted.outcome === 'unavailable') return accepted;
  const said = accepted.outcome === 'duplicate' ? `already received as ${accepted.delivery}` : reason;
  return { ...accepted, reason: said ?? undefined };
}
