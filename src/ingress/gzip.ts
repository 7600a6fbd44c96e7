import { limits } from '../config.ts';
import { readUpTo } from './body.ts';

/**
 * A body as the journal keeps it: as it came while it is small, since compressing it would cost more than checking its
 * proof; gzip beyond that; null when it stays larger than the journal takes.
 */
export async function pack(body: Uint8Array, most: number = limits.journalBody): Promise<Uint8Array | null> {
  if (body.byteLength <= limits.journalPlain && !isGzip(body)) return body;
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return packed.byteLength > most ? null : packed;
}

/** What {@link pack} made, up to `cap` bytes of the body; `whole` says whether that is all. */
export async function unpack(packed: Uint8Array, cap: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
  if (!isGzip(packed)) return { bytes: packed.subarray(0, cap), whole: packed.byteLength <= cap };
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readUpTo(stream, cap);
}

/** No JSON, form or other text begins with these bytes, which are not UTF-8. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
