/** Variables that `wrangler types` cannot see; its `Env` extends this. Plain workerd hands an unset variable over as null. */
interface __BaseEnv_Env {
  readonly ADMIN_TOKEN: string | null;
  readonly ENCRYPTION_KEY: string | null;
  /** Servers of Travis CI whose keys may be fetched, separated by spaces; its own two when it is not set. */
  readonly TRAVIS_ORIGINS?: string | null;
  /** The origin that sources know us by, where it differs from the one we see: `https://hooks.example.com`. */
  readonly PUBLIC_URL?: string | null;
  /** `true`: connectors may reach private addresses, and speak http to them. */
  readonly ALLOW_PRIVATE?: string | null;
}
