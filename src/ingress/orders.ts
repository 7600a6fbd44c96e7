import type { Reader, ResolvedHook, ResolvedRule } from '../directory/contract.ts';
import type { Event } from '../event/index.ts';
import type { Adapter } from '../kit/index.ts';
import { compile, type Match, type Rules, type Wanted } from '../rules/index.ts';
import { type Decision, decide } from './decide.ts';

/** Whom to tell of an event, and how. */
export interface Order {
  groups: readonly Reader[];
  /** Name of the hook's template to use in place of the kind's. */
  template?: string;
  /** Whom to mention; the defaults when absent. */
  mention?: Wanted;
}

/** What is to become of one event of a delivery. */
export interface Ruling extends Order {
  /** As it is told: what only rules look at does not travel with it. */
  event: Event;
  decision: Decision;
}

type Ruled = Pick<ResolvedHook, 'groups' | 'rules' | 'events'>;

const compiled = new WeakMap<Ruled, Rules<ResolvedRule>>();

/** Decides about every event of a delivery on its own; `now` (ms) is what the hours of rules are compared with. */
export function rulings(
  { topic, events }: { topic: string; events: readonly Event[] },
  { quiet, doubles }: Pick<Adapter, 'quiet' | 'doubles'>,
  hook: Ruled,
  now: number,
): Ruling[] {
  return events.map((event) => {
    const found = hook.rules ? rulesOf(hook)(event, now) : null;
    return {
      event: light(event),
      decision: decide(topic, quiet, hook.events, found, doubles),
      ...orderBy(found, hook),
    };
  });
}

/** Why a delivery was sent, and why parts of it were not: one sentence for each reason, with its events where they differ. */
export function reasonOf(ruled: readonly Ruling[]): string[] {
  const byReason = Map.groupBy(ruled, ({ decision }) => decision.reason);
  const several = byReason.size > 1;
  return [...byReason].flatMap(([reason, some]) => {
    if (reason === undefined) return [];
    return [several ? `${[...new Set(some.map(({ event }) => event.kind))].join(', ')}: ${reason}` : reason];
  });
}

/** How a delivery ends: `accepted` when anything of it is told; otherwise the hook's own will counts before the defaults. */
export function outcomeOf(ruled: readonly Ruling[]): 'accepted' | 'ignored' | 'filtered' {
  if (ruled.some(({ decision }) => decision.send)) return 'accepted';
  return ruled.some(({ decision }) => !decision.send && decision.outcome === 'filtered') ? 'filtered' : 'ignored';
}

/** Of the files that a push touched, so many can be told; rules have looked at all of them. */
const toldPaths = 100;

function light(event: Event): Event {
  if (event.kind !== 'push' || event.paths === undefined || event.paths.length <= toldPaths) return event;
  return { ...event, paths: event.paths.slice(0, toldPaths) };
}

function orderBy(found: Match<ResolvedRule> | null, hook: Ruled): Order {
  if (!found) return { groups: hook.groups };
  const { groups = hook.groups, locale, template, mention } = found.rule;
  return { groups: locale ? groups.map((group) => ({ ...group, locale })) : groups, template, mention };
}

/** Hooks are remembered for a while, and their rules with them: they are compiled once. */
function rulesOf(hook: Ruled): Rules<ResolvedRule> {
  const known = compiled.get(hook);
  if (known) return known;
  const zoneOf = ({ groups = hook.groups }: ResolvedRule) => groups[0]?.timezone ?? 'UTC';
  const made = compile(hook.rules ?? [], zoneOf);
  compiled.set(hook, made);
  return made;
}
