import {
  AssignTag,
  type Emitter,
  evalToken,
  type Filter,
  IfTag,
  type Liquid,
  LiquidError,
  Output,
  RenderError,
  type Template,
  type Token,
  TypeGuards,
  toValue,
  toValueSync,
  Value,
} from 'liquidjs';
import { Sheet } from './bounds.ts';
import { costOf } from './counted.ts';
import { contextOf, type ReaderContext } from './scope.ts';

type Read = (context: ReaderContext) => unknown;
type Step = (context: ReaderContext, emitter: Emitter) => void;

/** A node, and how many steps it takes to visit it. */
interface Stop {
  cost: number;
  step: Step;
}

/**
 * Runs the nodes of one engine. Liquid makes a generator of every node, value and filter, since any of them may have to wait;
 * here none does, so what templates mostly consist of is called directly, and Liquid's own way taken for the rest.
 */
export class Direct {
  readonly #liquid: Liquid;
  readonly #known = new WeakMap<readonly Template[], readonly Stop[]>();

  /** Tags of `liquid` that print other nodes, like loops, print them here from now on. */
  constructor(liquid: Liquid) {
    this.#liquid = liquid;
    const run = this.#run.bind(this);
    liquid.renderer.renderTemplates = function* (nodes, context, emitter = new Sheet()) {
      yield run(nodes, contextOf(context), emitter);
      return emitter.buffer;
    };
  }

  /** What `nodes` print, each counted by the context. Throws what Liquid would. */
  print(nodes: readonly Template[], context: ReaderContext): string {
    const sheet = new Sheet();
    this.#run(nodes, context, sheet);
    return sheet.buffer;
  }

  #run(nodes: readonly Template[], context: ReaderContext, emitter: Emitter): void {
    context.spend(1);
    for (const { cost, step } of this.#stepsOf(nodes)) {
      context.spend(cost);
      step(context, emitter);
      if (context.breakCalled || context.continueCalled) return;
    }
  }

  #stepsOf(nodes: readonly Template[]): readonly Stop[] {
    const known = this.#known.get(nodes);
    if (known) return known;
    const steps = nodes.map((node) => ({ cost: costOf(node), step: placed(node, this.#step(node)) }));
    this.#known.set(nodes, steps);
    return steps;
  }

  #step(node: Template): Step {
    if (TypeGuards.isHTMLToken(node.token)) {
      const text = node.token.getContent();
      return (_, emitter) => emitter.write(text);
    }
    if (node instanceof Output) {
      const read = this.#value(node.value);
      return (context, emitter) => emitter.write(read(context));
    }
    if (node instanceof IfTag) return this.#choice(node);
    if (node instanceof AssignTag) {
      const [[name], [value]] = [node.localScope(), node.arguments()];
      if (name && value instanceof Value) {
        const read = this.#value(value);
        return (context) => {
          context.bottom()[name.content] = read(context);
        };
      }
    }
    return (context, emitter) => {
      const text = toValueSync(node.render(context, emitter));
      if (text) emitter.write(text);
    };
  }

  #choice({ branches, elseTemplates = [] }: IfTag): Step {
    const choices = branches.map(({ value, templates }) => ({ test: this.#value(value), templates }));
    return (context, emitter) => {
      const chosen = choices.find(({ test }) => truthy(test(context)));
      this.#run(chosen?.templates ?? elseTemplates, context, emitter);
    };
  }

  #value({ initial, filters }: Value): Read {
    const [token, ...others] = initial.postfix;
    const start: Read =
      token && others.length === 0 ? operand(token) : (context) => toValueSync(initial.evaluate(context, false));
    return filters
      .map((filter) => this.#filter(filter))
      .reduce((read, then) => (context) => then(read(context), context), start);
  }

  #filter(filter: Filter): (value: unknown, context: ReaderContext) => unknown {
    const liquid = this.#liquid;
    // The last one of an output is not registered: it escapes.
    const found = liquid.filters[filter.name] ?? liquid.options.outputEscape;
    const args = filter.args.flatMap((arg) => (Array.isArray(arg) ? [] : [operand(arg)]));
    if (typeof found !== 'function' || args.length < filter.args.length) {
      return (value, context) => toValueSync(filter.render(value, context));
    }
    return (value, context) =>
      settled(Reflect.apply(found, { context, liquid }, [value, ...args.map((read) => read(context))]));
  }
}

/** What went wrong in a step says at which node, the innermost one. */
function placed(node: Template, step: Step): Step {
  return (context, emitter) => {
    try {
      step(context, emitter);
    } catch (error) {
      if (LiquidError.is(error) || !(error instanceof Error)) throw error;
      throw new RenderError(error, node);
    }
  };
}

/** A constant or the path of a variable; for anything else, what Liquid makes of it. */
function operand(token: Token): Read {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token) || TypeGuards.isLiteralToken(token)) {
    const { content } = token;
    return () => content;
  }
  if (TypeGuards.isPropertyAccessToken(token) && token.variable === undefined) {
    const path = token.props.map((prop) =>
      'content' in prop && typeof prop.content === 'string' ? prop.content : null,
    );
    if (path.every((name) => name !== null)) return (context) => context.find(path);
  }
  const nested = Math.floor((token.end - token.begin) / 10);
  return (context) => {
    context.spend(nested);
    return toValueSync(evalToken(token, context));
  };
}

function settled(value: unknown): unknown {
  return typeof value === 'object' ? toValueSync(value) : value;
}

function truthy(value: unknown): boolean {
  const plain: unknown = toValue(value);
  return plain !== false && plain !== undefined && plain !== null;
}
