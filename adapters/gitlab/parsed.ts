import type { Event, Ignored, Parsed, Text } from '../../src/kit/index.ts';

/** The kind of Text that an adapter writes itself. */
export type Words = Exclude<Text, string>;

/** `event[.action[.detail]]`, absent parts left out. */
export function topic(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join('.');
}

/** One piece of news. */
export function news(name: string, event: Event): Parsed {
  return { topic: name, events: [event] };
}

/** An action or state that GitLab added after this was written. */
export function unsupported(event: string, what: string): Ignored {
  return { topic: topic(event, what), ignored: 'unsupported', what: `${event} "${what}" is not known to this version` };
}

/** Known, and nothing in it that a reader could see. */
export function uninteresting(name: string, what: string): Ignored {
  return { topic: name, ignored: 'uninteresting', what };
}

/** The entry of `table` for a vendor's word; own keys only, because the word comes from outside. */
export function pick<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Our own words, once per language. */
export function words(zh: string, en: string): Words {
  return { 'zh-CN': zh, en };
}

/** A vendor's word in both languages where we know it, as it stands otherwise. */
export function translated(table: Readonly<Record<string, Text>>, word: string | undefined): Text | undefined {
  return word ? (pick(table, word) ?? word) : undefined;
}

/** Facts that have something to say; undefined when none has. */
export function factList(...facts: readonly [name: Text, value: Text | undefined][]) {
  const told = facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
  return told.length > 0 ? told : undefined;
}
