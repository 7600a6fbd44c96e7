import * as z from 'zod';
import { Build, Deployment, MergeRequest, Push, Ref, Release, Review, Wiki } from './code.ts';
import type { Severity } from './common.ts';
import { ReadyMessage } from './message.ts';
import { Alert, Member, Notice, Repository } from './places.ts';
import { Card, Comment, Discussion, Issue, Milestone } from './work.ts';

export * from './code.ts';
export { Account, Actor, Change, Commit, Concern, Place, Severity } from './common.ts';
export { type MessageBody, ReadyMessage } from './message.ts';
export * from './places.ts';
export { type Locale, locales, localise, Markup, Text } from './text.ts';
export * from './work.ts';

/**
 * What happened, in one shape for all sources. Adapters make these; everything after them — rules, templates, digests —
 * knows nothing else.
 */
export const Event = z.discriminatedUnion('kind', [
  Push,
  Ref,
  MergeRequest,
  Review,
  Issue,
  Comment,
  Build,
  Release,
  Deployment,
  Wiki,
  Member,
  Repository,
  Discussion,
  Milestone,
  Card,
  Alert,
  Notice,
  ReadyMessage,
]);
export type Event = z.infer<typeof Event>;

/** The kind of an {@link Event}; also the name of its template, but for `message`, which is its own. */
export type Kind = Event['kind'];

/** The event of one kind. */
export type EventOf<K extends Kind> = Extract<Event, { kind: K }>;

/** All kinds, in the order of {@link Event}. */
export const kinds: readonly Kind[] = Event.options.map((option) => option.shape.kind.value);

/** The kinds that templates put into words: all but ready-made messages. */
export const templatedKinds: readonly TemplatedKind[] = kinds.filter((kind) => kind !== 'message');
/** One of {@link templatedKinds}. */
export type TemplatedKind = Exclude<Kind, 'message'>;

/** How the news feels where the adapter did not say. */
export function severityOf(event: Event): Severity {
  return event.severity ?? 'info';
}
