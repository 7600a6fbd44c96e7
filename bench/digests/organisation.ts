import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../cli/build.ts';
import { mergePatch } from '../../cli/delivery/merge-patch.ts';
import { mulberry32 } from '../../test/sim/random.ts';

/** What GitHub sends: an event name and the body that goes with it. */
export interface News {
  event: string;
  payload: unknown;
}

/** Something that goes on: it gives one piece of news after the other until it is done. */
type Story = Iterator<News, void>;

const places = ['web', 'api', 'app', 'docs', 'infra', 'pay'] as const;
const people = ['chenchen', 'lilei', 'hanmeimei', 'wangwei', 'zhaomin', 'sunyue'] as const;
const works: readonly (readonly [branch: string, title: string])[] = [
  ['feature/multi-repo', '支持多仓库配置'],
  ['fix/login-flicker', '修复登录页闪烁'],
  ['feature/refund', '退款流程改版'],
  ['perf/first-paint', 'Cut first paint by 300 ms'],
  ['fix/timezone', '修复时区换算'],
  ['chore/deps', 'Bump hono to 4.13'],
  ['feature/invoice', '电子发票下载'],
  ['fix/export-timeout', '导出大表超时'],
  ['refactor/router', 'Split the router by domain'],
  ['feature/dark', '深色模式'],
  ['fix/flaky-e2e', 'Fix flaky e2e on CI'],
  ['docs/onboarding', '补上新人上手文档'],
];
const troubles = [
  '登录页闪烁',
  '导出超时',
  'Wrong total on the receipt',
  '微信内打不开发票',
  'Memory grows overnight',
] as const;
const replies = [
  '复现了，我来看。',
  'Can you share the request id?',
  '已经在预发环境验证过。',
  '这个版本先不改。',
] as const;

const now = new Date().toISOString();

const bodies = new Map<string, unknown>();

/** A body of `fixtures/github`, changed by a merge patch. */
function body(file: string, patch: object): unknown {
  // News of this minute: a message about something old would say so.
  const fresh = () =>
    readFileSync(join(root, `fixtures/github/${file}.json`), 'utf8').replace(/"2026-11-2\d[T ][^"]*"/g, `"${now}"`);
  const known = bodies.get(file) ?? JSON.parse(fresh());
  bodies.set(file, known);
  return mergePatch(known, patch);
}

/**
 * An organisation at work, the same one every time for a `seed`: merge requests are opened, pushed to, built, reviewed and
 * merged, issues are reported and talked about, now and then a version comes out. Some forty things go on at once.
 */
export function* organisation(seed: number): Generator<News, never> {
  const chance = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  let serial = 1000;
  const next = () => ++serial;
  const begin = (): Story => {
    const what = chance();
    const place = pick(places);
    if (what < 0.02) return release(place, pick(people), next());
    if (what < 0.25) return issue(place, pick(people), pick(people), pick(troubles), pick(replies), next);
    const [branch, title] = pick(works);
    const number = next();
    return mergeRequest(
      { place, branch: `${branch}-${number}`, title, number },
      pick(people),
      pick(people),
      chance,
      next,
    );
  };
  const stories = Array.from({ length: 40 }, begin);
  for (;;) {
    const which = Math.floor(chance() * stories.length);
    const step = stories[which]?.next();
    if (step && !step.done) yield step.value;
    else stories[which] = begin();
  }
}

interface Work {
  place: string;
  branch: string;
  title: string;
  number: number;
}

