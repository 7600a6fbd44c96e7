import type { ProjectHookSchema } from '@gitbeaker/rest';
import * as z from 'zod';
import { type Api, ask, read } from '../api.ts';
import type { Attempt, Connector, Installed, Receiver, Target, Words } from '../contract.ts';
import { isTicked, ticked } from '../form.ts';
import type { Network } from '../line.ts';
import { done, failed } from '../problems.ts';
import { plainSecret, signingToken } from '../secrets.ts';
import { type Client, open } from './client.ts';
import { choicesOf, find, type Place } from './places.ts';
import { onlySigned, type Proofs, proofsFor } from './proof.ts';
import { triggersFor } from './triggers.ts';
import { events, fields, notes, place, refusals, test } from './words.ts';

/**
 * GitLab.com, self-managed GitLab and JihuLab: webhooks of projects, groups and the whole instance. It is called by `fetch`
 * and with gitbeaker's types: gitbeaker itself would take the token along to wherever a redirect leads.
 */
export function gitlab(network: Network): Connector {
  return {
    source: 'gitlab',
    fields,
    options: [events, test],
    place,
    async choices(credentials) {
      const client = open(credentials, network);
      return client.ok ? choicesOf(client.value.api, client.value.web) : client;
    },
    async install(target, hook) {
      const client = open(target.credentials, network, [hook.url, ...hook.secrets]);
      if (!client.ok) return client;
      const at = await find(client.value.api, target.place, client.value.web);
      return at.ok ? install(client.value, at.value, target, hook) : at;
    },
    async remove(target) {
      const client = open(target.credentials, network);
      if (!client.ok) return client;
      const { api, web } = client.value;
      const at = await find(api, target.place, web);
      if (!at.ok) return at;
      const removed = await ask(api, `${at.value.hooks}/${target.remote}`, { method: 'DELETE' });
      if (removed.ok || removed.problem.cause !== 'right') return removed.ok ? done(undefined) : removed;
      // 404 may mean that it is gone: whoever may list them may also delete them.
      const listed = await read(api, Hooks, `${at.value.hooks}?per_page=100`);
      return listed.ok ? done(undefined) : listed;
    },
    newSecret: (hook) => (onlySigned(hook) ? signingToken() : plainSecret()),
  };
}

const Hook = z.object({
  id: z.number(),
  url: z.string(),
  /** From 19.0 on. */
  signing_token_present: z.boolean().optional(),
});
const Hooks = z.array(Hook);
type Hook = z.output<typeof Hook>;

async function install({ api }: Client, at: Place, target: Target, hook: Receiver): Promise<Attempt<Installed>> {
  const listed = await read(api, Hooks, `${at.hooks}?per_page=100`);
  if (!listed.ok) return listed;
  const hooks = listed.value.value;
  const existing = hooks.find(({ id }) => String(id) === target.remote) ?? hooks.find(({ url }) => url === hook.url);
  const proofs = await proofsFor(hook);
  if (!proofs.ok) return proofs;
  const chosen = ticked(target.options, events);
  const body = {
    url: hook.url,
    ...(at.scope === 'instance' || existing ? {} : { name: 'dinghook', description: hook.name }),
    ...(existing && !chosen ? {} : triggersFor(at.scope, hook.listening, chosen)),
    enable_ssl_verification: true,
    ...proofs.value,
  };
  const placed = await put(api, at, existing, body);
  if (!placed.ok) return placed;
  const signs = proofs.value.signing_token !== undefined && placed.value.signing_token_present === true;
  const settled = await settle(api, at, hook, proofs.value, { made: placed.value, isNew: !existing, signs });
  if (!settled.ok) return settled;
  const { id } = placed.value;
  return done({
    remote: String(id),
    place: at.id,
    name: at.name,
    outcome: existing ? 'updated' : 'created',
    page: `${at.page}/${id}/edit`,
    proof: signs ? 'standard-webhooks' : 'token',
    notes: [
      ...(proofs.value.signing_token !== undefined && !signs ? [notes.unsigned] : []),
      ...(await tested(api, at, id, target)),
    ],
  });
}

/** Makes the webhook, or changes the one there is. System hooks of older GitLabs cannot be changed, only replaced. */
async function put(api: Api, at: Place, existing: Hook | undefined, body: object): Promise<Attempt<Hook>> {
  const create = async (): Promise<Attempt<Hook>> => {
    const made = await read(api, Hook, at.hooks, { method: 'POST', body });
    return made.ok ? done(made.value.value) : made;
  };
  if (!existing) return create();
  const path = `${at.hooks}/${existing.id}`;
  const changed = await read(api, Hook, path, { method: 'PUT', body });
  if (changed.ok) return done(changed.value.value);
  if (at.scope !== 'instance' || changed.problem.cause !== 'right') return changed;
  const made = await create();
  if (made.ok) await ask(api, path, { method: 'DELETE' });
  return made;
}

/** Brings the hook in line with what this GitLab does: it signs, or it sends the plain secret. */
async function settle(
  api: Api,
  at: Place,
  hook: Receiver,
  { signing_token: signing, token }: Proofs,
  { made, isNew, signs }: { made: Hook; isNew: boolean; signs: boolean },
): Promise<Attempt<void>> {
  if (signing === undefined || (signs && token === undefined)) return done(undefined);
  if (signs) return hook.become({ secrets: [signing] });
  if (token !== undefined) return done(undefined);
  if (isNew) await ask(api, `${at.hooks}/${made.id}`, { method: 'DELETE' });
  return failed('cannot-sign', refusals.cannotSign);
}

async function tested(api: Api, at: Place, id: number, { options }: Target): Promise<Words[]> {
  if (at.scope === 'instance' || !isTicked(options, 'test')) return [];
  const sent = await ask(api, `${at.hooks}/${id}/test/push_events`, { method: 'POST' });
  return sent.ok ? [] : [notes.untested];
}

/** What gitbeaker publishes of a webhook passes our schema. */
export type Proof = [ProjectHookSchema extends z.input<typeof Hook> ? true : never];
