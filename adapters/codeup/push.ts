import { branchOf, type EventOf, type Parsed, type Place, type Route, route, shortSha } from '../../src/kit/index.ts';
import { commitOf } from './commit.ts';
import { accountOf, homeOf, placeOf } from './origin.ts';
import { news, topic, uninteresting, words } from './parsed.ts';
import type { Commit, Output } from './payload/common.ts';
import { Push } from './payload/push.ts';

type Payload = Output<typeof Push>;

/** So many commits are kept of a push. */
const kept = 20;

export const pushRoutes: Readonly<Record<string, Route>> = {
  push: route(Push, push),
  tag_push: route(Push, tagPush),
};

function push(payload: Payload): Parsed {
  if (payload.ref.startsWith('refs/tags/')) return tagPush(payload);
  const { created, deleted } = changeOf(payload);
  const commits = oldestFirst(payload);
  const name = topic('push', deleted ? 'deleted' : created ? 'created' : undefined);
  if (deleted || (created && commits.length === 0)) return refMoved(name, payload, 'branch');
  const total = Math.max(payload.total_commits_count ?? 0, commits.length);
  if (total === 0) return uninteresting(name, `nothing new on ${payload.ref}`);
  const base = whereAndWho(payload);
  const shown = commits.slice(-kept).map((commit) => commitOf(commit, base.place, payload.user_name));
  return news(name, {
    kind: 'push',
    ...base,
    // Codeup sends no address of the comparison: its latest commit comes closest.
    url: shown.at(-1)?.url ?? homeOf(base.place),
    commits: shown,
    total,
    created: created || undefined,
    after: payload.after,
  });
}

/** A tag brings along all its history, of which nothing is news but where it points. */
function tagPush(payload: Payload): Parsed {
  const { created, deleted } = changeOf(payload);
  if (created || deleted || !payload.before || !payload.after) {
    return refMoved(topic('tag_push', deleted ? 'deleted' : undefined), payload, 'tag');
  }
  const { ref, ...rest } = whereAndWho(payload);
  return news('tag_push.moved', {
    kind: 'notice',
    ...rest,
    url: homeOf(rest.place),
    severity: 'warn',
    title: words(`移动了 Tag ${ref}`, `moved tag ${ref}`),
    facts: [{ name: words('提交', 'Commit'), value: `${shortSha(payload.before)} → ${shortSha(payload.after)}` }],
  });
}

function refMoved(name: string, payload: Payload, type: 'branch' | 'tag'): Parsed {
  const base = whereAndWho(payload);
  const { deleted } = changeOf(payload);
  const commit = commitAt(payload, deleted ? payload.before : payload.after, base.place);
  return news(name, {
    kind: 'ref',
    ...base,
    type,
    action: deleted ? 'deleted' : 'created',
    url: commit?.url ?? homeOf(base.place),
    commit,
  });
}

function commitAt({ commits, user_name }: Payload, id: string | undefined, place: Place): EventOf<'ref'>['commit'] {
  if (!id || isNothing(id)) return undefined;
  const known = commits.find((commit) => commit.id === id);
  return known ? commitOf(known, place, user_name) : { id, title: '' };
}

function changeOf({ before, after }: Payload): { created: boolean; deleted: boolean } {
  return { created: isNothing(before), deleted: isNothing(after) };
}

/** Zeros stand for a branch or tag that is not there. */
function isNothing(id: string | undefined): boolean {
  return id !== undefined && /^0+$/.test(id);
}

/** Codeup lists the newest first, its documentation the oldest: the head tells which it is. */
function oldestFirst({ commits, after }: Payload): Commit[] {
  return commits.length > 1 && commits[0]?.id === after ? commits.toReversed() : commits;
}

function whereAndWho(payload: Payload): Pick<EventOf<'push'>, 'place' | 'actor' | 'thread' | 'ref'> {
  const place = placeOf(payload);
  const ref = branchOf(payload.ref);
  const name = payload.user_name?.trim();
  const id = accountOf({ aliyun_pk: payload.aliyun_pk, extern_uid: payload.user_extern_uid });
  return {
    place,
    actor: name ? { name, id, email: payload.user_email || undefined } : undefined,
    ref,
    thread: payload.ref.startsWith('refs/tags/') ? `${place.name}^${ref}` : `${place.name}@${ref}`,
  };
}
