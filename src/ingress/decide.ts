import { localise, type Text } from '../event/index.ts';
import { match } from './topics.ts';

/** Whether news is sent, and if not, who decided so: the source's defaults (`ignored`) or the hook (`filtered`). */
export type Decision = { send: true } | { send: false; outcome: 'ignored' | 'filtered'; reason: string };

/**
 * A hook's `off` patterns win, then its `on` patterns, then what the adapter keeps quiet. The reason names the pattern, so
 * that the delivery log explains itself.
 */
export function decide(
  topic: string,
  quiet: Readonly<Record<string, Text>>,
  events: { on: readonly string[]; off: readonly string[] },
): Decision {
  const off = match(topic, events.off);
  if (off !== undefined) return { send: false, outcome: 'filtered', reason: `${topic}: switched off by "${off}"` };
  if (match(topic, events.on) !== undefined) return { send: true };
  const silent = match(topic, Object.keys(quiet));
  const why = silent === undefined ? undefined : quiet[silent];
  if (why === undefined) return { send: true };
  return { send: false, outcome: 'ignored', reason: `${topic}: quiet by default (${localise(why, 'en')})` };
}
