import * as z from 'zod';
import { type Api, ask, read } from '../api.ts';
import type { Attempt, Connector, Installed, Listed, Receiver, Target } from '../contract.ts';
import { text } from '../form.ts';
import type { Network } from '../line.ts';
import { done, failed } from '../problems.ts';
import { open } from './client.ts';
import { choicesOf, find } from './places.ts';
import { fields, place, refusals } from './words.ts';

/**
 * Trello: webhooks exist only by its API, belong to the token they were made with, and are signed with the secret of the
 * app behind it together with the address they were made for, to the last character.
 */
export function trello(network: Network): Connector {
  return {
    source: 'trello',
    fields,
    options: [],
    place,
    async choices(credentials, within) {
      const api = open(credentials, network);
      return api.ok ? choicesOf(api.value, within) : api;
    },
    async install(target, hook) {
      const api = open(target.credentials, network, [hook.url, ...hook.secrets]);
      return api.ok ? install(api.value, target, hook) : api;
    },
    async remove({ credentials, remote }) {
      const api = open(credentials, network);
      if (!api.ok) return api;
      const removed = await ask(api.value, pathOf(remote), { method: 'DELETE' });
      return removed.ok || removed.problem.cause === 'right' ? done(undefined) : removed;
    },
    /** Trello makes it, on the page of the Power-Up. */
    newSecret: () => null,
    async list(credentials, hook) {
      const api = open(credentials, network);
      if (!api.ok) return api;
      const all = await webhooks(api.value, credentials);
      return all.ok ? done(all.value.filter(({ callbackURL }) => callbackURL === hook.url).map(listed)) : all;
    },
    async move({ credentials, place: typed, remote }) {
      const api = open(credentials, network);
      if (!api.ok) return api;
      const at = await find(api.value, typed);
      if (!at.ok) return at;
      const moved = await read(api.value, Webhook, pathOf(remote), { method: 'PUT', body: { idModel: at.value.id } });
      if (moved.ok) return done({ place: at.value.id, name: at.value.name });
      return moved.problem.cause === 'right' ? failed('gone', refusals.gone) : moved;
    },
  };
}

const Webhook = z.object({
  id: z.string().regex(/^[0-9a-f]{24}$/i),
  idModel: z.string(),
  callbackURL: z.string(),
  active: z.boolean().optional(),
  consecutiveFailures: z.number().optional(),
});
type Webhook = z.output<typeof Webhook>;

function pathOf(remote: string): string {
  return `/webhooks/${encodeURIComponent(remote)}`;
}

function listed({ id, idModel, active = true, consecutiveFailures = 0 }: Webhook): Listed {
  return { remote: id, place: idModel, active, failures: consecutiveFailures };
}

/** All webhooks of a token, whoever they lead to. Trello lists them nowhere else. */
async function webhooks(api: Api, credentials: Target['credentials']): Promise<Attempt<Webhook[]>> {
  const token = encodeURIComponent(text(credentials, 'token'));
  const all = await read(api, z.array(Webhook), `/tokens/${token}/webhooks`);
  return all.ok ? done(all.value.value) : all;
}

async function install(api: Api, target: Target, hook: Receiver): Promise<Attempt<Installed>> {
  const { credentials, remote } = target;
  const at = await find(api, target.place);
  if (!at.ok) return at;
  const all = await webhooks(api, credentials);
  if (!all.ok) return all;
  const secret = text(credentials, 'secret');
  if (secret === '' && hook.secrets.length === 0) return failed('field', refusals.secret, { field: 'secret' });
  if (secret !== '' && hook.secrets.indexOf(secret) !== 0) {
    const stored = await hook.become({ secrets: [...new Set([secret, ...hook.secrets])] });
    if (!stored.ok) return stored;
  }
  const existing =
    all.value.find(({ id }) => id === remote) ??
    all.value.find(({ callbackURL, idModel }) => callbackURL === hook.url && idModel === at.value.id);
  const body = { callbackURL: hook.url, idModel: at.value.id, description: `dinghook: ${hook.name}`, active: true };
  const placed = existing
    ? await read(api, Webhook, pathOf(existing.id), { method: 'PUT', body })
    : await read(api, Webhook, '/webhooks/', { method: 'POST', body });
  if (!placed.ok) return placed;
  return done({
    remote: placed.value.value.id,
    place: at.value.id,
    name: at.value.name,
    outcome: existing ? 'updated' : 'created',
    proof: 'hmac-sha1',
    notes: [],
  });
}
