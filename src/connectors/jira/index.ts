import type { Attempt, Connector, Installed, Receiver, Target, Words } from '../contract.ts';
import { isTicked, text, ticked } from '../form.ts';
import type { Network } from '../line.ts';
import { wanted } from '../listening.ts';
import { done, failed, quote } from '../problems.ts';
import { plainSecret } from '../secrets.ts';
import { type Client, open } from './client.ts';
import { heads, usual } from './events.ts';
import { type Draft, type Hook, Hooks } from './hooks.ts';
import { choicesOf, jqlFor } from './projects.ts';
import { events, fields, filterReplaced, jql, notes, place, refusals, unsigned } from './words.ts';

/** Jira Cloud, Data Center and Server: webhooks of an administrator, one for each hook of ours, filtered by JQL. */
export function jira(network: Network): Connector {
  return {
    source: 'jira',
    fields,
    options: [jql, events, unsigned],
    place,
    async choices(credentials) {
      const client = await open(credentials, network);
      if (!client.ok) return client;
      // Whoever may not list webhooks may not make one either: better said now than at the end.
      const listed = await new Hooks(client.value).list();
      return listed.ok ? choicesOf(client.value) : listed;
    },
    async install(target, hook) {
      const client = await open(target.credentials, network, [hook.url, ...hook.secrets]);
      return client.ok ? install(client.value, target, hook) : client;
    },
    async remove(target) {
      const client = await open(target.credentials, network);
      if (!client.ok) return client;
      const removed = await new Hooks(client.value).remove(target.remote);
      return removed.ok ? done(undefined) : removed;
    },
    newSecret: ({ secrets }) => (secrets.length === 0 ? null : plainSecret()),
  };
}

async function install(client: Client, target: Target, hook: Receiver): Promise<Attempt<Installed>> {
  const projects = jqlFor(target.place);
  if (!projects) return failed('field', refusals.place, { field: 'place' });
  const hooks = new Hooks(client);
  const listed = await hooks.list();
  if (!listed.ok) return listed;
  const existing =
    listed.value.find(({ id }) => id === target.remote) ?? listed.value.find(({ url }) => url === hook.url);
  const secret = await secretFor(hook, hooks.signs, isTicked(target.options, unsigned.name));
  if (!secret.ok) return secret;
  const chosen = ticked(target.options, events);
  const draft: Draft = {
    name: `dinghook ${hook.name}`.slice(0, 100),
    url: hook.url,
    events: chosen ?? (existing?.events.length ? existing.events : wanted(hook.listening, heads, usual)),
    jql: text(target.options, jql.name) || projects.jql,
    secret: secret.value,
  };
  const placed = await hooks.put(draft, existing?.id);
  if (!placed.ok) return placed;
  return done({
    remote: placed.value.id,
    place: projects.keys.join(','),
    name: `${client.api.host} · ${text(target.options, jql.name) || projects.keys.join(', ')}`,
    outcome: existing ? 'updated' : 'created',
    page: `${client.web}/plugins/servlet/webhooks`,
    proof: secret.value === undefined ? 'secret-url' : 'hmac-sha256',
    notes: notesOn(draft, placed.value, existing, client),
  });
}

/** The secret to sign with; undefined where this Jira cannot, and whoever asks agrees to that. */
async function secretFor(hook: Receiver, signs: boolean, agreed: boolean): Promise<Attempt<string | undefined>> {
  const { auth, secrets, fresh } = hook;
  if (auth === 'secret-url') return done(undefined);
  if (!signs) {
    if (!agreed) return failed('cannot-sign', refusals.cannotSign, { field: unsigned.name });
    if (!fresh) return failed('cannot-sign', refusals.signedHook);
    const stored = await hook.become({ auth: 'secret-url' });
    return stored.ok ? done(undefined) : stored;
  }
  const [newest = plainSecret()] = secrets;
  if (secrets.length > 0) return done(newest);
  const stored = await hook.become({ secrets: [newest] });
  return stored.ok ? done(newest) : stored;
}

function notesOn(draft: Draft, placed: Hook, existing: Hook | undefined, { flavour }: Client): Words[] {
  const list: Words[] = [];
  if (draft.secret === undefined) list.push(notes.unsigned);
  else if (flavour === 'cloud' && placed.signs !== true) list.push(notes.notSigned);
  if (draft.jql !== placed.jql) list.push(notes.filterLost);
  if (existing && existing.jql !== '' && existing.jql !== draft.jql) list.push(filterReplaced(quote(existing.jql, [])));
  return list;
}
