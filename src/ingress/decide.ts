import { localise, type Text } from '../event/index.ts';
import { describe, type Match } from '../rules/index.ts';
import { match } from './topics.ts';

/**
 * Whether news is sent, and if not, who decided so: the source's defaults (`ignored`) or the hook (`filtered`). `reason` is
 * absent where nothing but the defaults let it through.
 */
export type Decision =
  | { send: true; reason?: string }
  | { send: false; outcome: 'ignored' | 'filtered'; reason: string };

/** Topics that no rule lets through: what only some may read has to be asked for by name. */
const guarded = ['confidential_'];

/**
 * A hook's `off` patterns win, then the rule that was `found` for the event, then its `on` patterns, then what the adapter
 * keeps quiet, unless the rule names the event exactly and it is none of the adapter's `doubles`. The reason names the pattern
 * or the rule, so that the delivery log explains itself.
 */
export function decide(
  topic: string,
  quiet: Readonly<Record<string, Text>>,
  events: { on: readonly string[]; off: readonly string[] },
  found: Match | null = null,
  doubles: readonly string[] = [],
): Decision {
  const off = match(topic, events.off);
  if (off !== undefined) return { send: false, outcome: 'filtered', reason: `${topic}: switched off by "${off}"` };
  if (found?.rule.drop) return { send: false, outcome: 'filtered', reason: `dropped by ${describe(found)}` };
  const sent: Decision = found ? { send: true, reason: `sent by ${describe(found)}` } : { send: true };
  if (match(topic, events.on) !== undefined) return sent;
  const silent = match(topic, Object.keys(quiet));
  const why = silent === undefined ? undefined : quiet[silent];
  if (why === undefined) return sent;
  const isGuarded = guarded.some((prefix) => topic.startsWith(prefix));
  if (found?.exact && !isGuarded && match(topic, doubles) === undefined) return sent;
  return { send: false, outcome: 'ignored', reason: `${topic}: quiet by default (${localise(why, 'en')})` };
}
