import { type Glob, glob } from './glob.ts';

/** A list of patterns, ready to be asked. */
export interface Patterns {
  /** Which patterns decide that the values pass, as they were written; null when they do not pass. */
  pass(values: readonly string[]): readonly string[] | null;
}

interface Entry {
  pattern: string;
  excludes: boolean;
  covers: Glob;
}

/** A pattern without the mark that makes it take things out. */
export function bare(pattern: string): string {
  return pattern.startsWith('!') ? pattern.slice(1) : pattern;
}

/** Whether a list only says what it does not want. */
export function onlyExcludes(patterns: readonly string[]): boolean {
  return patterns.every((pattern) => pattern.startsWith('!'));
}

/**
 * Compiles a list. The last pattern that covers a value decides about it. Where `each` value stands for itself (the files of a
 * push), one that passes is enough; otherwise (the labels of an issue) none may be taken out.
 */
export function patternsOf(list: readonly string[], { fold, each }: { fold: boolean; each: boolean }): Patterns {
  const entries = list.map((pattern): Entry => {
    return { pattern, excludes: pattern.startsWith('!'), covers: glob(bare(pattern), fold) };
  });
  const open = onlyExcludes(list);
  const last = (value: string) => entries.findLast(({ covers }) => covers(value));
  return {
    pass(values) {
      const verdicts = values.map(last);
      if (each && values.length > 0) {
        const found = verdicts.find((verdict) => (verdict ? !verdict.excludes : open));
        if (found) return [found.pattern];
        return open && verdicts.includes(undefined) ? list : null;
      }
      if (verdicts.some((verdict) => verdict?.excludes)) return null;
      if (open) return list;
      const found = verdicts.find((verdict) => verdict !== undefined);
      return found ? [found.pattern] : null;
    },
  };
}