function* mergeRequest(
  work: Work,
  author: string,
  reviewer: string,
  chance: () => number,
  next: () => number,
): Generator<News, void> {
  const { place, branch, title, number } = work;
  const pull = (action: string, by: string, change: object = {}): News => ({
    event: 'pull_request',
    payload: body('pull-request', {
      ...at(place, by),
      action,
      number,
      pull_request: { ...pullOf(work, author), ...change },
    }),
  });
  yield push(place, branch, author, title, next());
  yield pull('opened', author);
  yield pull('labeled', author, { labels: [{ name: 'frontend' }] });
  yield build(place, branch, author, title, chance() < 0.02 ? 'failure' : 'success', next());
  if (chance() < 0.5) yield push(place, branch, author, `${title}：按评审修改`, next());
  const state = chance() < 0.2 ? 'changes_requested' : 'approved';
  yield {
    event: 'pull_request_review',
    payload: body('review', {
      ...at(place, reviewer),
      review: {
        id: next(),
        state,
        user: { login: reviewer },
        html_url: `${url(place)}/pull/${number}#pullrequestreview-1`,
      },
      pull_request: pullOf(work, author),
    }),
  };
  if (state === 'changes_requested') yield push(place, branch, author, `${title}：补上测试`, next());
  yield build(place, branch, author, title, 'success', next());
  yield pull('closed', reviewer, {
    state: 'closed',
    merged: true,
    merged_at: now,
    merged_by: { login: reviewer },
  });
  yield push(place, 'main', reviewer, `${title} (#${number})`, next());
  yield build(place, 'main', reviewer, title, chance() < 0.01 ? 'failure' : 'success', next());
}

function* issue(
  place: string,
  by: string,
  helper: string,
  title: string,
  reply: string,
  next: () => number,
): Generator<News, void> {
  const number = next();
  const facts = { number, id: number, title, html_url: `${url(place)}/issues/${number}`, user: { login: by } };
  yield { event: 'issues', payload: body('issue', { ...at(place, by), action: 'opened', issue: facts }) };
  for (const who of [helper, by]) {
    const id = next();
    const comment = { id, body: reply, user: { login: who }, html_url: `${facts.html_url}#issuecomment-${id}` };
    yield { event: 'issue_comment', payload: body('issue-comment', { ...at(place, who), issue: facts, comment }) };
  }
  const closed = { ...facts, state: 'closed', state_reason: 'completed' };
  yield { event: 'issues', payload: body('issue', { ...at(place, helper), action: 'closed', issue: closed }) };
}

function* release(place: string, by: string, n: number): Generator<News, void> {
  const tag = `v2.${n % 100}.0`;
  const facts = {
    id: n,
    tag_name: tag,
    name: tag,
    html_url: `${url(place)}/releases/tag/${tag}`,
    body: '见变更记录。',
  };
  yield { event: 'release', payload: body('release', { ...at(place, by), action: 'published', release: facts }) };
}

function push(place: string, branch: string, by: string, message: string, n: number): News {
  const id = n.toString(16).padStart(40, 'a');
  const author = { name: by, email: `${by}@acme.example`, username: by };
  const commit = { id, message, url: `${url(place)}/commit/${id}`, author, committer: author, distinct: true };
  const commits = [{ ...commit, added: [], removed: [], modified: ['src/index.ts'] }];
  const compare = `${url(place)}/compare/${id.slice(-12)}`;
  const facts = {
    ref: `refs/heads/${branch}`,
    after: id,
    commits,
    head_commit: commits[0],
    compare,
    pusher: { name: by },
  };
  const where = mergePatch(at(place, by), { repository: { pushed_at: Math.floor(Date.parse(now) / 1000) } });
  return { event: 'push', payload: body('push', { ...Object(where), ...facts }) };
}

function build(place: string, branch: string, by: string, title: string, conclusion: string, id: number): News {
  const run = {
    id,
    head_branch: branch,
    display_title: title,
    conclusion,
    run_number: id,
    actor: { login: by },
    head_commit: { message: title, author: { name: by } },
    head_repository: { full_name: `acme/${place}` },
    run_started_at: new Date(Date.parse(now) - 192_000).toISOString(),
    html_url: `${url(place)}/actions/runs/${id}`,
  };
  return { event: 'workflow_run', payload: body('workflow-run', { ...at(place, by), workflow_run: run }) };
}

function pullOf({ place, branch, title, number }: Work, author: string): object {
  const html_url = `${url(place)}/pull/${number}`;
  return {
    id: number,
    number,
    title,
    html_url,
    user: { login: author },
    head: { ref: branch },
    requested_reviewers: [],
  };
}

function at(place: string, by: string): object {
  const sender = { login: by, html_url: `https://github.com/${by}` };
  return { repository: { name: place, full_name: `acme/${place}`, html_url: url(place) }, sender };
}

function url(place: string): string {
  return `https://github.com/acme/${place}`;
}
