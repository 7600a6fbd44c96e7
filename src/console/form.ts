import type { ConsoleContext } from './view.ts';

/** What a form has sent. A field that is missing reads as empty. */
export class Form {
  readonly #data: URLSearchParams;

  constructor(data: URLSearchParams) {
    this.#data = data;
  }

  /** A field's text, without the space around it. */
  text(name: string): string {
    return this.#data.get(name)?.trim() ?? '';
  }

  /** A field's text, or undefined when nothing was entered. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** A number as it was entered: what is none stays text, for validation to name. */
  number(name: string): number | string {
    const text = this.text(name);
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  }

  /** Whether a box is ticked, or the button of this name was pressed. */
  has(name: string): boolean {
    return this.#data.has(name);
  }

  /** All values of a name: of ticked boxes, of a select with several. */
  all(name: string): string[] {
    return this.#data.getAll(name).map((value) => value.trim());
  }

  /** The lines of a text area that are not empty. */
  lines(name: string): string[] {
    return this.text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }
}

/** Reads an urlencoded form; anything else reads as an empty one. */
export async function readForm(c: ConsoleContext): Promise<Form> {
  const type = c.req.header('content-type') ?? '';
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  return new Form(new URLSearchParams(isForm ? new TextDecoder().decode(await c.req.arrayBuffer()) : ''));
}
