import type { Concern, Locale } from '../event/index.ts';

/** What a list of rules may use up: rules of one hook, patterns of one list, characters of one pattern. */
export const bounds = { rules: 100, patterns: 50, pattern: 200 } as const;

/** Why somebody is concerned by an event. */
export type Reason = NonNullable<Concern['why']>;

/** All of them, as a rule's `mention` spells them. */
export const reasons = ['assigned', 'review_requested', 'mentioned', 'author'] as const satisfies readonly Reason[];

/** Days of the week, as `hours` spells them. */
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * A time of day on some days. `from` is within it, `to` is not; where `to` is the earlier, it ends on the next day. Without
 * days every day counts, without a zone the one of the first group that the rule is about.
 */
export interface Hours {
  /** `mon`, or a range such as `mon-fri`. */
  days?: readonly string[];
  /** `09:00`; 00:00 when absent. */
  from?: string;
  /** `19:00`; 24:00 when absent. */
  to?: string;
  /** IANA name. */
  timezone?: string;
}

/**
 * What an event has to be like: everything that is named has to hold. A list holds when one of its patterns covers a value
 * and none that starts with `!` takes it out again; of only such patterns, when none does.
 */
export interface When {
  /** `merge_request.merged`, `build.failed`, `push`, `issue.*`. */
  events?: readonly string[];
  /** Names of repositories, projects, boards. */
  places?: readonly string[];
  /** Of a push, a branch or tag, a build or a deployment; of a merge request either side. */
  branches?: readonly string[];
  /** The branch a merge request comes from. */
  source?: readonly string[];
  /** The branch a merge request goes to. */
  target?: readonly string[];
  labels?: readonly string[];
  /** Login or name of whoever did it. */
  actors?: readonly string[];
  /** The work of a machine account: whoever opened the merge request or issue, of other events whoever did it. */
  bots?: boolean;
  draft?: boolean;
  /** Files that a push changed; one is enough. */
  paths?: readonly string[];
  types?: readonly string[];
  priorities?: readonly string[];
  statuses?: readonly string[];
  /** The list a card is on now. */
  lists?: readonly string[];
  /** The list a card was moved away from. */
  from?: readonly string[];
  severity?: readonly string[];
  hours?: Hours;
}

/** Whom a rule mentions: nobody, everybody concerned, or those concerned for one of these reasons and people of these names. */
export type Wanted = 'none' | 'all' | readonly string[];

/** One rule of a hook: for which events, and then either `send` or `drop`. */
export interface Rule {
  name?: string;
  /** Absent or empty: every event. */
  when?: When;
  /** Ids of groups, or true for the hook's own. */
  send?: true | readonly string[];
  drop?: true;
  /** In this language, whatever the group's. */
  locale?: Locale;
  /** Name of one of the hook's templates, in place of the kind's. */
  template?: string;
  mention?: Wanted;
}
