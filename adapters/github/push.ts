import { branchOf, type EventOf, type Parsed, type Route, route, shortSha } from '../../src/kit/index.ts';
import { commitOf } from './commit.ts';
import { commitPage, treeOf } from './links.ts';
import { isBot, origin } from './origin.ts';
import { news, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Push, RefChange } from './payload/push.ts';

type PushPayload = Output<typeof Push>;
type RefPayload = Output<typeof RefChange>;

/** So many commits are kept of a push; GitHub sends up to 2,048. */
const kept = 20;

export const pushRoutes: Readonly<Record<string, Route>> = {
  push: route(Push, push),
  create: route(RefChange, (payload) => refChange('create', payload)),
  delete: route(RefChange, (payload) => refChange('delete', payload)),
};

function push(payload: PushPayload): Parsed {
  const tag = payload.ref.startsWith('refs/tags/');
  const distinct = payload.commits.filter((commit) => commit.distinct !== false);
  const name = topic('push', detail(payload, tag));
  if (payload.deleted || tag || (payload.created && distinct.length === 0)) return refMoved(name, payload, tag);
  const commits = distinct.length > 0 ? distinct : payload.commits;
  if (commits.length === 0 && !payload.forced) return uninteresting(name, `nothing new on ${payload.ref}`);
  return news(name, {
    kind: 'push',
    ...whereAndWho(payload),
    url: payload.compare ?? treeOf(payload.repository, branchOf(payload.ref)),
    severity: payload.forced ? 'warn' : 'info',
    refUrl: treeOf(payload.repository, branchOf(payload.ref)),
    commits: commits.slice(-kept).map((commit) => commitOf(commit, payload.repository, payload.sender)),
    total: commits.length,
    forced: payload.forced || undefined,
    created: payload.created || undefined,
    compareUrl: payload.compare,
    before: payload.forced ? payload.before : undefined,
    after: payload.forced ? payload.after : undefined,
    paths: pathsOf(commits),
  });
}

/** Files that commits touched. GitHub leaves the lists out of very large pushes. */
function pathsOf(commits: PushPayload['commits']): string[] | undefined {
  const paths = new Set(commits.flatMap(({ added, removed, modified }) => [...added, ...removed, ...modified]));
  return paths.size > 0 ? [...paths] : undefined;
}

/** What a hook may want to tell apart: machine traffic first, then what happened to the branch. */
function detail({ ref, sender, created, deleted, forced }: PushPayload, tag: boolean): string | undefined {
  if (ref.startsWith('refs/heads/gh-readonly-queue/')) return 'queue';
  if (isBot(sender) || /^refs\/heads\/(?:dependabot|renovate)\//.test(ref)) return 'bot';
  if (tag) return 'tag';
  if (deleted) return 'deleted';
  if (created) return 'created';
  return forced ? 'forced' : undefined;
}

/** A branch or tag that came, went or (a tag) was put on another commit. */
function refMoved(name: string, payload: PushPayload, tag: boolean): Parsed {
  const { created, deleted, repository, head_commit, before, after } = payload;
  const base = whereAndWho(payload);
  const url = treeOf(repository, base.ref);
  if (!created && !deleted) {
    const { ref, ...rest } = base;
    return news(name, {
      kind: 'notice',
      ...rest,
      url,
      severity: 'warn',
      title: words(`移动了 Tag ${ref}`, `moved tag ${ref}`),
      facts:
        before && after
          ? [{ name: words('提交', 'Commit'), value: `${shortSha(before)} → ${shortSha(after)}` }]
          : undefined,
    });
  }
  return news(name, {
    kind: 'ref',
    ...base,
    url: deleted ? repository.html_url : url,
    type: tag ? 'tag' : 'branch',
    action: deleted ? 'deleted' : 'created',
    commit: deleted ? lastOf(payload, tag) : head_commit && commitOf(head_commit, repository, payload.sender),
  });
}

/** Where a deleted branch or tag stood. A tag may have been an object of its own, which has no page. */
function lastOf({ before, repository }: PushPayload, tag: boolean): EventOf<'ref'>['commit'] {
  return before ? { id: before, title: '', url: tag ? undefined : commitPage(repository, before) } : undefined;
}

function whereAndWho(payload: PushPayload): Pick<EventOf<'push'>, 'place' | 'actor' | 'thread' | 'at' | 'ref'> {
  const { repository, pusher } = payload;
  const { place, actor = pusher && { name: pusher.name } } = origin(payload);
  const ref = branchOf(payload.ref);
  return {
    place,
    actor,
    ref,
    thread: payload.ref.startsWith('refs/tags/') ? `${place.name}^${ref}` : `${place.name}@${ref}`,
    at: isoTime(repository.pushed_at),
  };
}

/** ISO 8601 of Unix seconds, and of a time in ISO 8601; undefined for everything else. */
function isoTime(time: number | string | undefined): string | undefined {
  const date = new Date(typeof time === 'number' ? time * 1000 : (time ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function refChange(event: 'create' | 'delete', payload: RefPayload): Parsed {
  const { ref, ref_type: type, repository } = payload;
  if (type !== 'branch' && type !== 'tag') return unsupported(event, type);
  const { place, actor } = origin(payload);
  return news(topic(event, type), {
    kind: 'ref',
    place,
    actor,
    ref,
    type,
    action: event === 'create' ? 'created' : 'deleted',
    thread: `${place.name}${type === 'tag' ? '^' : '@'}${ref}`,
    url: event === 'create' ? treeOf(repository, ref) : repository.html_url,
  });
}
