import { styleText } from 'node:util';
import * as z from 'zod';
import { spoken } from '../language.ts';
import type { Remote } from '../remote.ts';

const Row = z.object({
  id: z.string(),
  receivedAt: z.number(),
  topic: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
});
type Row = z.output<typeof Row>;
const Deliveries = z.object({ deliveries: z.array(Row) });
const Hooks = z.object({ hooks: z.array(z.object({ id: z.string() })) });

/** How often the server is asked, ms. */
const pause = 2_000;

/**
 * Prints deliveries as they arrive, oldest first, until `signal` aborts: those of one hook, or of all. Begins with the last
 * `lines` of each.
 */
export async function tail(
  remote: Remote,
  hook: string | undefined,
  { lines, json, signal }: { lines: number; json?: boolean; signal: AbortSignal },
): Promise<void> {
  const seen = new Map<string, ReadonlySet<string>>();
  for (let first = true; !signal.aborted; first = false) {
    const found = await Promise.all((await hooksOf(remote, hook)).map((id) => recent(remote, id)));
    const fresh = found.flatMap((rows) =>
      rows.filter(({ hook, id }, i) => (first ? i < lines : !seen.get(hook)?.has(id))),
    );
    for (const rows of found) if (rows[0]) seen.set(rows[0].hook, new Set(rows.map(({ id }) => id)));
    for (const row of fresh.sort((a, b) => a.receivedAt - b.receivedAt)) {
      console.log(json ? JSON.stringify(row) : line(row));
    }
    await rest(signal);
  }
}

async function hooksOf(remote: Remote, hook: string | undefined): Promise<string[]> {
  if (hook !== undefined) return [hook];
  return (await remote.call(Hooks, 'GET', '/api/hooks')).hooks.map(({ id }) => id);
}

/** The latest deliveries of a hook, newest first. */
async function recent(remote: Remote, hook: string): Promise<(Row & { hook: string })[]> {
  const path = `/api/hooks/${encodeURIComponent(hook)}/deliveries?limit=100`;
  return (await remote.call(Deliveries, 'GET', path)).deliveries.map((row) => ({ hook, ...row }));
}

const colours: Readonly<Record<string, 'green' | 'yellow' | 'red' | 'dim'>> = {
  accepted: 'green',
  quarantined: 'red',
  unverified: 'yellow',
};

function line({ hook, receivedAt, topic, outcome, reason }: Row & { hook: string }): string {
  const time = new Date(receivedAt).toLocaleTimeString(spoken(), { hour12: false });
  const told =
    reason === null || reason.startsWith(topic) ? (reason ?? topic) : `${topic}  ${styleText('dim', reason)}`;
  return `${styleText('dim', time)}  ${hook}  ${styleText(colours[outcome] ?? 'dim', outcome)}  ${told}`;
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    signal.addEventListener('abort', done);
  });
}
