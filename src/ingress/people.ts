import type { Person } from '../directory/schema.ts';
import type { Account, Event } from '../event/index.ts';
import type { Mention } from '../render/contract.ts';

/** Whether an event needs the people it concerns, so that they are mentioned: broken builds and things handed to them. */
function summons(event: Event): boolean {
  if (event.kind === 'build') return event.severity === 'bad';
  if (event.kind === 'merge_request') return event.action === 'review_requested' || event.action === 'assigned';
  return event.kind === 'issue' && event.action === 'assigned';
}

/** Whom to mention for an event: those it concerns who are in the table, never the one who did it, nobody twice. */
export function mentionsFor(event: Event, source: string, people: readonly Person[]): Mention[] {
  if (!event.concerns || people.length === 0 || !summons(event)) return [];
  const actor = event.kind === 'build' ? undefined : event.actor?.login;
  const found = new Set<Person>();
  for (const account of event.concerns) {
    if (actor !== undefined && account.login === actor) continue;
    const person = people.find((each) => owns(each, source, account));
    if (person) found.add(person);
  }
  return [...found].map(({ mobile, userId }) => (mobile === undefined ? { userId } : { mobile }));
}

function owns(person: Person, source: string, account: Account): boolean {
  const same = (list: readonly string[] | undefined, value: string | undefined) =>
    value !== undefined && list?.some((each) => each.toLowerCase() === value.toLowerCase()) === true;
  const own = person.accounts[source];
  return same(own, account.login) || same(own, account.id) || same(person.accounts.email, account.email);
}
