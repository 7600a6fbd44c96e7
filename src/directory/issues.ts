import type * as z from 'zod';
import { toDotPath } from 'zod/v4/core';
import { fields } from './schema.ts';
import { didYouMean } from './suggest.ts';

/** What is wrong with a configuration and where: `groups[0].robots[1].webhook`, and a sentence that says what to do. */
export interface Issue {
  /** Empty when it is about the whole. */
  path: string;
  /** Never repeats a secret. */
  message: string;
}

/** A checked value, or everything that is wrong with it. */
export type Checked<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

/**
 * Checks `input` against one of the schemas of `schema.ts`. `under` names the list it is an entry of (`groups`), so that
 * unknown fields can be compared with the right ones.
 */
export function check<S extends z.ZodType>(schema: S, input: unknown, under = ''): Checked<z.output<S>> {
  const result = schema.safeParse(input, { error: sentence });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((issue) => explain(issue, under)) };
}

/** `groups[0].robots` for a list of steps. */
export function at(...path: PropertyKey[]): string {
  return toDotPath(path);
}

function explain(issue: z.core.$ZodIssue, under: string): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: at(...issue.path), message: issue.message }];
  const place = [under, ...issue.path].filter((step) => typeof step === 'string' && step !== '').join('.');
  return issue.keys.map((key) => ({
    path: at(...issue.path, key),
    message: `Take this field out: it is not known here${didYouMean(key, fields[place] ?? [])}`,
  }));
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'named fields',
  record: 'named values',
};

function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return 'Add this: it is required.';
  const noun = nouns[issue.expected] ?? issue.expected;
  if (issue.input === null) return `Write ${noun} here, or leave the field out.`;
  return `Write ${noun} here${issue.expected === 'string' ? ', in quotes' : ''}.`;
}
