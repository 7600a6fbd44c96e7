import type * as z from 'zod';
import { toDotPath } from 'zod/v4/core';

/** Of one event, things told at once. */
const told = 5;

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'named fields',
};

/** Fields whose shape is better shown than named. */
const shapes: Readonly<Record<string, string>> = {
  body: '{"format": "markdown", "text": "…"}',
  actor: '{"name": "…"}',
  place: '{"name": "…", "type": "service"}',
};

/** What is wrong with an event, each with its path from `at` and what to do: `[2].place.name: add this, it is required.` */
export function complaint(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[]): string {
  const all = issues.map((issue) => `${toDotPath([...at, ...issue.path])}: ${issue.message}`);
  return [...all.slice(0, told), ...(all.length > told ? [`and ${all.length - told} more.`] : [])].join(' ');
}

/** Puts one issue into words; for the `error` of a parse. */
export function sentence(issue: z.core.$ZodRawIssue): string {
  const name = String(issue.path?.at(-1) ?? '');
  if (issue.input === undefined) return 'add this, it is required.';
  switch (issue.code) {
    case 'invalid_type': {
      const noun = Object.hasOwn(shapes, name) ? shapes[name] : nouns[issue.expected];
      return `write ${noun ?? issue.expected} here.`;
    }
    case 'invalid_value':
      return `use one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
    case 'invalid_format':
      return 'this may not be empty.';
    case 'invalid_union':
      if (name === 'kind') return 'use one of the kinds of docs/schema/event.json.';
      return name === 'actionCard'
        ? 'add title and text, and either singleTitle and singleURL or btns and btnOrientation.'
        : 'write text here, or {"zh-CN": "…", "en": "…"}.';
    default:
      return 'this is not as docs/schema/event.json has it.';
  }
}
