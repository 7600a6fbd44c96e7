import { type Commit, firstLine } from '../../src/kit/index.ts';
import { commitPage } from './links.ts';
import type { HeadCommit, Repository, User } from './payload/common.ts';

/**
 * A commit as messages show it: the first line of its message and the author's display name. The author is left out where
 * it is the `doer`, whom the message names anyway.
 */
export function commitOf(commit: HeadCommit & { url?: string }, repository: Repository, doer?: User): Commit {
  const { id, author } = commit;
  const own = author?.username !== undefined && author.username === doer?.login;
  return {
    id,
    title: firstLine(commit.message ?? ''),
    url: commit.url ?? commitPage(repository, id),
    author: own ? undefined : author?.name || author?.username,
  };
}
