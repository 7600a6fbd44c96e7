import { type Listed, listed } from './rule-draft.ts';

const code: readonly Listed[] = ['events', 'branches', 'labels', 'actors'];

/** The conditions that matter most at a source; code hosts are what is not named. */
const firsts: Readonly<Record<string, readonly Listed[]>> = {
  jira: ['events', 'types', 'priorities', 'statuses'],
  trello: ['events', 'lists', 'from', 'actors'],
  travis: ['events', 'branches', 'places', 'actors'],
  jenkins: ['events', 'branches', 'places', 'actors'],
  alertmanager: ['events', 'places'],
  custom: ['events', 'places', 'actors', 'branches'],
};

/** The conditions of the form: those to begin with at a source, and all others. */
export function firstConditions(source: string): { first: readonly Listed[]; more: readonly Listed[] } {
  const first = (Object.hasOwn(firsts, source) ? firsts[source] : undefined) ?? code;
  return { first, more: listed.filter((each) => !first.includes(each)) };
}
