import type { Event } from '../event/index.ts';
import type { Unsaid, Utterance } from '../outbox/dispatch.ts';
import type { RenderContext, Rendered } from '../render/contract.ts';
import { mentionsOf } from '../render/mentions.ts';

/** How a group is told of an event, and which templates failed on the way. */
export interface Told<Telling> extends Pick<Rendered, 'failures'> {
  telling: Telling;
}

/**
 * Whether an event can be put into words when they are needed: in a burst most never are. A hook's own template is tried at
 * once, since it may fail and may be another tomorrow; a message that its sender wrote has its words.
 */
export function canWait({ kind }: Event, { locale, overrides }: RenderContext): boolean {
  return kind !== 'message' && ![`${locale}/${kind}`, kind].some((name) => Object.hasOwn(overrides, name));
}

/** An event that is left for later, with all that its words depend on. */
export function later(event: Event, context: RenderContext): Told<Unsaid & { calls: boolean }> {
  const { source: _, overrides: __, ...reader } = context;
  const unsaid = JSON.stringify({ event, reader } satisfies Utterance);
  return { telling: { unsaid, calls: mentionsOf(context.mentions) !== null }, failures: [] };
}
