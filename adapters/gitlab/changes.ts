import type { Change, Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';
import type { User } from './payload/common.ts';
import { isSame } from './people.ts';

/** The field names that edits mention. */
export const fields = {
  title: words('标题', 'Title'),
  name: words('名称', 'Name'),
  path: words('路径', 'Path'),
  target: words('目标分支', 'Target branch'),
  due: words('截止日期', 'Due date'),
  start: words('开始日期', 'Start date'),
  weight: words('权重', 'Weight'),
  health: words('健康状态', 'Health status'),
  severity: words('严重程度', 'Severity'),
  visibility: words('可见范围', 'Visibility'),
};

/** How a field of a payload changed: both sides may be missing. */
export type Pair<T> = { previous?: T | undefined; current?: T | undefined } | undefined;

/** The change of one field, as a list for spreading; empty when it did not change or reads the same as before. */
export function changed(field: Text, pair: { previous?: Text; current?: Text } | undefined): Change[] {
  const from = pair?.previous || undefined;
  const to = pair?.current || undefined;
  return pair && from !== to ? [{ field, from, to }] : [];
}

/** Who was added to a list of people, and who was taken off it. */
export function people<T extends User>(pair: Pair<readonly T[]>): { added: T[]; removed: T[] } {
  const [before, after] = [pair?.previous ?? [], pair?.current ?? []];
  return {
    added: after.filter((user) => !before.some((other) => isSame(user, other))),
    removed: before.filter((user) => !after.some((other) => isSame(user, other))),
  };
}

/** Labels that came and labels that went, by title. */
export function labels(pair: Pair<readonly { title: string }[]>): { added: string[]; removed: string[] } {
  const titles = (list: readonly { title: string }[] = []) => list.map(({ title }) => title);
  const [before, after] = [titles(pair?.previous), titles(pair?.current)];
  return {
    added: after.filter((title) => !before.includes(title)),
    removed: before.filter((title) => !after.includes(title)),
  };
}

/** Names one after another, the way each language enumerates; undefined for none. */
export function enumerated(names: readonly string[]): Text | undefined {
  return names.length < 2 ? names[0] : words(names.join('、'), names.join(', '));
}
