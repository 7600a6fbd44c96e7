import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A YAML or JSON text that was read: what it says, and where. */
export interface LocatedYaml {
  ok: true;
  value: unknown;
  /** The line of a path such as `groups[0].name`, from 1, or of the nearest above it. */
  lineOf(path: string): number | undefined;
}

/**
 * Why a text cannot be read: it is not YAML (`message` may repeat some of it, `code` does not), or an alias in it leads nowhere
 * or to too much.
 */
export type YamlFlaw = { cause: 'syntax'; line: number; code: string; message: string } | { cause: 'alias' };

/** A text that cannot be read. */
export interface Unreadable {
  ok: false;
  flaws: readonly [YamlFlaw, ...YamlFlaw[]];
}

/** Reads YAML of one document, or JSON; aliases are followed at most 100 times, so that a short text says no more than it may. */
export function locatedYaml(text: string): LocatedYaml | Unreadable {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [first, ...others] = document.errors.map(({ pos, code, message }) => {
    return { cause: 'syntax' as const, line: lines.linePos(pos[0]).line, code, message };
  });
  if (first) return { ok: false, flaws: [first, ...others] };
  const lineOf = (path: string) => {
    const steps = stepsOf(path);
    for (let length = steps.length; length > 0; length--) {
      const at = offset(document, steps.slice(0, length));
      if (at !== undefined) return lines.linePos(at).line;
    }
    return undefined;
  };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // An alias within what it names is read as an endless value, which only this refuses.
    JSON.stringify(value);
    return { ok: true, value, lineOf };
  } catch {
    return { ok: false, flaws: [{ cause: 'alias' }] };
  }
}

/** The steps of a path such as `groups[0].events["a.b"]`. */
export function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}

/** Where a field's name or an entry of a list begins, in characters. */
function offset(document: Document, steps: readonly (string | number)[]): number | undefined {
  const parent: unknown = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
  const last = steps.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  }
  return isSeq(parent) ? (parent.items[Number(last)] as Node | undefined)?.range?.[0] : undefined;
}
