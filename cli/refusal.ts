/**
 * The command cannot do what was asked; the message is a sentence that says what to do about it. `usage` means that it was
 * asked wrongly: options, environment or their values.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: 'usage' | 'failure';

  constructor(message: string, kind: Refusal['kind'] = 'failure') {
    super(message);
    this.kind = kind;
  }
}

/** The `code` of a system error, such as `ENOENT`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
