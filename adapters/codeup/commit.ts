import { type Commit as CommitEvent, firstLine, type Place } from '../../src/kit/index.ts';
import { pageOf } from './origin.ts';
import type { Commit } from './payload/common.ts';

/** A commit as messages show it. An author who is only known by an id is left out, and so is the `doer`. */
export function commitOf({ id, message, url, author }: Commit, place: Place, doer?: string): CommitEvent {
  const name = author?.name?.trim();
  const unknown = !name || name === doer || /^[\da-f]{24}$/.test(name);
  return { id, title: firstLine(message ?? ''), url: pageOf(url, place), author: unknown ? undefined : name };
}
