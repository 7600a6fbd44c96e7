import { runInDurableObject } from 'cloudflare:test';
import { env as bindings } from 'cloudflare:workers';
import { Directory } from '../../../src/directory/index.ts';
import { directory } from '../../../src/directory/stub.ts';

/** The bindings with the secrets that `wrangler types` cannot see. */
export const env: Env = bindings;

/** What a Directory asked of its peers: `outbox web-team refresh`. */
export type Calls = string[];

/**
 * Runs `work` with a second Directory on the same storage: its peers only note what they are asked, and fail when their
 * name is in `broken`, and have nothing to do when it is in `idle`; `changes` replaces variables of its environment.
 */
export async function withDirectory(
  work: (instance: Directory, state: DurableObjectState, calls: Calls) => Promise<void>,
  {
    broken = [],
    idle = [],
    calls = [],
    ...changes
  }: Partial<Env> & { broken?: string[]; idle?: string[]; calls?: Calls } = {},
): Promise<void> {
  const peer = (kind: string) => ({
    getByName: (id: string) => {
      const noted = (what: string) => async () => {
        calls.push(`${kind} ${id} ${what}`);
        if (broken.includes(id)) throw new Error('this peer is broken');
        return !idle.includes(id);
      };
      return { wake: noted('wake'), refresh: noted('refresh') };
    },
  });
  const peers = { INBOX: peer('inbox'), OUTBOX: peer('outbox') } as unknown as Pick<Env, 'INBOX' | 'OUTBOX'>;
  await runInDurableObject(directory(env), async (_, state) => {
    await work(new Directory(state, { ...env, ...peers, ...changes }), state, calls);
  });
}
