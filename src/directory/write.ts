import { changes } from './changes.ts';
import { complete } from './complete.ts';
import type { WriteOptions, Written } from './contract.ts';
import { at, type Issue } from './issues.ts';
import { maskConfig } from './mask.ts';
import type { List, Propose } from './proposal.ts';
import { lostKeys, references } from './references.ts';
import { editFrom, openConfig } from './seal.ts';
import type { DirectoryStore } from './store.ts';
import { type Vault, VaultError } from './vault.ts';

/** What writing needs. */
export interface Desk {
  store: DirectoryStore;
  /** Throws {@link VaultError} when ENCRYPTION_KEY is no good. */
  vault: () => Promise<Vault>;
  /** Where webhooks may point to. */
  origins: readonly string[];
}

/** Turns a proposal into the stored configuration, wholly or not at all. */
export async function write(desk: Desk, propose: Propose, options: WriteOptions = {}): Promise<Written> {
  try {
    // Sealing takes time in which somebody else may write; then everything is read and checked anew.
    for (;;) {
      const written = await attempt(desk, propose, options);
      if (written) return written;
    }
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { ok: false, code: 'unavailable', issues: [{ path: '', message: error.message }] };
  }
}

/** Null when the configuration changed underneath. */
async function attempt(
  { store, vault, origins }: Desk,
  propose: Propose,
  options: WriteOptions,
): Promise<Written | null> {
  const revision = store.revision();
  const stored = await openConfig(store, vault);
  const proposal = propose(maskConfig(stored));
  if (!proposal.ok) return proposal;
  const givesSecret = ({ source, auth }: { source: string; auth?: string }) =>
    options.secretsFor?.includes(auth === undefined ? source : `${source}/${auth}`) === true;
  const { config, issued, issues } = complete(proposal.draft, { stored, origins, givesSecret });
  const found = [...issues, ...references(config), ...lostKeys(stored, config)];
  const { entry } = proposal;
  if (found.length > 0) return { ok: false, code: 'invalid', issues: entry ? relative(found, entry) : found };
  const id = entry && config[entry.list][entry.index]?.id;
  const accepted: Written = { ok: true, changes: changes(stored, config), issued: options.dryRun ? {} : issued, id };
  const edit = options.dryRun ? null : await editFrom(stored, config, vault);
  return edit === null || store.apply(edit, revision) ? accepted : null;
}

/** Paths as the writer of one entry sees them: `robots[0].webhook` for `groups[3].robots[0].webhook`. */
function relative(issues: readonly Issue[], { list, index }: { list: List; index: number }): Issue[] {
  const prefix = `${at(list, index)}.`;
  return issues.map((issue) =>
    issue.path.startsWith(prefix) ? { ...issue, path: issue.path.slice(prefix.length) } : issue,
  );
}
