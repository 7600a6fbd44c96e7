import { github } from '../../adapters/github/index.ts';
import type { Event } from '../../src/event/index.ts';
import { type Audience, dispatchesFor } from '../../src/ingress/dispatches.ts';
import { understand } from '../../src/ingress/understand.ts';
import { verify } from '../../src/ingress/verify.ts';
import { RawRequest } from '../../src/kit/index.ts';
import { type RenderContext, render } from '../../src/render/index.ts';

export { Directory, Inbox, Outbox } from '../stubs.ts';

/**
 * What one batch measured by the clock inside the isolate, which shows whole milliseconds only: the mean of each block of
 * iterations in µs, and each iteration alone in ms, rounded down. Plain workerd's clock runs on while code runs; a hosted one's does not.
 */
export interface Batch {
  blocks: number[];
  singles: number[];
  /** The share of each stage of a delivery: µs in the mean over the whole batch. */
  stages: Record<string, number>;
}

const audience: Audience = {
  id: 'bench',
  source: 'github',
  groups: [{ id: 'bench', locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser' }],
  templates: {},
  people: [],
};

const worker: ExportedHandler<Env> = {
  async fetch(request, env) {
    if (request.method !== 'POST') return new Response('ok');
    const url = new URL(request.url);
    const count = Number(url.searchParams.get('count') ?? 1);
    const clock = new Clock(count, Number(url.searchParams.get('block') ?? 1));
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = new Headers(request.headers);
    const fresh = () => new RawRequest('POST', url, headers, body);
    const secret = env.ADMIN_TOKEN ?? '';
    for (const [name, value] of Object.entries(await github.auth[0].sign(fresh(), secret, 0))) headers.set(name, value);
    if (url.pathname === '/render') return Response.json(await rendering(fresh(), secret, clock, url.searchParams));
    return Response.json(await delivering(fresh, secret, clock));
  },
};

// biome-ignore lint/style/noDefaultExport: a worker is its default export.
export default worker;

/** Times iterations in blocks. */
class Clock {
  readonly count: number;
  readonly #block: number;
  readonly #batch: Batch = { blocks: [], singles: [], stages: {} };
  #blockStart = 0;

  constructor(count: number, block: number) {
    this.count = count;
    this.#block = block;
  }

  /** To be called before iteration `at`, from 0; the moment. */
  start(at: number): number {
    const now = performance.now();
    if (at % this.#block === 0) this.#blockStart = now;
    return now;
  }

  /** To be called after iteration `at` with when it and its stages began. */
  end(at: number, start: number, stages: Readonly<Record<string, number>> = {}): void {
    const now = performance.now();
    this.#batch.singles.push(now - start);
    const begun = Object.entries(stages);
    for (const [i, [name, from]] of begun.entries()) {
      const until = begun[i + 1]?.[1] ?? now;
      this.#batch.stages[name] = (this.#batch.stages[name] ?? 0) + ((until - from) * 1000) / this.count;
    }
    if (at % this.#block === this.#block - 1) this.#batch.blocks.push(((now - this.#blockStart) * 1000) / this.#block);
  }

  read(): Batch {
    return this.#batch;
  }
}

/** Verify, parse and render, as ingress does for a hook with one group. */
async function delivering(fresh: () => RawRequest, secret: string, clock: Clock): Promise<Batch> {
  const now = Date.now();
  for (let at = 0; at < clock.count; at++) {
    const verifying = clock.start(at);
    const verification = await verify(fresh(), github.auth[0], [secret], now);
    if (!verification.ok) throw new Error(`not authentic: ${verification.reason}`);
    const parsing = performance.now();
    verification.request.payload();
    const understanding = performance.now();
    const events = eventsOf(understand(github, verification.request));
    const rendering = performance.now();
    const { dispatches, flaws } = dispatchesFor(events, audience, now);
    if (dispatches.length !== 1 || flaws.length > 0) throw new Error(`not rendered: ${flaws.join()}`);
    clock.end(at, verifying, {
      verify: verifying,
      'JSON.parse': parsing,
      'schema and mapping': understanding,
      render: rendering,
    });
  }
  return clock.read();
}

/** Rendering alone. Every iteration has an event of its own, so that nothing can be remembered. */
async function rendering(request: RawRequest, secret: string, clock: Clock, query: URLSearchParams): Promise<Batch> {
  const now = Date.now();
  const verification = await verify(request, github.auth[0], [secret], now);
  if (!verification.ok) throw new Error(`not authentic: ${verification.reason}`);
  const [event] = eventsOf(understand(github, verification.request));
  if (event?.kind !== 'push') throw new Error('this is not a push');
  const context: RenderContext = {
    source: 'github',
    locale: query.get('locale') === 'en' ? 'en' : 'zh-CN',
    timezone: 'Asia/Shanghai',
    links: 'browser',
    now,
    mentions: [],
    overrides: {},
  };
  const pushes = Array.from({ length: clock.count }, (_, i) => ({
    ...event,
    commits: event.commits.map((commit) => ({ ...commit, title: `${commit.title} ${i}` })),
  }));
  for (const [at, push] of pushes.entries()) {
    const start = clock.start(at);
    const { failures } = render(push, context);
    if (failures.length > 0) throw new Error(`not rendered: ${failures[0]?.error}`);
    clock.end(at, start);
  }
  return clock.read();
}

function eventsOf(understanding: ReturnType<typeof understand>): Event[] {
  if (understanding.kind !== 'parsed' || !('events' in understanding.parsed)) throw new Error('not understood');
  return understanding.parsed.events;
}
