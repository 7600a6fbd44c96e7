import type { Robot } from '../dingtalk/message.ts';
import type { Rule } from '../rules/index.ts';
import type { Change } from './changes.ts';
import type { Issue } from './issues.ts';
import type { Group, Hook, Person } from './schema.ts';

/** What ingress needs of a group: how its people read. */
export type Reader = Pick<Group, 'id' | 'locale' | 'timezone' | 'links'>;

/** A rule with the groups it sends to, for those that name groups of their own. */
export interface ResolvedRule extends Rule {
  groups?: Reader[];
}

/** Everything ingress needs to receive on a hook. */
export interface ResolvedHook
  extends Pick<Hook, 'id' | 'name' | 'source' | 'auth' | 'repositories' | 'server' | 'events' | 'templates'> {
  /** In clear, newest first. */
  secrets: string[];
  /** Where its news goes, in the order of the configuration. */
  groups: Reader[];
  /** Which events go elsewhere, or nowhere; absent where there are none. */
  rules?: ResolvedRule[];
  people: Person[];
  /** Of the configuration this was read from; grows with every change. */
  revision: number;
}

/** Everything an Outbox needs to speak in its group; webhooks and secrets in clear. */
export interface ResolvedGroup extends Reader, Pick<Group, 'name' | 'merge' | 'operators'> {
  robots: Robot[];
  quota?: QuotaState;
}

/** How an organisation stands in a month. */
export interface QuotaState {
  organization: string;
  /** Calls it may make. */
  monthly: number;
  /** Calls its groups have reported. */
  used: number;
  /** What to do when little is left: collect for longer, or go on as before. */
  near: 'calm' | 'continue';
}

/** Calls that a group has made in a month (`2026-11`, in Shanghai, where DingTalk counts). */
export interface Usage {
  month: string;
  calls: number;
}

/** How to write: `dryRun` checks and compares, and stores nothing. */
export interface WriteOptions {
  dryRun?: boolean;
  /** `source` or `source/auth` of the hooks whose secret is ours to make: new ones that bring none are given one. */
  secretsFor?: readonly string[];
}

/** What became of a write. */
export type Written = Accepted | Refusal;

/** A write that is stored, or would be in a dry run. */
export interface Accepted {
  ok: true;
  changes: Change[];
  /** Secrets made for new hooks, by hook id. They can be read here and never again. */
  issued: Record<string, string>;
  /** The id of the group or hook, when the write was about one. */
  id?: string;
}

/**
 * A write that changed nothing. `invalid`: something in it is wrong; `conflict`: it does not fit what is stored; `not-found`: what it
 * is about does not exist; `unavailable`: secrets cannot be sealed or opened, ENCRYPTION_KEY needs a person.
 */
export interface Refusal {
  ok: false;
  code: 'invalid' | 'conflict' | 'not-found' | 'unavailable';
  /** At least one. */
  issues: Issue[];
}
