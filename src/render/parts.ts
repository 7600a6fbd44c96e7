import type { MsgType } from '../dingtalk/message.ts';
import { type Compiled, reason, run } from './engine.ts';
import { plain } from './escape.ts';
import { layout, tidy } from './layout.ts';
import type { Level } from './levels.ts';
import { Safe } from './safe.ts';
import type { Budget, Reader, View } from './scope.ts';
import type { ButtonPart, Template } from './template.ts';

/** A button before its address is checked. */
export interface Button {
  title: string;
  url: string;
  picture: string;
}

/** The parts of a message as its templates print them; null where every level failed or none has it. */
export interface Parts {
  msgtype: 'auto' | MsgType;
  title: string | null;
  line: string | null;
  body: string | null;
  buttons: Button[];
}

/** A template that was tried and did not work. */
export interface Failure {
  template: string;
  error: string;
}

/** Prints every part from the first level that has it and does not fail. */
export class PartRenderer {
  readonly failures: Failure[] = [];
  readonly #levels: readonly (Level & { readonly budget: Budget })[];
  readonly #view: View;
  readonly #brief: View;
  readonly #reader: Reader;

  /** `brief` is the view that the digest line is printed from: the same with shorter names. */
  constructor(levels: readonly Level[], view: View, brief: View, reader: Reader) {
    this.#levels = levels.map((level) => ({ ...level, budget: { visited: 0 } }));
    this.#view = view;
    this.#brief = brief;
    this.#reader = reader;
    for (const { name, template } of levels) if (typeof template === 'string') this.#fail(name, template);
  }

  /** All parts, once. */
  parts(): Parts {
    const view = this.#saying(this.#view);
    const brief = this.#brief === this.#view ? view : this.#saying(this.#brief);
    const line = (part: Compiled | undefined, from: View, budget: Budget) =>
      part && sentence(run(part, from, this.#reader, budget));
    return {
      msgtype: this.#first(({ msgtype }) => msgtype) ?? 'auto',
      title: this.#first(({ title }, budget) => line(title, view, budget)),
      line: this.#first((template, budget) => line(template.line, brief, budget)),
      body: this.#first(({ body }, budget) => body && layout(run(body, view, this.#reader, budget))),
      buttons: this.#first(({ buttons }, budget) => buttons?.map((button) => this.#button(button, view, budget))) ?? [],
    };
  }

  /** `view` with the sentence that says what happened. */
  #saying(view: View): View {
    const said = this.#first(({ say }, budget) => say && sentence(run(say, view, this.#reader, budget))) ?? '';
    return { ...view, say: new Safe(said, plain(said)) };
  }

  #button({ title, url, picture }: ButtonPart, view: View, budget: Budget): Button {
    const print = (part: Compiled | null) => (part ? sentence(run(part, view, this.#reader, budget)) : '');
    return { title: print(title), url: print(url), picture: print(picture) };
  }

  /** What `take` makes of the first level for which it makes something; a level where it throws is noted and skipped. */
  #first<T>(take: (template: Template, budget: Budget) => T | '' | undefined): T | null {
    for (const { name, template, budget } of this.#levels) {
      if (typeof template === 'string') continue;
      try {
        const made = take(template, budget);
        if (made !== undefined && made !== '') return made;
      } catch (error) {
        this.#fail(name, reason(error));
      }
    }
    return null;
  }

  #fail(template: string, error: string): void {
    if (this.failures.some((known) => known.template === template && known.error === error)) return;
    this.failures.push({ template, error });
  }
}

function sentence(text: string): string {
  return tidy(text.replace(/\s*\n\s*/g, ''));
}
