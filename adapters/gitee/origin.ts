import { type Actor, type Concern, httpUrl, type Parsed, type Place } from '../../src/kit/index.ts';
import type { Common, User } from './payload.ts';

/** Where it happened and who did it. */
export function origin({ repository, sender, user_name }: Common): { place: Place; actor?: Actor } {
  const { full_name, path_with_namespace, name, html_url, url } = repository;
  const place = full_name || path_with_namespace || name || 'Gitee';
  const actor = actorOf(sender) ?? (user_name ? { name: user_name } : undefined);
  return { place: { name: place, url: httpUrl(html_url ?? url), type: 'repository' }, actor };
}

/** Somebody as messages name them. */
export function actorOf(user: User | undefined): Actor | undefined {
  const login = user?.login || user?.username || undefined;
  const name = user?.name || login;
  return name ? { name, login, url: httpUrl(user?.html_url), email: user?.email || undefined } : undefined;
}

/** Whom it is about, unless they did it themselves. */
export function about(user: User | undefined, why: Concern['why'], actor?: Actor): Concern[] | undefined {
  const somebody = actorOf(user);
  if (!somebody || (somebody.login ?? somebody.name) === (actor?.login ?? actor?.name)) return undefined;
  return somebody.login || somebody.email ? [{ login: somebody.login, email: somebody.email, why }] : undefined;
}

/** An action that is new to us, or that says nothing a group could use. */
export function unsupported(topic: string): Parsed {
  return { topic, ignored: 'unsupported', what: `"${topic}" is not known to this version` };
}

/** The entry for a vendor's word: own keys only, because the word comes from outside. */
export function pick<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
