import type { Hook, Person } from '../../../directory/index.ts';
import type { Locale } from '../../../event/index.ts';
import { sourceTitle } from '../../sources.ts';
import { offered } from '../connect/sources.ts';
import { words } from './words.ts';

const usual = ['github', 'gitlab', 'jira'];

/** Where people can have accounts: e-mail and every source, those in use or usual first. */
export function accountSources(hooks: readonly Hook[], people: readonly Person[]): { first: string[]; more: string[] } {
  const used = new Set([
    'email',
    ...hooks.map(({ source }) => source),
    ...people.flatMap(({ accounts }) => Object.keys(accounts)),
    ...usual,
  ]);
  const all = ['email', ...offered.map(({ name }) => name)];
  return { first: all.filter((each) => used.has(each)), more: all.filter((each) => !used.has(each)) };
}

/** What an account's source is called. */
export function accountTitle(source: string, locale: Locale): string {
  return source === 'email' ? words(locale).email : sourceTitle(source, locale);
}
