import { CaptureTag, type Context, Liquid, type Template } from 'liquidjs';
import { bounded, bounds } from './bounds.ts';
import { clean, oneLine } from './clean.ts';
import { CountedCase, counted, operators } from './counted.ts';
import { Direct } from './direct.ts';
import { escapeMarkdown, plain } from './escape.ts';
import { filters } from './filters.ts';
import { Safe } from './safe.ts';
import { type Budget, type Medium, type Reader, ReaderContext, type View } from './scope.ts';

/** A parsed part of a template. */
export interface Compiled {
  readonly medium: Medium;
  readonly nodes: Template[];
}

const tags = new Set(['assign', 'for', 'capture', 'case', 'comment', 'if', 'unless', 'break', 'continue', 'raw', '#']);
const builtins = new Set(
  [
    'append',
    'capitalize',
    'compact',
    'default',
    'divided_by',
    'downcase',
    'first',
    'floor',
    'join',
    'last',
    'map',
  ].concat(
    ['minus', 'modulo', 'plus', 'prepend', 'remove', 'replace', 'reverse', 'round', 'size', 'slice', 'split', 'strip'],
    ['times', 'truncate', 'uniq', 'upcase', 'where'],
  ),
);

/** Keeps captured output, which has been escaped, from being escaped again when it is printed. */
class SafeCapture extends CaptureTag {
  override *render(ctx: Context): Generator<unknown, void, string> {
    yield* super.render(ctx);
    const captured: unknown = ctx.bottom()[this.variable];
    if (typeof captured !== 'string') return;
    ctx.memoryLimit.use(captured.length);
    ctx.bottom()[this.variable] = new Safe(bounded(captured), plain(captured));
  }
}

const engines = new Map<Medium, Engine>();

/** How each medium writes a value. */
const writers: Readonly<Record<Medium, (value: unknown) => string>> = {
  markdown: (value) => (value instanceof Safe ? bounded(value.markdown) : escapeMarkdown(words(value))),
  // Edges stay: a value may be a part of a word's surroundings, like " (2)".
  plain: (value) => clean(words(value)).replace(/\s+/g, ' '),
};

/** The engine of a medium, made when it is first needed. */
function engineOf(medium: Medium): Engine {
  const made = engines.get(medium) ?? engine(writers[medium]);
  engines.set(medium, made);
  return made;
}

interface Engine {
  liquid: Liquid;
  direct: Direct;
}

function engine(write: (value: unknown) => string): Engine {
  function outputEscape(this: { context: Context }, value: unknown): string {
    const text = write(value);
    this.context.memoryLimit.use(text.length);
    return text;
  }
  const limits = { parseLimit: 2 * bounds.source, memoryLimit: bounds.memory };
  const liquid = new Liquid({
    outputEscape: counted(outputEscape),
    operators,
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    ...limits,
  });
  for (const name of Object.keys(liquid.tags)) if (!tags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!builtins.has(name)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries({ ...liquid.filters, ...filters }))
    liquid.registerFilter(name, counted(filter));
  liquid.registerTag('case', CountedCase);
  if (write === writers.markdown) liquid.registerTag('capture', SafeCapture);
  return { liquid, direct: new Direct(liquid) };
}

function words(value: unknown): string {
  if (value instanceof Safe) return bounded(value.plain);
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(' ');
  return typeof value === 'string' || typeof value === 'number' ? bounded(String(value)) : '';
}

/** Parses Liquid; a line that holds only tags prints nothing, not even its end. Throws liquidjs' errors. */
export function compile(source: string, medium: Medium): Compiled {
  const compact = source.replace(/^[ \t]*((?:\{%(?:[^%]|%(?!\}))*%\}[ \t]*)+)\n/gm, (_, only: string) =>
    only.trimEnd(),
  );
  return { medium, nodes: engineOf(medium).liquid.parse(compact) };
}

/** The line of `source` at which Liquid stumbles, from 1, and what it says; null when it parses. */
export function complaint(source: string, medium: Medium): { line: number; error: string } | null {
  try {
    engineOf(medium).liquid.parse(source);
    return null;
  } catch (error) {
    return { line: Number(/line:(\d+)/.exec(String(error))?.[1] ?? 1), error: reason(error) };
  }
}

/** Runs a parsed part. Throws when it fails or goes beyond {@link bounds}. */
export function run(part: Compiled, view: View, reader: Reader, budget: Budget): string {
  const { liquid, direct } = engineOf(part.medium);
  return direct.print(part.nodes, new ReaderContext(view, liquid, reader, part.medium, budget));
}

/** One line on what went wrong in a template. */
export function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return oneLine(message).slice(0, 200);
}
