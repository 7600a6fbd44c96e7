/** The proofs a scaffolded adapter can begin with: what it imports from the kit, and what `auth` is. */
export const proofs = {
  hmac: {
    imports: 'type Adapter, hmac, route',
    auth: (name: string) => `[
    hmac({
      id: 'hmac-sha256',
      header: 'x-${name}-signature',
      hash: 'SHA-256',
      prefix: 'sha256=',
      encoding: 'hex',
    }),
  ]`,
  },
  token: {
    imports: 'type Adapter, route, sharedToken',
    auth: (name: string) => `[sharedToken({ id: 'shared-token', header: 'x-${name}-token' })]`,
  },
  none: { imports: 'type Adapter, route, secretUrl', auth: () => '[secretUrl()]' },
} as const;

/** One of {@link proofs}. */
export type Proof = keyof typeof proofs;
