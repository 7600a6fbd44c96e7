import { Context, type Liquid, type Scope } from 'liquidjs';
import type { LinkMode } from './links.ts';
import { Safe } from './safe.ts';
import type { Clock } from './time.ts';

/** The reader's side of a render, for filters. */
export interface Reader extends Clock {
  links: LinkMode;
}

/** Where a part of a template stands: in markdown, or as plain text on one line. */
export type Medium = 'markdown' | 'plain';

/** The variables of a template, by name. */
export type View = Readonly<Record<string, unknown>>;

/**
 * What the parts of one template may do in one render: nodes that they visit, loops counted in full, filters and operators that
 * they call, and what those read. A push takes 150, a long issue 400.
 */
const steps = 2_000;

/** What counts as one step of its own when a filter or an operator is given it, characters; an item counts as twenty more. */
const once = 200;

/** What a template has used of that. */
export interface Budget {
  visited: number;
}

/** A Liquid context that knows its reader and counts what it does instead of looking at the clock. */
export class ReaderContext extends Context {
  readonly reader: Reader;
  readonly medium: Medium;
  readonly #budget: Budget;
  /** What stands before the variables of the template itself: those of the loops around, the innermost last. */
  readonly #loops: Scope[] = [];

  constructor(view: View, liquid: Liquid, reader: Reader, medium: Medium, budget: Budget) {
    super(view, liquid.options, { sync: true }, { liquid });
    this.reader = reader;
    this.medium = medium;
    this.#budget = budget;
  }

  /** Takes a step, and more where `values` are long. */
  read(values: readonly unknown[]): void {
    let length = 0;
    for (const value of values) length += lengthOf(value);
    this.spend(1 + Math.floor(length / once));
  }

  override push(scope: Scope): number {
    this.#loops.push(scope);
    return super.push(scope);
  }

  override pop(): Scope | undefined {
    this.#loops.pop();
    return super.pop();
  }

  /** The value at a path that begins with a variable's name, as Liquid finds it. */
  find(path: readonly string[]): unknown {
    const [name = ''] = path;
    let value: Scope = this.#scopeOf(name);
    for (const key of path) {
      if (value === undefined || value === null) break;
      value = this.readProperty(value, key);
    }
    return value;
  }

  #scopeOf(name: string): Scope {
    for (let at = this.#loops.length - 1; at >= 0; at--) {
      const scope = this.#loops[at];
      if (scope && name in scope) return scope;
    }
    return name in this.bottom() ? this.bottom() : name in this.environments ? this.environments : this.globals;
  }

  /** Takes `amount` from the template's budget; throws when nothing is left. */
  spend(amount: number): void {
    this.#budget.visited += amount;
    if (this.#budget.visited > steps) throw new Error('the template does too much');
  }
}

/** The context that Liquid hands to a filter, a tag or an operator, as what it is here. */
export function contextOf(context: unknown): ReaderContext {
  if (!(context instanceof ReaderContext)) throw new Error('a template ran outside of a render');
  return context;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Safe) return value.plain.length;
  if (!Array.isArray(value)) return 0;
  return value.reduce<number>((sum, item) => sum + 20 + (typeof item === 'string' ? item.length : 0), 0);
}
