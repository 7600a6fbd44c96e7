import type { Words } from '../../../../dingtalk/causes.ts';
import type { TemplatedKind } from '../../../../event/index.ts';
import { code } from './code.ts';
import { common, type Meanings } from './common.ts';
import { places } from './places.ts';
import { work } from './work.ts';

export { common } from './common.ts';
export { type FilterHelp, filterHelp, liquidFilters, liquidTags } from './filters.ts';

/** The variables that a kind of event has besides the common ones. */
export const variables: Readonly<Record<TemplatedKind, Meanings>> = { ...code, ...work, ...places };

/** What a variable of a kind means; undefined where there is none of this name. */
export function meaningOf(kind: TemplatedKind, name: string): Words | undefined {
  return variables[kind][name] ?? common[name];
}
