import { limits } from '../config.ts';

/** How connectors reach the outside. Everything but `allowPrivate` has a default; only tests say otherwise. */
export interface Network {
  /** Servers may be on private addresses, and speak http. */
  allowPrivate: boolean;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** ms, for one exchange, the answer's body included. */
  timeout?: number;
  /** Where Trello's API is, without a slash at the end. */
  trello?: string;
}

/** An answer, read whole. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

/** Why there is no answer to speak of. */
export type Silence = 'timeout' | 'unreachable' | 'redirect' | 'answer';

/** A reply, or why there is none. */
export type Answered = { ok: true; reply: Reply } | { ok: false; why: Silence };

/** What goes out. A body is sent as it is. */
export interface Outgoing {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Makes one request and reads the answer, up to a limit. Never throws, and never follows a redirect: what is sent along
 * was meant for one server only.
 */
export async function exchange(network: Network, url: string, { method, headers, body }: Outgoing): Promise<Answered> {
  const request = network.fetch ?? ((to, init) => fetch(to, init));
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const timer = setTimeout(() => giveUp.abort(), network.timeout ?? limits.connectorTimeout);
  try {
    const sent = { 'user-agent': 'dinghook', ...headers };
    const response = await inTime(request(url, { method, headers: sent, body, redirect: 'manual', signal }), signal);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { ok: false, why: 'redirect' };
    }
    const text = await inTime(readText(response), signal);
    return text === null ? { ok: false, why: 'answer' } : { ok: true, reply: { ...pick(response), text } };
  } catch {
    // What a runtime says about it may name the address and what is in it.
    return { ok: false, why: signal.aborted ? 'timeout' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

function pick({ status, headers }: Response): Omit<Reply, 'text'> {
  return { status, headers };
}

/** Gives up when the signal does, even where a runtime keeps waiting. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The body as text; null when it is too large or not UTF-8. */
async function readText({ body }: Response): Promise<string | null> {
  if (!body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  const reader = body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    size += value?.byteLength ?? 0;
    if (size > limits.connectorBytes) {
      await reader.cancel();
      return null;
    }
    const decoded = decode(decoder, value);
    if (decoded === null) return null;
    text += decoded;
    if (done) return text;
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string | null {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    return null;
  }
}
