import type { AuthScheme } from '../contract.ts';

/**
 * For senders that prove nothing: knowing the hook's unguessable address is all there is. Accepts every request and
 * vouches for none of its content.
 */
export function secretUrl(): AuthScheme {
  return {
    id: 'secret-url',
    verify: async () => ({ ok: true, covers: 'none' }),
    sign: async () => ({}),
  };
}
