import { type Event, type EventOf, type Kind, kinds, severityOf } from '../event/index.ts';
import type { When } from './language.ts';

/** A condition on words: where its values stand in an event, and how its patterns are compared with them. */
export interface Field {
  /** How the delivery log calls it. */
  noun: string;
  /** Kinds of event that can have it. */
  kinds: readonly Kind[];
  /** The values in an event; null when its kind cannot have any. */
  read(event: Event): readonly string[] | null;
  /** Upper and lower case are the same. */
  fold: boolean;
  /** One value that passes is enough. */
  each: boolean;
}

/** The conditions of {@link When} that are lists of patterns, without `events`. */
export type FieldName = Exclude<keyof When, 'events' | 'bots' | 'draft' | 'hours'>;

type Values = readonly (string | undefined)[] | undefined;

type Readers = { [K in Kind]?: (event: EventOf<K>) => Values };

function on(noun: string, readers: Readers, how: { fold?: boolean; each?: boolean } = {}): Field {
  const byKind = new Map(Object.entries(readers) as [Kind, (event: Event) => Values][]);
  return {
    noun,
    kinds: kinds.filter((kind) => byKind.has(kind)),
    read(event) {
      const reader = byKind.get(event.kind);
      return reader ? (reader(event) ?? []).filter((value) => value !== undefined) : null;
    },
    fold: how.fold ?? true,
    each: how.each ?? false,
  };
}

function everywhere(noun: string, read: (event: Event) => Values): Field {
  return {
    noun,
    kinds,
    read: (event) => (read(event) ?? []).filter((value) => value !== undefined),
    fold: true,
    each: false,
  };
}

const refs = { fold: false };
const ref = (event: { ref?: string }) => [event.ref];

/** Which events have what, and where. */
export const fields: Readonly<Record<FieldName, Field>> = {
  places: everywhere('place', ({ place }) => [place.name]),
  branches: on(
    'branch',
    { push: ref, ref, build: ref, deployment: ref, merge_request: ({ source, target }) => [source, target] },
    refs,
  ),
  source: on('source branch', { merge_request: ({ source }) => [source] }, refs),
  target: on('target branch', { merge_request: ({ target }) => [target] }, refs),
  labels: on('label', { merge_request: ({ labels }) => labels, issue: ({ labels }) => labels }),
  actors: everywhere('actor', ({ actor }) => [actor?.login, actor?.name]),
  paths: on('path', { push: ({ paths }) => paths }, { fold: false, each: true }),
  types: on('type', { issue: ({ type }) => [type] }),
  priorities: on('priority', { issue: ({ priority }) => [priority] }),
  statuses: on('status', { issue: ({ status }) => [status] }),
  lists: on('list', { card: ({ action, to, list }) => [action === 'moved' ? (to ?? list) : list] }),
  from: on('from list', { card: ({ action, from }) => [action === 'moved' ? from : undefined] }),
  severity: everywhere('severity', (event) => [severityOf(event)]),
};

/** Kinds of event that can be drafts. */
export const draftKinds: readonly Kind[] = ['merge_request'];

/** Whether an event is a draft's; null when its kind cannot be. */
export function isDraft(event: Event): boolean | null {
  return event.kind === 'merge_request' ? event.draft === true : null;
}

/** Whether an event is the work of a machine account: of whoever opened it, or else of whoever did it. */
export function isMachine(event: Event): boolean {
  const doer = 'author' in event && event.author ? event.author : event.actor;
  return doer?.bot === true;
}
