import type { Change, Text } from '../../src/kit/index.ts';
import { type Field, fieldOf } from './fields.ts';
import { enumerated, pick, words } from './parsed.ts';
import type { Item } from './payload/issue.ts';

/** All that a changelog says of one field. */
export interface FieldChange extends Field {
  from: readonly string[];
  to: readonly string[];
  /** Accounts behind the values, where it is about people. */
  fromId?: string;
  toId?: string;
}

const edited = words('已修改', 'edited');
const cleared = words('已清空', 'cleared');

/**
 * A changelog field by field, in its own order, without entries that a reader could not tell from nothing. Fields with
 * several values come as an entry for each one added or removed, and are put together.
 */
export function fieldChanges(items: readonly Item[]): FieldChange[] {
  const found = new Map<unknown, FieldChange>();
  for (const item of items) {
    const field = fieldOf(item);
    if (!field) continue;
    const [from, to] = [side(item.from, field), side(item.to, field)];
    const key = typeof field.name === 'string' ? (item.fieldId ?? field.name) : field.name;
    const known = found.get(key);
    found.set(key, {
      ...field,
      from: [...(known?.from ?? []), ...from],
      to: [...(known?.to ?? []), ...to],
      fromId: known?.fromId ?? item.fromId,
      toId: known?.toId ?? item.toId,
    });
  }
  return [...found.values()].map(difference).filter(({ from, to }) => from.join() !== to.join());
}

/** What stays on both sides of a list is no news. */
function difference(change: FieldChange): FieldChange {
  const [from, to] = [[...new Set(change.from)], [...new Set(change.to)]];
  return {
    ...change,
    from: from.filter((value) => !to.includes(value)),
    to: to.filter((value) => !from.includes(value)),
  };
}

function side(value: string | undefined, { values, topic }: Field): string[] {
  if (value === undefined) return [];
  switch (values) {
    case 'list':
      return topic === 'labels' ? value.split(/\s+/).filter(Boolean) : value.split(/,\s+/);
    case 'date':
      return [/^\d{4}-\d{2}-\d{2}(?= )/.exec(value)?.[0] ?? value];
    case 'seconds':
      return [/^\d{1,9}$/.test(value) ? spent(Number(value)) : value];
    default:
      return [value];
  }
}

/** Seconds the way Jira writes work: `1h 30m`. */
function spent(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)];
  return [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : ''].filter(Boolean).join(' ') || '0m';
}

/** Values that Jira itself writes, in English on every site. */
const values: Readonly<Record<string, Text>> = {
  'ranked higher': words('上移', 'moved up'),
  'ranked lower': words('下移', 'moved down'),
  impediment: words('有障碍', 'impediment'),
};

/** A change as a message lists it. A long text is only said to be edited. */
export function changeOf(change: FieldChange): Change {
  const { name: field, topic, from, to } = change;
  if (change.values === 'unsaid') return { field, to: to.length > 0 ? edited : cleared };
  if (topic === 'rank' || topic === 'flagged') return { field, from: spoken(from), to: spoken(to) };
  return { field, from: together(from), to: together(to) };
}

function spoken([value]: readonly string[]): Text | undefined {
  return pick(values, value?.toLowerCase()) ?? value;
}

function together(values: readonly string[]): Text | undefined {
  return values.length > 0 ? enumerated(values) : undefined;
}
