import type { Installation } from '../directory/index.ts';
import type { Attempt, Field, Values, Words } from './contract.ts';

/** What somebody asks for when a webhook is to be installed. */
export interface Order {
  credentials: Values;
  /** A choice's id, or what was typed instead. */
  place: string;
  options?: Values;
  /** Keep the credentials, sealed, so that the webhook can be looked after without entering them again. */
  remember?: boolean;
}

/** A webhook that was put in place or changed. */
export interface Settled {
  installation: Installation;
  outcome: 'created' | 'updated';
  notes: Words[];
}

/** What became of one installation when the hook got a new secret. */
export type Told = { installation: Installation; attempt: Attempt<Settled> };

/** What of the credentials is no secret, to be shown beside the installation. */
export function accountOf(fields: readonly Field[], credentials: Values): Record<string, string> {
  const shown = fields.filter(({ kind, name }) => kind !== 'secret' && name !== 'key');
  return entered(shown, credentials);
}

/** What is kept, where that was asked for. The secret of an app is not: from now on it is the hook's, and kept there. */
export function keptOf(fields: readonly Field[], credentials: Values): Record<string, string> {
  const kept = fields.filter(({ name }) => name !== 'secret');
  return entered(kept, credentials);
}

function entered(fields: readonly Field[], values: Values): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = values[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
    }),
  );
}
