import type { Reader, ResolvedHook } from '../directory/contract.ts';
import { namedBy } from '../directory/templates.ts';
import { type Event, type Kind, severityOf } from '../event/index.ts';
import type { DispatchDraft } from '../inbox/delivery.ts';
import type { RenderReport } from '../inbox/flags.ts';
import type { Facts, Unsaid, Words } from '../outbox/dispatch.ts';
import type { Mention, RenderContext, Rendered } from '../render/contract.ts';
import { render } from '../render/index.ts';
import { gistOf } from './gist.ts';
import type { Order } from './orders.ts';
import { mentionsFor } from './people.ts';
import { canWait, later, type Told } from './telling.ts';

/** What rendering needs of a hook. */
export type Audience = Pick<ResolvedHook, 'id' | 'source' | 'groups' | 'templates' | 'people'>;

/** A dispatch without what its delivery will give it. */
type Draft<Telling> = Omit<Facts, 'id' | 'delivery'> & Telling;

/** What is told of some events: `flaws` names templates that failed and were passed over, `renders` says so of every kind and language. */
export interface Telling<Draft> {
  dispatches: Draft[];
  flaws: string[];
  renders: RenderReport[];
}

/**
 * Renders every event for the groups that `orderFor` names, by default all of the hook; groups that read alike share the
 * work, and the message.
 */
export function dispatchesFor(
  events: readonly Event[],
  hook: Audience,
  now: number,
  orderFor: (event: Event) => Order = () => hook,
): Telling<Draft<Words>> {
  return told(events, hook, now, orderFor, (event, group, mentions, template) => {
    const { message, line, failures } = renderFor(event, hook, group, mentions, now, template);
    return { telling: { message, line }, failures };
  });
}

/** The same on the way to the groups: left unsaid where the words can wait until they are needed. */
export function postingsFor(
  events: readonly Event[],
  hook: Audience,
  now: number,
  orderFor: (event: Event) => Order,
): Telling<DispatchDraft> {
  return told(events, hook, now, orderFor, (event, group, mentions, template): Told<Words | Unsaid> => {
    const context = contextOf(event, hook, group, mentions, now, template);
    if (canWait(event, context)) return later(event, context);
    const { message, line, failures } = renderFor(event, hook, group, mentions, now, template);
    return { telling: { message, line }, failures };
  });
}

function told<T>(
  events: readonly Event[],
  hook: Audience,
  now: number,
  orderFor: (event: Event) => Order,
  tell: (event: Event, group: Reader, mentions: readonly Mention[], template?: string) => Told<T>,
): Telling<Draft<T>> {
  const flaws = new Set<string>();
  const renders: RenderReport[] = [];
  const dispatches = events.flatMap((event) => {
    const { groups, template, mention } = orderFor(event);
    const mentions = mentionsFor(event, hook.source, hook.people, mention);
    const all = new Map<string, Told<T>>();
    return groups.map((group) => {
      const like = `${group.locale} ${group.timezone} ${group.links}`;
      const known = all.get(like);
      const mine = known ?? tell(event, group, mentions, template);
      if (!known) {
        all.set(like, mine);
        renders.push({ scope: `${group.locale}/${template ?? event.kind}`, failures: mine.failures });
      }
      for (const { template, error } of mine.failures) flaws.add(`template ${template} failed: ${error}`);
      return { ...draft(event, hook, group.id, now), ...mine.telling };
    });
  });
  return { dispatches, flaws: [...flaws], renders };
}

/** One event as a group would read it; `template` names the one of the hook's to use in place of the kind's. */
function renderFor(
  event: Event,
  hook: Audience,
  group: Reader,
  mentions: readonly Mention[],
  now: number,
  template?: string,
): Rendered {
  const rendered = render(event, contextOf(event, hook, group, mentions, now, template));
  if (template === undefined || rendered.failures.length === 0) return rendered;
  const failures = rendered.failures.map((failure) => {
    return { ...failure, template: failure.template.replace(/^(override (?:\S+\/)?)\S+$/, `$1${template}`) };
  });
  return { ...rendered, failures };
}

function contextOf(
  { kind }: Event,
  { source, templates }: Audience,
  { locale, timezone, links }: Reader,
  mentions: readonly Mention[],
  now: number,
  template?: string,
): RenderContext {
  const overrides = template === undefined ? templates : inPlace(templates, template, kind);
  return { source, locale, timezone, links, now, mentions, overrides };
}

/** The hook's own templates for one kind, when a rule names another that is to stand there. */
function inPlace(templates: Audience['templates'], name: string, kind: Kind): Record<string, string> {
  const renamed = namedBy(templates, name).map((key) => {
    const locale = key === name ? '' : key.slice(0, -name.length);
    return [`${locale}${kind}`, templates[key] ?? ''];
  });
  return Object.fromEntries(renamed);
}

function draft(event: Event, hook: Audience, group: string, now: number): Omit<Facts, 'id' | 'delivery'> {
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
  };
}
