/** Secrets that `wrangler types` cannot see; its `Env` extends this. Plain workerd hands an unset variable over as null. */
interface __BaseEnv_Env {
  readonly ADMIN_TOKEN: string | null;
  readonly ENCRYPTION_KEY: string | null;
}
