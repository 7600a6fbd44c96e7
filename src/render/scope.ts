import { Context, type Liquid } from 'liquidjs';
import type { LinkMode } from './links.ts';
import type { Clock } from './time.ts';

/** The reader's side of a render, for filters. */
export interface Reader extends Clock {
  links: LinkMode;
}

/** Where a part of a template stands: in markdown, or as plain text on one line. */
export type Medium = 'markdown' | 'plain';

/** The variables of a template, by name. */
export type View = Readonly<Record<string, unknown>>;

/** Nodes that the parts of one template may visit in one render, loops counted in full. A long push takes 150. */
const steps = 1_500;

/** What a template has used of that. */
export interface Budget {
  visited: number;
}

/** A Liquid context that knows its reader and counts what it does instead of looking at the clock. */
export class ReaderContext extends Context {
  readonly reader: Reader;
  readonly medium: Medium;
  readonly #budget: Budget;

  constructor(view: View, liquid: Liquid, reader: Reader, medium: Medium, budget: Budget) {
    super(view, liquid.options, { sync: true }, { liquid });
    this.reader = reader;
    this.medium = medium;
    this.#budget = budget;
    this.renderLimit.check = () => this.spend(1);
  }

  /** Takes `amount` from the template's budget; throws when nothing is left. */
  spend(amount: number): void {
    this.#budget.visited += amount;
    if (this.#budget.visited > steps) throw new Error('the template does too much');
  }
}
