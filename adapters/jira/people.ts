import type { Account, Actor, Concern } from '../../src/kit/index.ts';
import type { User } from './payload/common.ts';
import type { Issue, Item } from './payload/issue.ts';

/** Somebody as messages name them; undefined when nothing but an id is known. */
export function actorOf(user: User | undefined): Actor | undefined {
  const name = user?.displayName ?? user?.name ?? user?.key;
  if (!user || name === undefined) return undefined;
  return { name, ...accountOf(user), bot: user.accountType === 'app' || undefined };
}

/** How the people table may know somebody: Cloud by the account id, Data Center by key and login. */
function accountOf({ accountId, key, name, emailAddress }: User): Account {
  // Cloud hides addresses; some bodies then say `"?"`.
  const email = emailAddress !== undefined && /^[^\s@"]+@[^\s@"]+$/.test(emailAddress) ? emailAddress : undefined;
  return accountId === undefined ? { id: key, login: name, email } : { id: accountId, email };
}

const identities = (account: Account) => [account.id, account.login].filter((id) => id !== undefined);

/** Whether both are the same account. */
function same(one: Account, other: Account): boolean {
  return identities(one).some((id) => identities(other).includes(id)) || (!!one.email && one.email === other.email);
}

/**
 * Whom an event is about, each once with the first reason given, without the one who did it and accounts nothing is known
 * of; undefined when nobody is left.
 */
export function concerning(people: readonly (Concern | undefined)[], doer: User | undefined): Concern[] | undefined {
  const found: Concern[] = [];
  for (const one of people) {
    if (!one || (identities(one).length === 0 && !one.email)) continue;
    if ((doer && same(one, accountOf(doer))) || found.some((known) => same(known, one))) continue;
    found.push(one);
  }
  return found.length > 0 ? found : undefined;
}

/** An account with its part in the news. */
export function concern(user: User | undefined, why: Concern['why']): Concern | undefined {
  return user && { ...accountOf(user), why };
}

/** Those an issue belongs to: who works on it and who reported it. */
export function owners({ fields }: Issue): (Concern | undefined)[] {
  return [concern(fields.assignee, 'author'), concern(fields.reporter, 'author')];
}

/** The display names a delivery tells, by every id that its texts may use in a mention. */
export function namesIn(
  issue: Issue | undefined,
  people: readonly (User | undefined)[],
  items: readonly Item[] = [],
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const { assignee, reporter, creator } = issue?.fields ?? {};
  for (const user of [...people, assignee, reporter, creator]) {
    if (!user?.displayName) continue;
    for (const id of [user.accountId, user.key, user.name]) if (id !== undefined) known.set(id, user.displayName);
  }
  for (const { field, from, fromId, to, toId } of items) {
    if (!/^(?:assignee|reporter)$/i.test(field)) continue;
    if (from !== undefined && fromId !== undefined) known.set(fromId, from);
    if (to !== undefined && toId !== undefined) known.set(toId, to);
  }
  return known;
}
