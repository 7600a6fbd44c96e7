import { limits } from '../config.ts';
import { readUpTo } from './body.ts';

/** The bytes, compressed for the journal; null when they stay larger than it keeps. */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return packed.byteLength > limits.journalBody ? null : packed;
}

/** What {@link gzip} packed, up to `cap` bytes of it; `whole` says whether that is all. Throws when it is not gzip. */
export async function gunzip(packed: Uint8Array, cap: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readUpTo(stream, cap);
}
