/**
 * A value that is finished markdown, with the same words as plain text. Escaping leaves it alone; a string filter applied
 * to it sees the plain words, which are then escaped like any other text.
 */
export class Safe {
  readonly markdown: string;
  readonly plain: string;

  constructor(markdown: string, plain: string) {
    this.markdown = markdown;
    this.plain = plain;
  }

  /** Lets Liquid's `contains` look into it. */
  indexOf(words: string): number {
    return this.plain.indexOf(words);
  }

  toString(): string {
    return this.plain;
  }
}
