import type { Person } from '../directory/schema.ts';
import type { Account, Event, Kind } from '../event/index.ts';
import type { Mention } from '../render/contract.ts';
import { reasons, type Wanted } from '../rules/index.ts';
import { summons } from './summons.ts';

/**
 * Whom to mention for an event: those in the people table whom it concerns for a reason that counts (see {@link summons}; a
 * rule's `wanted` counts instead), and those whom the rule names. Never the one who did it, and nobody twice.
 */
export function mentionsFor(event: Event, source: string, people: readonly Person[], wanted?: Wanted): Mention[] {
  if (people.length === 0 || wanted === 'none') return [];
  const listed = Array.isArray(wanted) ? wanted : undefined;
  const counts = ({ why }: { why?: string }) => {
    if (wanted === undefined) return summons(event, why);
    return wanted === 'all' || (why === undefined ? hasReason(listed) : listed?.includes(why) === true);
  };
  const concerned = (event.concerns ?? []).filter(counts).flatMap((account) => ownerOf(account, source, people) ?? []);
  const named = people.filter(({ name }) => listed?.includes(name));
  const found = new Set([...concerned, ...named]);
  for (const doer of doersOf(event, source, people)) found.delete(doer);
  return [...found].map(({ mobile, userId }) => (mobile === undefined ? { userId } : { mobile }));
}

function hasReason(listed: readonly string[] | undefined): boolean {
  return reasons.some((reason) => listed?.includes(reason));
}

/** Kinds whose actor only set something off: whoever broke the build is told, also of their own push. */
const setOff: readonly Kind[] = ['build', 'deployment'];

function doersOf({ kind, actor }: Event, source: string, people: readonly Person[]): Person[] {
  if (!actor || setOff.includes(kind)) return [];
  return people.filter((person) => owns(person, source, actor));
}

function ownerOf(account: Account, source: string, people: readonly Person[]): Person | undefined {
  return people.find((person) => owns(person, source, account));
}

function owns({ accounts }: Person, source: string, account: Account): boolean {
  const { login, id, email } = account;
  const of = (site: string) => (Object.hasOwn(accounts, site) ? accounts[site] : undefined);
  if (has(of(source), login) || has(of(source), id) || has(of('email'), email)) return true;
  return privateAddresses.some(({ site, pattern }) => {
    const [, number, name] = pattern.exec(email ?? '') ?? [];
    return has(of(site), name) || has(of(site), number);
  });
}

/**
 * Addresses that hide a person's own and name their account instead: `1003+hanmeimei@users.noreply.github.com`.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 * https://docs.gitlab.com/user/profile/#use-an-automatically-generated-private-commit-email
 */
const privateAddresses = [
  { site: 'github', pattern: /^(?:(\d+)\+)?([a-z\d-]+)@users\.noreply\.github\.com$/i },
  { site: 'gitlab', pattern: /^(\d+)-([\w.-]+)@users\.noreply\.gitlab\.com$/i },
];

function has(list: readonly string[] | undefined, value: string | undefined): boolean {
  return value !== undefined && list?.some((each) => each.toLowerCase() === value.toLowerCase()) === true;
}
