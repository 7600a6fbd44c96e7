import * as z from 'zod';
import { RawRequest } from '../../src/kit/index.ts';
import { t } from '../language.ts';
import { exitCodes, Refusal, systemCode } from '../refusal.ts';
import type { Remote } from '../remote.ts';
import { adapterNamed, deliveryFrom, type SampleFlags } from './sample.ts';

const Hook = z.object({ source: z.string(), url: z.string().optional(), auth: z.string().optional() });
const Reply = z.object({ outcome: z.string(), reason: z.string().optional(), delivery: z.string().optional() });

/** Where to send, and as which source. */
interface Target {
  url: URL;
  source: string;
  auth?: string;
}

/**
 * Sends a delivery to a hook, signed as its source would, and prints the reply. `hook` is its id, asked from `remote`, or its
 * whole address. Ends with 0 when it was taken, 1 when it was refused.
 */
export async function send(
  hook: string,
  name: string,
  flags: SampleFlags & { json?: boolean; secret?: string; remote: () => Remote },
): Promise<number> {
  const target = /^https?:/.test(hook) ? addressed(hook) : await lookedUp(flags.remote(), hook);
  const adapter = adapterNamed(target.source);
  const scheme = adapter.auth.find(({ id }) => id === target.auth) ?? adapter.auth[0];
  const unsigned = deliveryFrom(target.source, name, flags);
  const request = new RawRequest('POST', target.url, unsigned.headers, unsigned.body);
  const proof = flags.secret === undefined ? {} : await scheme.sign(request, flags.secret, Date.now());
  for (const [field, value] of Object.entries(proof)) request.headers.set(field, value);
  const reply = await post(target.url, request);
  const said = Reply.safeParse(await reply.json().catch(() => undefined)).data;
  if (flags.json) console.log(JSON.stringify({ status: reply.status, ...said }));
  else console.log([reply.status, said?.outcome, said?.delivery, said?.reason].filter(Boolean).join('  '));
  return reply.ok ? exitCodes.ok : exitCodes.failure;
}

function addressed(address: string): Target {
  const url = new URL(address);
  const source = url.pathname.split('/').at(-2) ?? '';
  return { url, source };
}

async function lookedUp(remote: Remote, id: string): Promise<Target> {
  const { source, url, auth } = await remote.call(Hook, 'GET', `/api/hooks/${encodeURIComponent(id)}`);
  if (url !== undefined) return { url: new URL(new URL(url).pathname, remote.origin), source, auth };
  throw new Refusal(
    t(
      `接入点 ${id} 的密钥已经打不开了：换一个新的。`,
      `The key of hook ${id} cannot be opened any more: give it a new one.`,
    ),
  );
}

async function post(url: URL, { headers, body }: RawRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const cause = error instanceof Error ? (systemCode(error.cause) ?? error.name) : String(error);
    throw new Refusal(
      t(`连不上 ${url.origin}（${cause}）。`, `${url.origin} cannot be reached (${cause}).`),
      'unavailable',
    );
  }
}
