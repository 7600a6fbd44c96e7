import { adapters } from '../../../../adapters/index.ts';
import type { Adapter } from '../../../kit/index.ts';

const first = ['github', 'gitlab', 'codeup', 'jira', 'trello', 'travis'];
const last = ['custom'];

/** Every source, the most common first, one's own programs last. */
export const offered: readonly Adapter[] = Object.values(adapters).toSorted(
  (a, b) => rank(a.name) - rank(b.name) || a.title.en.localeCompare(b.title.en),
);

function rank(name: string): number {
  if (last.includes(name)) return first.length + 1;
  const place = first.indexOf(name);
  return place < 0 ? first.length : place;
}
