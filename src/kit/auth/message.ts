import { Malformed, type RawRequest } from '../request.ts';

/** The bytes a proof is made over; undefined when the request does not have them. */
export function signedMessage(message: (req: RawRequest) => Uint8Array, req: RawRequest): Uint8Array | undefined {
  try {
    return message(req);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
