import type { ResolvedHook } from '../directory/contract.ts';
import type { Event, Locale } from '../event/index.ts';
import type { Adapter } from '../kit/index.ts';
import type { Words } from '../outbox/dispatch.ts';
import { dispatchesFor } from './dispatches.ts';
import { outcomeOf, reasonOf, rulings } from './orders.ts';

/** What a delivery would become: how it would end and why, and what each group would read. */
export interface Preview {
  outcome: 'accepted' | 'ignored' | 'filtered';
  topic: string;
  reason?: string;
  events: readonly Event[];
  /** `groups` would read it; where there are none it would not be sent, and this is how it would read. */
  messages: (Words & { groups: string[] })[];
}

/** A hook as far as a preview needs it. */
export type Previewed = Pick<ResolvedHook, 'id' | 'source' | 'groups' | 'rules' | 'events' | 'templates' | 'people'>;

/** Plays a parsed delivery through a hook: rules, templates, mentions. Nothing is stored or sent. `now` in ms. */
export function previewOf(
  { topic, events }: { topic: string; events: readonly Event[] },
  adapter: Pick<Adapter, 'quiet' | 'doubles'>,
  hook: Previewed,
  now: number,
  locale?: Locale,
): Preview {
  const ruled = rulings({ topic, events }, adapter, hook, now);
  const messages = ruled.flatMap((order) => {
    const groups = locale ? order.groups.map((group) => ({ ...group, locale })) : order.groups;
    const { dispatches } = dispatchesFor([order.event], hook, now, () => ({ ...order, groups }));
    return [...Map.groupBy(dispatches, ({ message }) => message).values()].flatMap(([first, ...rest]) => {
      if (!first) return [];
      const to = order.decision.send ? [first, ...rest].map(({ group }) => group) : [];
      return [{ line: first.line, message: first.message, groups: to }];
    });
  });
  return { outcome: outcomeOf(ruled), topic, reason: reasonOf(ruled).join('; ') || undefined, events, messages };
}
