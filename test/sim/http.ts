/** The simulator behind a real socket: needed for real connection resets, cut answers, and demos. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FetchMeta, isLoopback } from './arrival.ts';
import { ControlError } from './check.ts';
import { MAX_READ_BYTES } from './options.ts';

/** Where to listen. */
export interface ListenOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
}

/** A simulator that listens. */
export interface Listening {
  /** Where it is, without a slash at the end. */
  url: string;
  port: number;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

type Answer = (request: Request, meta: FetchMeta) => Promise<Response>;

/** Listens and resolves once connections are accepted. */
export async function listen(
  answer: Answer,
  { port = 0, host = '127.0.0.1' }: ListenOptions,
  isProtected: boolean,
): Promise<Listening> {
  if (!isProtected && !isLoopback(host)) {
    throw new ControlError(400, `host ${host}: a control token is required to listen on anything but loopback`);
  }
  const server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch(() => incoming.socket.resetAndDestroy());
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(port, host, listening.resolve);
  await listening.promise;
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** Answers one request; rejects where the connection is to be reset. */
async function serve(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const request = await toRequest(incoming, gone.signal);
  const response = await answer(request, { remoteAddress: incoming.socket.remoteAddress });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  await writeBody(response, outgoing);
}

/** Passes the body on; where it breaks off, so does the connection, once everything before has been sent. */
async function writeBody(response: Response, outgoing: ServerResponse): Promise<void> {
  try {
    for await (const chunk of response.body ?? []) {
      await new Promise((resolve) => outgoing.write(chunk, resolve));
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    // What lies beyond the limit is read and dropped: closing early would show the client a reset, not an answer.
    if (size <= MAX_READ_BYTES) chunks.push(chunk);
    size += chunk.length;
  }
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url.startsWith('/') ? `http://dingtalk.invalid${url}` : url, {
    method,
    headers: pairs,
    signal,
    ...(hasBody && { body: Buffer.concat(chunks) }),
  });
}
