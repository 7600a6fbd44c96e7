import type { Attempt, Connector, Installed, Receiver, Target } from '../contract.ts';
import { ticked } from '../form.ts';
import type { Network } from '../line.ts';
import { wanted } from '../listening.ts';
import { done, type Failed, failed, notTheApi } from '../problems.ts';
import { plainSecret } from '../secrets.ts';
import { choicesOf } from './choices.ts';
import { attempt, type Client, open } from './client.ts';
import { eventsOf, usual } from './events.ts';
import { callsFor, type Draft, Hook, Hooks, headsOf, nameOf, type Place, pageOf, placeFrom } from './hooks.ts';
import { events, fields, noPing, place, refusals } from './words.ts';

/** GitHub.com, GitHub Enterprise Cloud and Server: webhooks of repositories and organisations. */
export function github(network: Network): Connector {
  return {
    source: 'github',
    fields,
    options: [events],
    place,
    async choices(credentials) {
      const client = open(credentials, network);
      return client.ok ? choicesOf(client.value) : client;
    },
    async install(target, hook) {
      const opened = openAt(target, network);
      return opened.ok ? install(opened.value, target, hook) : opened;
    },
    async remove(target) {
      const opened = openAt(target, network);
      if (!opened.ok) return opened;
      const { client, at } = opened.value;
      const removed = await attempt(client, at.about, (octokit) => callsFor(at).remove(octokit, Number(target.remote)));
      if (removed.ok || removed.problem.cause !== 'right') return removed.ok ? done(undefined) : removed;
      // GitHub says 404 for a webhook that is gone and for one that this token may not see.
      const listed = await attempt(client, at.about, callsFor(at).list);
      return listed.ok ? done(undefined) : listed;
    },
    newSecret: plainSecret,
  };
}

type Opened = { client: Client; at: Place };

function openAt({ credentials, place: name }: Target, network: Network): Attempt<Opened> {
  const client = open(credentials, network);
  if (!client.ok) return client;
  const at = placeFrom(name);
  return at ? done({ client: client.value, at }) : failed('field', refusals.place, { field: 'place' });
}

async function install({ client, at }: Opened, target: Target, hook: Receiver): Promise<Attempt<Installed>> {
  const calls = callsFor(at);
  const listed = await attempt(client, at.about, calls.list);
  if (!listed.ok) return listed;
  const hooks = Hooks.safeParse(listed.value.data);
  if (!hooks.success) return unreadable(client);
  const existing =
    hooks.data.find(({ id }) => String(id) === target.remote) ??
    hooks.data.find(({ config }) => config.url === hook.url);
  const secret = hook.secrets[0] ?? plainSecret();
  if (hook.secrets.length === 0) {
    const stored = await hook.become({ secrets: [secret] });
    if (!stored.ok) return stored;
  }
  const known = eventsOf(at.about);
  const chosen = ticked(target.options, events)?.filter((event) => known.includes(event));
  const usually = existing ? undefined : wanted(hook.listening, headsOf(known), usual);
  const draft: Draft = { url: hook.url, secret, events: chosen?.length ? chosen : usually };
  const placed = await attempt(
    client,
    at.about,
    (octokit) => (existing ? calls.update(octokit, existing.id, draft) : calls.create(octokit, draft)),
    [hook.url, ...hook.secrets],
  );
  if (!placed.ok) return placed;
  const made = Hook.safeParse(placed.value.data);
  if (!made.success) return unreadable(client);
  const { id } = made.data;
  // GitHub sends a ping of its own when it makes a webhook.
  const pinged = existing ? await attempt(client, at.about, (octokit) => calls.ping(octokit, id)) : done(undefined);
  return done({
    remote: String(id),
    place: nameOf(at),
    name: nameOf(at),
    outcome: existing ? 'updated' : 'created',
    page: pageOf(at, client.web, String(id)),
    proof: 'hmac-sha256',
    notes: pinged.ok ? [] : [noPing],
  });
}

function unreadable({ host }: Client): Failed {
  return failed('answer', notTheApi(host, 'GitHub'), { field: 'server' });
}
