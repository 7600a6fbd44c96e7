import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** A DingTalk that takes everything at once, in a process of its own so that it does not slow the load. */
export interface Sink {
  /** Its origin, for DINGTALK_ORIGINS. */
  url: string;
  /** Messages taken so far. */
  count(): Promise<number>;
  stop(): void;
}

/** Starts a sink. */
export async function startSink(): Promise<Sink> {
  const child = fork(fileURLToPath(import.meta.url), ['--serve'], { stdio: 'inherit' });
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    count: async () => Number(await (await fetch(`${url}/count`)).text()),
    stop: () => child.kill(),
  };
}

/** Resolves when nothing has arrived for `ms`; throws when that does not happen within three minutes. */
export async function quiet(sink: Sink, ms: number): Promise<void> {
  const end = performance.now() + 180_000;
  let taken = await sink.count();
  for (let since = performance.now(); performance.now() - since < ms; ) {
    if (performance.now() > end) throw new Error('messages kept coming for three minutes');
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = await sink.count();
    if (now !== taken) since = performance.now();
    taken = now;
  }
}

function serve(): void {
  let taken = 0;
  const answer = JSON.stringify({ errcode: 0, errmsg: 'ok' });
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      if (request.method === 'POST') taken++;
      const text = request.method === 'POST' ? answer : String(taken);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.send?.(address?.port);
  });
  process.once('disconnect', () => process.exit());
}

if (process.argv[2] === '--serve' && import.meta.main) serve();
