import type { Reader, ResolvedHook } from '../directory/contract.ts';
import { type Event, severityOf } from '../event/index.ts';
import type { DispatchDraft } from '../inbox/delivery.ts';
import type { RenderReport } from '../inbox/flags.ts';
import type { Mention, Rendered } from '../render/contract.ts';
import { render } from '../render/index.ts';
import { gistOf } from './gist.ts';
import { mentionsFor } from './people.ts';

/** What rendering needs of a hook. */
export type Audience = Pick<ResolvedHook, 'id' | 'source' | 'groups' | 'templates' | 'people'>;

/**
 * Renders every event for every group of a hook; groups that read alike share the work. `flaws` names templates that
 * failed and were passed over, `renders` says so of every kind and language that was rendered.
 */
export function dispatchesFor(
  events: readonly Event[],
  hook: Audience,
  now: number,
): { dispatches: DispatchDraft[]; flaws: string[]; renders: RenderReport[] } {
  const flaws = new Set<string>();
  const renders: RenderReport[] = [];
  const dispatches = events.flatMap((event) => {
    const mentions = mentionsFor(event, hook.source, hook.people);
    const rendered = new Map<string, Rendered>();
    return hook.groups.map((group) => {
      const like = `${group.locale} ${group.timezone} ${group.links}`;
      const known = rendered.get(like);
      const mine = known ?? renderFor(event, hook, group, mentions, now);
      if (!known) {
        rendered.set(like, mine);
        renders.push({ scope: `${group.locale}/${event.kind}`, failures: mine.failures });
      }
      for (const { template, error } of mine.failures) flaws.add(`template ${template} failed: ${error}`);
      return draft(event, hook, group.id, mine, now);
    });
  });
  return { dispatches, flaws: [...flaws], renders };
}

/** One event as a group would read it. */
export function renderFor(
  event: Event,
  hook: Audience,
  group: Reader,
  mentions: readonly Mention[],
  now: number,
): Rendered {
  return render(event, {
    source: hook.source,
    locale: group.locale,
    timezone: group.timezone,
    links: group.links,
    now,
    mentions,
    overrides: hook.templates,
  });
}

function draft(event: Event, hook: Audience, group: string, { message, line }: Rendered, now: number): DispatchDraft {
  return {
    group,
    hook: hook.id,
    source: hook.source,
    receivedAt: now,
    kind: event.kind,
    action:
      'action' in event && typeof event.action === 'string'
        ? event.action
        : 'status' in event
          ? event.status
          : undefined,
    severity: severityOf(event),
    place: { name: event.place.name, url: event.place.url },
    thread: event.thread === undefined ? undefined : `${hook.source}:${event.thread}`,
    actor: event.actor?.name,
    gist: gistOf(event),
    message,
    line,
  };
}
