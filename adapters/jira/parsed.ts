import type { Event, Ignored, Parsed, Text } from '../../src/kit/index.ts';

/** The kind of Text that an adapter writes itself. */
export type Words = Exclude<Text, string>;

/** Our own words, once per language. */
export function words(zh: string, en: string): Words {
  return { 'zh-CN': zh, en };
}

/** `event[.action[.detail]]`, absent parts left out. */
export function topic(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join('.');
}

/** One piece of news. */
export function news(name: string, event: Event): Parsed {
  return { topic: name, events: [event] };
}

/** Known, and nothing in it that a reader could see. */
export function uninteresting(name: string, what: string): Ignored {
  return { topic: name, ignored: 'uninteresting', what };
}

/** The entry of `table` for a vendor's word; own keys only, because the word comes from outside. */
export function pick<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `template` with `value` in place of its `*`, in both languages. */
export function filled(template: Words, value: string): Words {
  return words(
    template['zh-CN'].replace('*', () => value),
    template.en.replace('*', () => value),
  );
}

/** Names one after another, the way each language enumerates; a single one stays as it is. */
export function enumerated(names: readonly string[]): Text {
  return names.length === 1 && names[0] !== undefined ? names[0] : words(names.join('、'), names.join(', '));
}
