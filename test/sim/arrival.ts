/** A request as it arrived: read once, decoded once, and signed once, so that everything after it is synchronous. */
import { MAX_READ_BYTES } from './options.ts';
import { expectedSign } from './security.ts';
import type { World } from './world.ts';

/** What the transport knows about the client. */
export interface FetchMeta {
  /** The client's address; wins over everything else. */
  clientIp?: string;
  /** The address of the socket. */
  remoteAddress?: string;
}

/** A request to the data plane. */
export interface Arrival {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Null where it is missing or empty. */
  token: string | null;
  headers: Record<string, string>;
  clientIp: string;
  bodyBytes: number;
  /** The body as text; bytes that are not UTF-8 are replaced. */
  rawBody: string;
  /** The decoded body; undefined where it is not UTF-8 or not JSON. */
  parsed: unknown;
  /** The only signature the robot accepts for the timestamp sent; null where none is due. */
  expectedSign: string | null;
}

const KEPT_HEADERS = ['content-type', 'content-length', 'user-agent', 'connection'];
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Whether an address or host name belongs to this machine alone. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/** Reads a request completely. */
export async function readArrival(
  request: Request,
  meta: FetchMeta,
  world: World,
  controlIsOpen: boolean,
): Promise<Arrival> {
  const url = new URL(request.url);
  const token = url.searchParams.get('access_token') || null;
  const bytes = await readBody(request);
  const decoded = decode(bytes);
  const secret = world.robots.get(token)?.secret;
  const timestamp = url.searchParams.get('timestamp');
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    token,
    headers: keptHeaders(request.headers),
    clientIp: clientIpOf(request.headers, meta, controlIsOpen),
    bodyBytes: bytes.length,
    rawBody: decoded ?? new TextDecoder().decode(bytes),
    parsed: decoded === null ? undefined : parse(decoded),
    expectedSign: secret !== undefined && timestamp ? await expectedSign(secret, timestamp) : null,
  };
}

function clientIpOf(headers: Headers, meta: FetchMeta, controlIsOpen: boolean): string {
  if (meta.clientIp !== undefined) return meta.clientIp;
  const remote = (meta.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  const claimed = headers.get('x-sim-client-ip');
  return claimed && (controlIsOpen || isLoopback(remote)) ? claimed : remote;
}

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  );
}

/** Reads the body up to the first chunk that exceeds the most a limit can allow; the size check refuses the rest. */
async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_READ_BYTES) break;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
