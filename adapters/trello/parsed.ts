import type { Change, Event, Ignored, Parsed, Text } from '../../src/kit/index.ts';

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

/** `verb` with a name in quotes where its `*` stands, and another at its `?`; nothing stands there when there is no name. */
export function named(verb: Words, name: Text | undefined, other?: string): Words {
  const [zh, en] = typeof name === 'object' ? [name['zh-CN'], name.en] : [name, name];
  const fill = (text: string, own: string | undefined, open: string, close: string) =>
    text.replace(/[*?]/g, (mark) => {
      const value = mark === '*' ? own : other;
      return value ? `${open}${value}${close}` : '';
    });
  return words(fill(verb['zh-CN'], zh, '「', '」'), fill(verb.en, en, ' "', '"'));
}

/** One field that changed, as a list; empty when it reads the same as before. */
export function changed(field: Text, from: Text | undefined, to: Text | undefined): Change[] {
  const [was, is] = [from || undefined, to || undefined];
  return was === is ? [] : [{ field, from: was, to: is }];
}

/** The text at a key of what was before; undefined for everything else. */
export function before(old: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined {
  const value = old && Object.hasOwn(old, key) ? old[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
