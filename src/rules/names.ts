import { Event, type EventOf, type Kind, kinds } from '../event/index.ts';

/** A name that people use for some events, beside `kind` and `kind.action`. */
interface Alias {
  kinds: readonly Kind[];
  is(event: Event): boolean;
}

function isKind<K extends Kind>(event: Event, kind: K): event is EventOf<K> {
  return event.kind === kind;
}

function of<K extends Kind>(kind: K, is: (event: EventOf<K>) => boolean): Alias {
  return { kinds: [kind], is: (event) => isKind(event, kind) && is(event) };
}

function either(...some: readonly Alias[]): Alias {
  return { kinds: some.flatMap((alias) => alias.kinds), is: (event) => some.some((alias) => alias.is(event)) };
}

type Build = EventOf<'build'>;

const failed = (status: Build['status'] | undefined) => status === 'failure' || status === 'timed_out';
const build = (...status: Build['status'][]) => of('build', (event) => status.includes(event.status));
const deployment = (status: EventOf<'deployment'>['status']) => of('deployment', (event) => event.status === status);
const request = (action: EventOf<'merge_request'>['action']) => of('merge_request', (event) => event.action === action);
const review = (action: EventOf<'review'>['action']) => of('review', (event) => event.action === action);
const commented = (on: EventOf<'comment'>['on']) =>
  of('comment', (event) => event.on === on && event.action === 'created');
const ref = (type: EventOf<'ref'>['type'], action: EventOf<'ref'>['action']) =>
  of('ref', (event) => event.type === type && event.action === action);
const card = (action: EventOf<'card'>['action']) => of('card', (event) => event.action === action);

/** Names for events that say more than their kind and action do, or say it in other words. */
export const aliases: Readonly<Record<string, Alias>> = {
  'build.failed': build('failure', 'timed_out'),
  'build.broken': of('build', ({ status, was }) => failed(status) && !failed(was)),
  'build.fixed': of('build', ({ status, was }) => status === 'success' && failed(was)),
  'build.passed': build('success'),
  'build.succeeded': build('success'),
  'build.started': build('running'),
  'build.canceled': build('cancelled'),
  'deployment.failed': deployment('failure'),
  'deployment.succeeded': deployment('success'),
  'deployment.started': deployment('running'),
  'merge_request.created': request('opened'),
  'merge_request.updated': request('synchronized'),
  'merge_request.approved': review('approved'),
  'merge_request.changes_requested': review('changes_requested'),
  'merge_request.commented': either(commented('merge_request'), review('commented')),
  'issue.created': of('issue', ({ action }) => action === 'opened'),
  'issue.commented': commented('issue'),
  'discussion.created': of('discussion', ({ action }) => action === 'opened'),
  'discussion.commented': commented('discussion'),
  'commit.commented': commented('commit'),
  'snippet.commented': commented('snippet'),
  'card.commented': commented('card'),
  'card.labeled': card('labelled'),
  'card.unlabeled': card('unlabelled'),
  'push.forced': of('push', ({ forced }) => forced === true),
  'branch.created': either(
    ref('branch', 'created'),
    of('push', ({ created }) => created === true),
  ),
  'branch.deleted': ref('branch', 'deleted'),
  'tag.created': ref('tag', 'created'),
  'tag.deleted': ref('tag', 'deleted'),
  'alert.fired': of('alert', ({ status }) => status === 'firing'),
};

/** A kind by the name that GitHub's people know: it may stand in place of ours. */
export const otherKinds: Readonly<Record<string, Kind>> = { pull_request: 'merge_request' };

/** What a kind's `kind.action` names end in; none for kinds that know only one thing to tell. */
const actions = new Map<Kind, readonly string[]>(
  Event.options.map(({ shape }) => {
    const enumerated = [
      'action' in shape ? shape.action : undefined,
      'status' in shape ? shape.status : undefined,
    ].find((field) => field !== undefined && 'options' in field);
    const options = enumerated && 'options' in enumerated ? enumerated.options : [];
    return [shape.kind.value, options.filter((option) => typeof option === 'string')];
  }),
);

/** An event in one word: `kind.action`, of kinds without actions `kind`. */
export function nameOf(event: Event): string {
  const known = actions.get(event.kind) ?? [];
  const words = ['action' in event ? event.action : undefined, 'status' in event ? event.status : undefined];
  const word = words.find((each) => typeof each === 'string' && known.includes(each));
  return word === undefined ? event.kind : `${event.kind}.${word}`;
}

/** Every `kind.action` there is, and `kind` where there are no actions. */
export const names: readonly string[] = kinds.flatMap((kind) => {
  const known = actions.get(kind) ?? [];
  return known.length === 0 ? [kind] : known.map((action) => `${kind}.${action}`);
});

/** Everything that may be written for an event without a wildcard: to suggest from. */
export const vocabulary: readonly string[] = [...new Set([...kinds, ...names, ...Object.keys(aliases)])];

/** The kind that a name of {@link names} begins with. */
export function kindOf(name: string): Kind | undefined {
  return kinds.find((kind) => name === kind || name.startsWith(`${kind}.`));
}
