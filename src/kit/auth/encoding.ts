const encoder = new TextEncoder();

/** Canonical base64 only: no spaces, no missing padding, no stray bits in the last character. */
const canonicalBase64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)$/;

/** `text` as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** One byte per character: how header values travel. Undefined when a character does not fit. */
export function latin1(text: string): Uint8Array | undefined {
  const codes = Array.from(text, (char) => char.charCodeAt(0));
  return codes.some((code) => code > 0xff) ? undefined : Uint8Array.from(codes);
}

/** The inverse of {@link latin1}. */
export function byteString(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The parts in one piece. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of lower-case hexadecimal; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(byteString(bytes));
}

/** The bytes of canonical base64, the only spelling {@link toBase64} would give; undefined for anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  return canonicalBase64.test(text) ? latin1(atob(text)) : undefined;
}
