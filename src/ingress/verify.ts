import type { AuthResult, AuthScheme, Covers, RawRequest, VerifiedRequest } from '../kit/index.ts';

/** A proof that was accepted, with what it covers; or why it was not. */
export type Verification =
  | { ok: true; request: VerifiedRequest; covers: Covers }
  | { ok: false; reason: Extract<AuthResult, { ok: false }>['reason'] };

/** Checks the proof of a request; the only way to a {@link VerifiedRequest} that leads to a message. */
export async function verify(
  request: RawRequest,
  scheme: AuthScheme,
  secrets: readonly string[],
  now: number,
): Promise<Verification> {
  const result = await scheme.verify(request, secrets, now);
  return result.ok ? { ok: true, request: request as VerifiedRequest, covers: result.covers } : result;
}

/** For previews, which an administrator asks for: the proof is not needed, nothing is stored or sent. */
export function forPreview(request: RawRequest): VerifiedRequest {
  return request as VerifiedRequest;
}

/** For deliveries read from the journal: their proof was accepted when they came, and is not kept. */
export function fromJournal(request: RawRequest): VerifiedRequest {
  return request as VerifiedRequest;
}
