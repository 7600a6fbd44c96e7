import { type Commit, firstLine, httpUrl, type Place } from '../../src/kit/index.ts';
import type { HeadCommit } from './payload/common.ts';
import { pageOf } from './place.ts';

/** A commit as messages show it: the first line of its message and its author by name. */
export function commitOf(commit: HeadCommit, place: Place): Commit {
  const { id, title, message, author } = commit;
  return {
    id,
    title: firstLine(title ?? message ?? ''),
    url: httpUrl(commit.url) ?? commitPage(place, id),
    author: author?.name || undefined,
  };
}

/** A commit of which only the id is known. */
export function bareCommit(id: string, place: Place): Commit {
  return { id, title: '', url: commitPage(place, id) };
}

function commitPage(place: Place, id: string): string | undefined {
  return /^[\da-f]{7,64}$/i.test(id) ? pageOf(place, `commit/${id}`) : undefined;
}
