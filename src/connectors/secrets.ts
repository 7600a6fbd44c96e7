/** A new secret for a webhook: 32 random bytes as lower-case hex. */
export function plainSecret(): string {
  return Array.from(randomBytes(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A new signing token as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function signingToken(): string {
  return `whsec_${btoa(String.fromCharCode(...randomBytes()))}`;
}

function randomBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}
