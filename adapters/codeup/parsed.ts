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

/** An action or state that is new to us. */
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
