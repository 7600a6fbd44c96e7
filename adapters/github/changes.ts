import type { Change, Text } from '../../src/kit/index.ts';
import { enumerated, words } from './parsed.ts';

/** The field names that edits mention. */
export const fields = {
  title: words('标题', 'Title'),
  name: words('名称', 'Name'),
  tag: words('Tag', 'Tag'),
  description: words('说明', 'Description'),
  target: words('目标分支', 'Target branch'),
  repository: words('仓库', 'Repository'),
  category: words('分类', 'Category'),
  due: words('截止日期', 'Due date'),
  homepage: words('主页', 'Homepage'),
  topics: words('主题', 'Topics'),
  branch: words('默认分支', 'Default branch'),
  visibility: words('可见性', 'Visibility'),
  permission: words('权限', 'Permission'),
};

/**
 * The change of one field, as a list for spreading; empty when the field did not change or reads the same as before.
 * `earlier` is absent when GitHub does not mention the field.
 */
export function changed(field: Text, earlier: { from?: Text } | undefined, now: Text | undefined): Change[] {
  const from = earlier?.from || undefined;
  const to = now || undefined;
  return earlier && from !== to ? [{ field, from, to }] : [];
}

/** An edit told in facts, `name: from → to`, for kinds that have no changes of their own. */
export function factsOf(changes: readonly Change[]): { name: Text; value: Text }[] {
  return changes.map(({ field, from, to }) => ({ name: field, value: arrow(from, to) }));
}

/** Several repositories by their full names; nothing for none. */
export function repositoryFacts(names: readonly string[]): { name: Text; value: Text }[] {
  const name = names.length === 1 ? fields.repository : words('仓库', 'Repositories');
  return names.length > 0 ? [{ name, value: enumerated(names) }] : [];
}

function arrow(from: Text | undefined, to: Text | undefined): Text {
  if (typeof from !== 'object' && typeof to !== 'object') return [from, to].filter(Boolean).join(' → ');
  const side = (text: Text | undefined, locale: 'zh-CN' | 'en') => (typeof text === 'object' ? text[locale] : text);
  const both = (locale: 'zh-CN' | 'en') => [side(from, locale), side(to, locale)].filter(Boolean).join(' → ');
  return words(both('zh-CN'), both('en'));
}
