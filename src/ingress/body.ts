import { Malformed } from '../kit/index.ts';

/**
 * The bytes of a request's body, or null when there are more than `cap`; then the rest is not read. Throws {@link Malformed}
 * when it breaks off.
 */
export async function readBody(req: Request, cap: number): Promise<Uint8Array | null> {
  const announced = req.headers.get('content-length');
  if (Number(announced ?? 0) > cap) return null;
  if (!req.body) return new Uint8Array();
  // A length that was announced is kept by the runtime, so there is nothing to count.
  try {
    if (announced !== null) return new Uint8Array(await req.arrayBuffer());
    const { bytes, whole } = await readUpTo(req.body, cap);
    return whole ? bytes : null;
  } catch {
    // Reading fails only where the sender stops: there is nothing to come back for.
    throw new Malformed('the body broke off before its end');
  }
}

/** The first `cap` bytes of a stream; the rest is not read. `whole` says whether that is all. */
export async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  cap: number,
): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > cap) break;
  }
  return { bytes: joined(chunks, size).subarray(0, cap), whole: size <= cap };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
