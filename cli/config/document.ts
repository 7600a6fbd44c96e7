import { readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { t } from '../language.ts';
import { Refusal, systemCode } from '../refusal.ts';

/** Something wrong in a file: what to change, and the line it stands on where that is known. */
export interface Flaw {
  line?: number;
  path: string;
  message: string;
}

/** A configuration file as its people wrote it, with the means to point at a line. */
export class ConfigFile {
  readonly path: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(path: string, text: string) {
    this.path = path;
    this.#lines = new LineCounter();
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** Reads a file. Throws a usage {@link Refusal} when it is not there. */
  static read(path: string): ConfigFile {
    try {
      return new ConfigFile(path, readFileSync(path, 'utf8'));
    } catch (error) {
      const code = systemCode(error);
      if (code === undefined) throw error;
      throw new Refusal(t(`读不了 ${path}（${code}）。`, `${path} cannot be read (${code}).`), 'usage');
    }
  }

  /** Why it is not YAML; empty when it is. */
  syntax(): Flaw[] {
    return this.#document.errors.map(({ pos, message }) => ({
      line: this.#lines.linePos(pos[0]).line,
      path: '',
      message: t(`不是合法的 YAML：${message}`, `This is not YAML: ${message}`),
    }));
  }

  /**
   * What it says, with `${NAME}` in webhooks, keys and secrets replaced by the environment's values; a variable that is not
   * set is a flaw. Values never appear in a flaw.
   */
  resolved(environment: Readonly<Record<string, string | undefined>>): { value: unknown; flaws: Flaw[] } {
    const flaws: Flaw[] = [];
    const value = replaced(this.#document.toJS({ maxAliasCount: 100 }), [], (text, path) =>
      text.replace(reference, (whole, name: string) => {
        const found = environment[name];
        if (found !== undefined && found !== '') return found;
        flaws.push(
          this.located({
            path: written(path),
            message: t(
              `环境变量 ${name} 没有设置：设置它，或用 --env-file 指定文件。`,
              `The variable ${name} is not set: set it, or name a file with --env-file.`,
            ),
          }),
        );
        return whole;
      }),
    );
    return { value, flaws };
  }

  /** A flaw with the line that its path leads to, or the nearest that exists above it. */
  located(flaw: { path: string; message: string }): Flaw {
    const steps = stepsOf(flaw.path);
    for (let length = steps.length; length > 0; length--) {
      const at = this.#offset(steps.slice(0, length));
      if (at !== undefined) return { ...flaw, line: this.#lines.linePos(at).line };
    }
    return { ...flaw };
  }

  /** The references in it, by path: `groups[0].robots[0].webhook` → `…access_token=${TOKEN}`. */
  references(): Map<string, string> {
    const found = new Map<string, string>();
    replaced(this.#document.toJS({ maxAliasCount: 100 }), [], (text, path) => {
      if (new RegExp(reference.source).test(text)) found.set(written(path), text);
      return text;
    });
    return found;
  }

  #offset(steps: readonly (string | number)[]): number | undefined {
    const parent = steps.length === 1 ? this.#document.contents : this.#document.getIn(steps.slice(0, -1), true);
    const last = steps.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    }
    return isSeq(parent) ? (parent.items[Number(last)] as Node | undefined)?.range?.[0] : undefined;
  }
}

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The fields that hold secrets, and so may refer to the environment. */
const secretFields = /(^|\.)(webhook|secret|key)$|(^|\.)secrets\[\d+\]$/;

type Path = readonly (string | number)[];

function replaced(value: unknown, path: Path, swap: (text: string, path: Path) => string): unknown {
  if (typeof value === 'string') return secretFields.test(written(path)) ? swap(value, path) : value;
  if (Array.isArray(value)) return value.map((each, i) => replaced(each, [...path, i], swap));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, [...path, key], swap)]));
}

/** `groups[0].name` for its steps. */
function written(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** The steps of a path such as `groups[0].events["a.b"]`. */
export function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}
