import { limits } from '../config.ts';
import { unpack } from '../ingress/gzip.ts';

/** A body as it is shown: what JSON it is, or the text of its first bytes. */
export type ShownBody = { json: unknown } | { text: string; truncated: boolean };

/** Unpacks a journaled body, `limits.shownBody` bytes at most. What is not UTF-8 shows as replacement characters. */
export async function shownBody(packed: Uint8Array): Promise<ShownBody> {
  const { bytes, whole } = await unpack(packed, limits.shownBody);
  const text = new TextDecoder().decode(bytes);
  return (whole && parsed(text)) || { text, truncated: !whole };
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
}
