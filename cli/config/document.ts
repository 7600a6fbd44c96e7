import { readFileSync } from 'node:fs';
import { locatedYaml, type YamlFlaw } from '../../src/api/located-yaml.ts';
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
  readonly #read: ReturnType<typeof locatedYaml>;

  constructor(path: string, text: string) {
    this.path = path;
    this.#read = locatedYaml(text);
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

  /** Why it cannot be read as YAML; empty when it can. */
  syntax(): Flaw[] {
    return this.#read.ok ? [] : this.#read.flaws.map(flawOf);
  }

  /**
   * What it says, with `${NAME}` in webhooks, keys and secrets replaced by the environment's values; a variable that is not
   * set is a flaw. Values never appear in a flaw. Nothing is said by a file that {@link syntax} finds fault with.
   */
  resolved(environment: Readonly<Record<string, string | undefined>>): { value: unknown; flaws: Flaw[] } {
    const flaws: Flaw[] = [];
    const value = replaced(this.#value, [], (text, path) =>
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
    const line = this.#read.ok ? this.#read.lineOf(flaw.path) : undefined;
    return line === undefined ? { ...flaw } : { ...flaw, line };
  }

  /** The references in it, by path: `groups[0].robots[0].webhook` → `…access_token=${TOKEN}`. */
  references(): Map<string, string> {
    const found = new Map<string, string>();
    replaced(this.#value, [], (text, path) => {
      if (new RegExp(reference.source).test(text)) found.set(written(path), text);
      return text;
    });
    return found;
  }

  get #value(): unknown {
    return this.#read.ok ? this.#read.value : undefined;
  }
}

function flawOf(flaw: YamlFlaw): Flaw {
  if (flaw.cause === 'syntax') {
    const message = t(`不是合法的 YAML：${flaw.message}`, `This is not YAML: ${flaw.message}`);
    return { line: flaw.line, path: '', message };
  }
  const message = t(
    'YAML 里有别名没有指向任何内容，或者展开后太大：请直接写出它代表的内容。',
    'An alias in the YAML leads nowhere, or to too much: write out what it stands for.',
  );
  return { path: '', message };
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
