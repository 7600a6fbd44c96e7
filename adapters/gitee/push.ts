import type * as z from 'zod';
import { branchOf, firstLine, httpUrl, type Parsed } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import type { Push } from './payload.ts';

type Payload = z.output<typeof Push>;

/** Commits on a branch, or a branch or tag that came or went. */
export function push(payload: Payload): Parsed {
  const { ref, before, after, created, deleted, commits, compare } = payload;
  const { place, actor } = origin(payload);
  const tag = ref.startsWith('refs/tags/');
  const name = branchOf(ref);
  const common = { place, actor, thread: `${place.name}@${name}`, ref: name };
  const head = (deleted ? before : after) ?? '';
  const tree = place.url && `${place.url}/tree/${encodeURI(name)}`;
  if (tag || deleted || commits.length === 0) {
    const action = deleted ? 'deleted' : 'created';
    const topic = `${tag ? 'tag' : 'branch'}.${action}`;
    if (!deleted && !created && !tag)
      return { topic: 'push', ignored: 'uninteresting', what: `nothing new on ${name}` };
    const commit = /^[1-9a-f]|0[^0]/.test(head)
      ? { id: head, title: '', url: place.url && `${place.url}/commit/${head}` }
      : undefined;
    return {
      topic,
      events: [
        { kind: 'ref', ...common, url: deleted ? place.url : tree, type: tag ? 'tag' : 'branch', action, commit },
      ],
    };
  }
  const total = Math.max(payload.total_commits_count ?? 0, commits.length);
  const paths = commits.flatMap(({ added, removed, modified }) => [...added, ...removed, ...modified]);
  return {
    topic: 'push',
    events: [
      {
        kind: 'push',
        ...common,
        url: tree,
        refUrl: tree,
        commits: commits.map(({ id, message, url, author }) => ({
          id,
          title: firstLine(message ?? ''),
          url: httpUrl(url),
          author: author?.name,
        })),
        total,
        created: created || undefined,
        compareUrl: created ? undefined : httpUrl(compare),
        paths: total === commits.length ? [...new Set(paths)] : undefined,
      },
    ],
  };
}
