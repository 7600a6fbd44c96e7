import { lookupHook } from '../directory/cache.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Accepted, Incoming } from '../inbox/delivery.ts';
import { type Adapter, RawRequest } from '../kit/index.ts';
import { log } from '../observe/log.ts';
import { adapterFor } from './adapter.ts';
import { readBody } from './body.ts';
import { finishedBuilds, withMemory } from './builds.ts';
import { decide } from './decide.ts';
import { dedupeKeys } from './dedupe.ts';
import { gzip, sha256 } from './digest.ts';
import { dispatchesFor } from './dispatches.ts';
import { quarantineNotice, quarantineOnce } from './quarantine.ts';
import type { Reply } from './reply.ts';
import { type Understanding, understand } from './understand.ts';
import { type Verification, verify } from './verify.ts';

/** What a delivery means for a hook: what to journal, and what to tell whom. */
type Verdict = Pick<Incoming, 'event' | 'topic' | 'outcome' | 'reason' | 'dispatches' | 'builds' | 'once'>;

/**
 * A request's whole way in: hook, cap, proof, meaning, decision, messages, journal. Resolves to what the sender is told:
 * `accepted` only after everything is on disk, `unavailable` when anything broke before that.
 */
export async function receive(req: Request, source: string, key: string, env: Env): Promise<Reply> {
  try {
    return await admit(req, source, key, env);
  } catch (error) {
    log('error', 'ingress.receive', { source, error });
    return { outcome: 'unavailable', reason: 'The delivery could not be stored. Send it again in a few seconds.' };
  }
}

async function admit(req: Request, source: string, key: string, env: Env): Promise<Reply> {
  const adapter = adapterFor(source);
  if (!adapter) return { outcome: 'not-found' };
  const now = Date.now();
  const hook = await lookupHook(env, adapter.name, key, now);
  if (!hook) return { outcome: 'not-found' };
  const body = await readBody(req, adapter.maxBody);
  if (!body) return { outcome: 'too-large', cap: adapter.maxBody };
  const request = new RawRequest(req.method, new URL(req.url), req.headers, body);
  const verification = await verify(request, schemeOf(adapter, hook), hook.secrets, now);
  if (!verification.ok) {
    log('warn', 'ingress.unauthorized', { hook: hook.id, source, reason: verification.reason });
    return { outcome: 'unauthorized', reason: explain(verification.reason) };
  }
  const understanding = understand(adapter, verification.request);
  if (understanding.kind === 'malformed') return { outcome: 'malformed', reason: understanding.reason };
  return journal(env, adapter, hook, verification, understanding, now);
}

async function journal(
  env: Env,
  adapter: Adapter,
  hook: ResolvedHook,
  { request, covers }: Extract<Verification, { ok: true }>,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  now: number,
): Promise<Reply> {
  const inbox = env.INBOX.getByName(hook.id);
  const verdict = await judge(adapter, hook, understanding, (series) => inbox.lastBuild(series), now);
  const nativeId = adapter.deliveryId(request);
  const accepted: Accepted = await inbox.accept({
    ...verdict,
    receivedAt: now,
    nativeId,
    headers: keptHeaders(request.headers),
    body: await gzip(request.body),
    bytes: request.body.byteLength,
    keys: dedupeKeys(covers, nativeId, await sha256(request.body)),
  });
  log('info', 'ingress.delivery', { hook: hook.id, topic: verdict.topic, ...accepted });
  const reason = accepted.outcome === 'duplicate' ? `already received as ${accepted.delivery}` : verdict.reason;
  return { ...accepted, reason: reason ?? undefined };
}

async function judge(
  adapter: Adapter,
  hook: ResolvedHook,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  lastBuild: Parameters<typeof withMemory>[1],
  now: number,
): Promise<Verdict> {
  const { event } = understanding;
  if (understanding.kind === 'quarantined') {
    const { dispatches } = dispatchesFor([quarantineNotice(adapter, hook, event)], hook, now);
    const once = quarantineOnce(event);
    return { event, topic: event, outcome: 'quarantined', reason: understanding.reason, dispatches, builds: [], once };
  }
  const { parsed } = understanding;
  if ('ignored' in parsed) {
    return {
      event,
      topic: parsed.topic,
      outcome: 'ignored',
      reason: `${parsed.ignored}: ${parsed.what}`,
      dispatches: [],
      builds: [],
    };
  }
  const { topic, events } = await withMemory(parsed, lastBuild, now);
  const builds = finishedBuilds(events).map(({ series, status }) => ({ series, status }));
  const decision = decide(topic, adapter.quiet, hook.events);
  if (!decision.send)
    return { event, topic, outcome: decision.outcome, reason: decision.reason, dispatches: [], builds };
  const { dispatches, flaws } = dispatchesFor(events, hook, now);
  return { event, topic, outcome: 'accepted', reason: flaws.join('; ') || null, dispatches, builds };
}

function schemeOf(adapter: Adapter, hook: ResolvedHook) {
  return adapter.auth.find((scheme) => scheme.id === hook.auth) ?? adapter.auth[0];
}

const explanations = {
  missing: 'The proof is missing: set the same secret at the source as on this hook.',
  malformed: 'The proof has the wrong form for this source.',
  mismatch: 'The proof does not match: the secret at the source differs from the one on this hook.',
  stale: 'The proof is too old or from the future: check the clock of the sender.',
} as const;

function explain(reason: keyof typeof explanations): string {
  return explanations[reason];
}

/** Headers needed to read the body again; proofs, cookies and credentials never match. */
const kept =
  /^(content-type|user-agent|x-[a-z-]*(event|delivery|hook-id|target-type|target-id|slug|instance|uuid)|webhook-id)$/;

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => kept.test(name)));
}
