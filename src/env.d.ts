/** Secrets that `wrangler types` cannot see. Plain workerd hands an unset variable over as null. */
interface Env {
  readonly ADMIN_TOKEN: string | null;
  readonly ENCRYPTION_KEY: string | null;
}
