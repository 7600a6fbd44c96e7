import { secretsFor } from '../../../api/sources.ts';
import type { Hook } from '../../../directory/index.ts';
import { adapterFor } from '../../../ingress/adapter.ts';

/** Where a hook's secret comes from: we may make it, only the source does, or there is none. */
export type SecretKind = 'ours' | 'theirs' | 'published' | 'none';

/** How a hook's requests are proved: the scheme's id, and where its secret comes from. */
export function proofOf({ source, auth, secrets }: Pick<Hook, 'source' | 'auth' | 'secrets'>): {
  scheme: string;
  kind: SecretKind;
} {
  const adapter = adapterFor(source);
  const usual = adapter?.defaultAuth?.(secrets) ?? adapter?.auth[0];
  const scheme = auth ?? usual?.id ?? '';
  if (scheme === 'secret-url') return { scheme, kind: 'none' };
  if (adapter?.keys?.scheme === scheme) return { scheme, kind: 'published' };
  return { scheme, kind: secretsFor.includes(`${source}/${scheme}`) ? 'ours' : 'theirs' };
}

/** Whether a secret that we make can protect hooks of a source. */
export function canMake(source: string): boolean {
  return secretsFor.some((name) => name === source || name.startsWith(`${source}/`));
}
