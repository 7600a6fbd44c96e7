import {
  CaseTag,
  type Context,
  defaultOperators,
  type Emitter,
  type FilterImplOptions,
  type Operators,
  type Template,
  Value,
} from 'liquidjs';
import { contextOf } from './scope.ts';

type FilterHandler = Extract<FilterImplOptions, (...given: never[]) => unknown>;

/** Compares what it is about with each of its values: a long list as often as there are any. */
export class CountedCase extends CaseTag {
  override *render(ctx: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const subject = yield this.value.value(ctx, false);
    for (const { values } of this.branches) for (const _ of values) contextOf(ctx).read([subject]);
    yield* super.render(ctx, emitter);
  }
}

/** Counts what a filter is given: short texts cost a step, long ones many. */
export function counted(filter: FilterImplOptions): FilterHandler {
  const handler = typeof filter === 'function' ? filter : filter.handler;
  return function (value: unknown, ...args: unknown[]): unknown {
    contextOf(this.context).read([value, ...args]);
    return handler.call(this, value, ...args);
  };
}

/** Liquid's operators, which count as filters do. */
export const operators: Operators = Object.fromEntries(
  Object.entries(defaultOperators).map(([name, operator]) => [
    name,
    (...given: [unknown, ...unknown[]]) => {
      contextOf(given.at(-1)).read(given.slice(0, -1));
      return Reflect.apply(operator, null, given);
    },
  ]),
);

/** The length that a node's values may have for one step, characters; each counts as five more. */
const ordinary = 20;
const more = 5;

/** How many steps a visit of a node takes: one, and more for conditions, brackets and arguments that go on and on. */
export function costOf(node: Template): number {
  const values = [...(node.arguments?.() ?? [])].flatMap((value) =>
    value instanceof Value ? [...value.initial.postfix, ...value.filters.flatMap(({ args }) => args.flat())] : [value],
  );
  const lengths = values.map((token) => (typeof token === 'object' ? token.end - token.begin + more : 0));
  return 1 + Math.floor(lengths.reduce((sum, length) => sum + length, 0) / ordinary);
}
