/** As much of a document as an excerpt can need; the rest is left out before anything walks it. */
const nodes = 1_000;
const depth = 24;
const characters = 6_000;

/** What of a node is kept: its kind, its words, and the attributes that say something to a reader. */
interface Node {
  type: string;
  text?: string;
  attrs?: Record<string, string | number>;
  content?: Node[];
}

/**
 * The readable part of an Atlassian document, and the account ids it mentions. Undefined when `value` is no document.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function pruned(
  value: unknown,
  names: ReadonlyMap<string, string>,
): { document: Node | undefined; mentioned: string[] } {
  const pruner = new Pruner(names);
  const document = fields(value).get('type') === 'doc' ? pruner.node(value, 0) : undefined;
  return { document, mentioned: pruner.mentioned };
}

class Pruner {
  readonly mentioned: string[] = [];
  readonly #names: ReadonlyMap<string, string>;
  #nodes = nodes;
  #characters = characters;

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  node(value: unknown, level: number): Node | undefined {
    const own = fields(value);
    const type = own.get('type');
    if (typeof type !== 'string' || level > depth || this.#nodes <= 0 || this.#characters <= 0) return undefined;
    this.#nodes--;
    const node: Node = { type: type.slice(0, 40) };
    const text = own.get('text');
    if (typeof text === 'string') node.text = this.#take(text);
    const attrs = this.#attributes(own.get('attrs'), type);
    if (Object.keys(attrs).length > 0) node.attrs = attrs;
    const content = own.get('content');
    if (Array.isArray(content)) {
      node.content = content.slice(0, nodes).flatMap((child) => this.node(child, level + 1) ?? []);
    }
    return node;
  }

  #attributes(value: unknown, type: string): Record<string, string | number> {
    const own = fields(value);
    const kept: Record<string, string | number> = {};
    for (const name of ['text', 'shortName', 'url', 'timestamp', 'state', 'order']) {
      const found = own.get(name);
      if (typeof found === 'string') kept[name] = this.#take(found.slice(0, 500));
      else if (typeof found === 'number') kept[name] = found;
    }
    const id = own.get('id');
    if (type === 'mention' && typeof id === 'string' && id !== '') {
      this.mentioned.push(id);
      const name = this.#names.get(id);
      if (name !== undefined) kept.text = `@${name}`;
    }
    return kept;
  }

  #take(text: string): string {
    const taken = text.slice(0, Math.max(0, this.#characters));
    this.#characters -= taken.length;
    return taken;
  }
}

function fields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
