import type { Event, Kind } from '../event/index.ts';
import { glob, isWild } from './glob.ts';
import { aliases, kindOf, nameOf, names, otherKinds } from './names.ts';
import { bare, onlyExcludes } from './patterns.ts';

/** What one pattern of `events` stands for. */
interface EventPattern {
  /** Names it covers; of an alias none. */
  names: readonly string[];
  kinds: ReadonlySet<Kind>;
  /** It names one thing that happens, `kind.action`, and no more. */
  exact: boolean;
  covers(event: Event): boolean;
}

/** Reads a pattern without its `!`; null when nothing is called so. */
export function eventPattern(written: string): EventPattern | null {
  const text = translated(written);
  const alias = Object.hasOwn(aliases, text) ? aliases[text] : undefined;
  if (alias) return { names: [], kinds: new Set(alias.kinds), exact: true, covers: (event) => alias.is(event) };
  const whole = text.replace(/\.\*+$/, '');
  const matches = glob(whole === text ? text : whole);
  const asked =
    whole === text ? names.filter((name) => matches(name) || matches(kindOf(name) ?? '')) : ofKinds(matches);
  if (asked.length === 0) return null;
  const covered = new Set(asked);
  return {
    names: asked,
    kinds: new Set(asked.flatMap((name) => kindOf(name) ?? [])),
    exact: !isWild(text) && text.includes('.'),
    covers: (event) => covered.has(nameOf(event)),
  };
}

/** The patterns of `events`, ready to be asked. Patterns that nothing is called by are passed over. */
export function eventsOf(list: readonly string[]) {
  const entries = list.flatMap((written) => {
    const pattern = eventPattern(bare(written));
    return pattern ? [{ written, excludes: written.startsWith('!'), pattern }] : [];
  });
  const open = onlyExcludes(list);
  return {
    /** Which patterns decide that an event passes, and whether one of them names it exactly; null when it does not pass. */
    pass(event: Event): { because: readonly string[]; exact: boolean } | null {
      const covering = entries.filter(({ pattern }) => pattern.covers(event));
      const last = covering.at(-1);
      if (last ? last.excludes : !open) return null;
      const exact = covering.some(({ excludes, pattern }) => !excludes && pattern.exact);
      return { because: last ? [last.written] : list, exact };
    },
  };
}

/** The kinds of event that pass a list: what is left of them when its patterns have been applied in order. */
export function kindsLeft(list: readonly string[]): ReadonlySet<Kind> {
  const left = new Set<string>(onlyExcludes(list) ? names : []);
  const called = new Map<string, ReadonlySet<Kind>>();
  for (const written of list) {
    const pattern = eventPattern(bare(written));
    if (!pattern) continue;
    const isAlias = pattern.names.length === 0;
    if (!written.startsWith('!')) {
      if (isAlias) called.set(translated(bare(written)), pattern.kinds);
      for (const name of pattern.names) left.add(name);
      continue;
    }
    for (const name of pattern.names) left.delete(name);
    for (const [alias, kinds] of called) {
      const gone = isAlias
        ? alias === translated(bare(written))
        : [...kinds].every((kind) => names.every((name) => kindOf(name) !== kind || pattern.names.includes(name)));
      if (gone) called.delete(alias);
    }
  }
  const kinds = [...left].flatMap((name) => kindOf(name) ?? []);
  return new Set([...kinds, ...[...called.values()].flatMap((each) => [...each])]);
}

function ofKinds(matches: (kind: string) => boolean): string[] {
  return names.filter((name) => matches(kindOf(name) ?? ''));
}

function translated(pattern: string): string {
  const [kind = '', ...rest] = pattern.split('.');
  const ours = Object.hasOwn(otherKinds, kind) ? otherKinds[kind] : undefined;
  return [ours ?? kind, ...rest].join('.');
}
