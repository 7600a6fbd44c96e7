import { randomBytes } from 'node:crypto';

/** A fresh ADMIN_TOKEN and ENCRYPTION_KEY, as lines of an environment file. */
export function freshKeys(): string {
  return [
    `ADMIN_TOKEN=${randomBytes(32).toString('base64url')}`,
    `ENCRYPTION_KEY=${randomBytes(32).toString('base64')}`,
  ].join('\n');
}
