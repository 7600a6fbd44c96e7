import { templates } from '../../templates/index.ts';
import type { Event } from '../event/index.ts';
import type { RenderContext } from './contract.ts';
import { reason } from './engine.ts';
import { parseTemplate, type Template } from './template.ts';

/** A template that may serve an event, by its name; a string instead of it says why it cannot be used. */
export interface Level {
  readonly name: string;
  readonly template: Template | string;
}

const parsed = new Map<string, Template | string>();
const kept = 500;

/** The templates of an event, the most particular first: the hook's own, the source's, the kind's, English, the generic. */
export function levelsOf(event: Event, context: RenderContext): Level[] {
  const { locale, source, overrides } = context;
  const own = [`${locale}/${event.kind}`, event.kind]
    .filter((name) => Object.hasOwn(overrides, name))
    .map((name) => ({ name: `override ${name}`, template: parse(overrides[name] ?? '') }));
  const names = new Set([
    `${locale}/${source}/${event.kind}`,
    `${locale}/${event.kind}`,
    `en/${event.kind}`,
    `${locale}/notice`,
  ]);
  const shipped = [...names]
    .filter((name) => Object.hasOwn(templates, name))
    .map((name) => ({ name, template: parse(templates[name] ?? '') }));
  return [...own, ...shipped];
}

function parse(source: string): Template | string {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  if (parsed.size >= kept) parsed.clear();
  const made = attempt(source);
  parsed.set(source, made);
  return made;
}

function attempt(source: string): Template | string {
  try {
    return parseTemplate(source);
  } catch (error) {
    return reason(error);
  }
}
