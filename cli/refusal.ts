/** How a command ends. Written in `dinghook --help`. */
export const exitCodes = {
  ok: 0,
  /** What was asked cannot be done, or was refused. */
  failure: 1,
  /** It was asked wrongly: options, environment, or a file that is not there. */
  usage: 2,
  /** `config diff`: the file and the server differ. */
  differences: 3,
  /** The server cannot be reached, or cannot answer now. Trying again later makes sense. */
  unavailable: 4,
  /** The server does not accept the token. */
  denied: 5,
} as const;

/**
 * The command cannot do what was asked; the message is a sentence that says what to do about it. Its kind decides the exit
 * code.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: 'usage' | 'failure' | 'unavailable' | 'denied';

  constructor(message: string, kind: Refusal['kind'] = 'failure') {
    super(message);
    this.kind = kind;
  }
}

/** The `code` of a system error, such as `ENOENT`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
