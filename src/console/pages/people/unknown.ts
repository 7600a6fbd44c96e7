import type { Hook, Person } from '../../../directory/index.ts';
import type { Account, Event } from '../../../event/index.ts';
import { mentionsFor } from '../../../ingress/people.ts';
import { type RecentEvent, recentEvents } from '../../recent-events.ts';

/** How far back is looked: hooks, and deliveries of each. */
const mostHooks = 20;
const mostDeliveries = 20;
const listed = 30;

/** An account that news was about and that belongs to nobody in the table. */
export interface UnknownAccount {
  source: string;
  login?: string;
  email?: string;
  id?: string;
  /** What they are called, where an event said so. */
  name?: string;
  /** In how many recent events. */
  count: number;
  /** When last, ms. */
  at: number;
}

/** Looks through the hooks' recent deliveries for people whom the news concerned but nobody could mention; most frequent first. */
export async function unknownAccounts(
  env: Env,
  hooks: readonly Hook[],
  people: readonly Person[],
): Promise<UnknownAccount[]> {
  const found = await Promise.all(
    hooks
      .slice(0, mostHooks)
      .map(async (hook) => unknownIn(await recentEvents(env, hook, mostDeliveries), hook.source, people)),
  );
  return together(found.flat()).slice(0, listed);
}

/** The same in some events of one source, an entry for each time. */
export function unknownIn(recent: readonly RecentEvent[], source: string, people: readonly Person[]): UnknownAccount[] {
  const called = new Map(recent.flatMap(({ event }) => namesIn(event)));
  return recent.flatMap(({ event, receivedAt }) =>
    (event.concerns ?? [])
      .filter(
        (account) =>
          mentionsFor({ ...event, actor: undefined, concerns: [account] }, source, people, 'all').length === 0,
      )
      .map(({ login, email, id }) => ({
        source,
        login,
        email,
        id,
        name: called.get(login ?? '') ?? called.get(id ?? ''),
        count: 1,
        at: receivedAt,
      })),
  );
}

/** Entries about the same account as one. */
export function together(entries: readonly UnknownAccount[]): UnknownAccount[] {
  const merged = new Map<string, UnknownAccount>();
  for (const entry of entries) {
    const key = `${entry.source} ${(entry.login ?? entry.id ?? entry.email ?? '').toLowerCase()}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...entry, ...known, count: known.count + 1, at: Math.max(known.at, entry.at) } : entry);
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || b.at - a.at);
}

/** What an event calls the people in it, by their login and id. */
function namesIn(event: Event): (readonly [key: string, name: string])[] {
  const author = 'author' in event ? event.author : undefined;
  return [event.actor, author].flatMap((person) => {
    if (!person) return [];
    const keys: (keyof Account)[] = ['login', 'id'];
    return keys.flatMap((key) => {
      const value = person[key];
      return value === undefined || value === person.name ? [] : [[value, person.name] as const];
    });
  });
}
