import { branchOf, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { bareCommit, commitOf } from './commit.ts';
import { origin } from './origin.ts';
import { news, topic, uninteresting, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Push, RepositoryUpdate } from './payload/push.ts';
import { isBot, isBotBranch } from './people.ts';
import { pageOf, treeOf } from './place.ts';
import { none, pusherOf, whereAndWho } from './pusher.ts';

type Payload = Output<typeof Push>;

export const pushRoutes: Readonly<Record<string, Route>> = {
  push: route(Push, push),
  repository_update: route(RepositoryUpdate, repositoryUpdate),
};

function push(payload: Payload, req: VerifiedRequest): Parsed {
  const { before, after, commits } = payload;
  const [created, deleted] = [none.test(before), none.test(after)];
  const name = topic('push', detail(payload, created, deleted));
  const common = whereAndWho(payload, req);
  const { place, ref } = common;
  if (deleted)
    return news(name, {
      kind: 'ref',
      ...common,
      url: place.url,
      type: 'branch',
      action: 'deleted',
      commit: bareCommit(before, place),
    });
  const tree = treeOf(place, ref);
  if (created && commits.length === 0) {
    return news(name, {
      kind: 'ref',
      ...common,
      url: tree,
      type: 'branch',
      action: 'created',
      commit: bareCommit(after, place),
    });
  }
  if (before === after) return uninteresting(name, `nothing new on ${payload.ref}`);
  const forced = isRewound(payload) || undefined;
  const compare = created ? undefined : pageOf(place, `compare/${before}...${after}`);
  const total = Math.max(payload.total_commits_count ?? 0, commits.length);
  return news(name, {
    kind: 'push',
    ...common,
    url: compare ?? tree,
    severity: forced ? 'warn' : 'info',
    refUrl: tree,
    commits: commits.map((commit) => ({ ...commitOf(commit, place), author: otherThan(payload, commit) })),
    total,
    forced,
    created: created || undefined,
    compareUrl: compare,
    before: forced ? before : undefined,
    after: forced ? after : undefined,
    paths: total === commits.length && total > 0 ? pathsOf(commits) : undefined,
  });
}

/**
 * GitLab does not say that a push was forced. It counts the commits that the new head has and the old one had not: none
 * means that the branch went back.
 */
function isRewound({ before, after, commits, total_commits_count: total }: Payload): boolean {
  return total === 0 && commits.length === 0 && before !== after && !none.test(before) && !none.test(after);
}

/** What a hook may want to tell apart: machine traffic first, then what happened to the branch. */
function detail(payload: Payload, created: boolean, deleted: boolean): string | undefined {
  if (isBot(pusherOf(payload)) || isBotBranch(branchOf(payload.ref))) return 'bot';
  if (deleted) return 'deleted';
  if (created) return 'created';
  return isRewound(payload) ? 'forced' : undefined;
}

function pathsOf(commits: Payload['commits']): string[] | undefined {
  const paths = new Set(commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]));
  return paths.size > 0 ? [...paths] : undefined;
}

/** The author, where it is another than the one who pushed. */
function otherThan(payload: Payload, { author }: Payload['commits'][number]): string | undefined {
  const own =
    author?.name === payload.user_name || (author?.email !== undefined && author.email === payload.user_email);
  return own ? undefined : author?.name || undefined;
}

function repositoryUpdate(payload: Output<typeof RepositoryUpdate>, req: VerifiedRequest): Parsed {
  const { place, actor } = origin({ ...payload, user: pusherOf(payload) }, req);
  const refs = [...new Set(payload.refs.map(branchOf))];
  const more = refs.length > 3;
  const list = (mark: string) => refs.slice(0, 3).join(mark);
  return news('repository_update', {
    kind: 'notice',
    place,
    actor,
    thread: `${place.name}/refs`,
    url: place.url,
    title:
      refs.length === 0
        ? words('更新了仓库', 'updated the repository')
        : words(
            `更新了 ${list('、')}${more ? ` 等 ${refs.length} 个分支或 Tag` : ''}`,
            `updated ${list(', ')}${more ? ` and ${refs.length - 3} more` : ''}`,
          ),
  });
}
