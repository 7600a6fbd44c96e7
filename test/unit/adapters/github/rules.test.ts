import { describe, expect, test } from 'vitest';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { loadCases } from '../cases.ts';
import { newsOf, read } from './read.ts';

const cases = new Map(loadCases('github').map((each) => [each.name, each]));

/** The news in a case, after a change to its payload. */
function told(name: string, patch: unknown = {}) {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  const { topic, events } = newsOf(found.event, mergePatch(found.payload, patch));
  return { topic, ...events[0] };
}

type Row = [name: string, found: string, patch: unknown, expected: Record<string, unknown>];

const bot = { login: 'dependabot[bot]', type: 'Bot' };
const head = (name: string, email: string) => ({ head_commit: { author: { name, email } } });

const tables: Record<string, Row[]> = {
  push: [
    ['lists the commits, oldest first', 'push-three-commits', {}, { total: 3, ref: 'main', thread: 'acme/web@main' }],
    ['counts only distinct commits', 'push-some-commits-distinct', {}, { total: 1 }],
    ['counts all where none is distinct', 'push-merge-of-known-commits', {}, { total: 3 }],
    [
      'names authors, but not the one who pushed',
      'push-some-commits-distinct',
      {},
      { commits: [expect.objectContaining({ title: '升级 hono 到 4.13', author: '李雷' })] },
    ],
    [
      'keeps slashes and encodes the rest of a branch in its address',
      'push-feature-branch-with-slashes',
      {},
      {
        ref: 'feature/login/跳转#2',
        refUrl: 'https://github.com/acme/web/tree/feature/login/%E8%B7%B3%E8%BD%AC%232',
      },
    ],
    [
      'tells a new branch by the commit it points to',
      'push-new-branch-without-commits',
      {},
      {
        kind: 'ref',
        action: 'created',
        type: 'branch',
        commit: expect.objectContaining({ title: '升级 hono 到 4.13' }),
      },
    ],
    [
      'tells a deleted branch with the commit it stood at',
      'push-branch-deleted',
      {},
      {
        kind: 'ref',
        action: 'deleted',
        commit: expect.objectContaining({ url: expect.stringMatching(/\/commit\/2f22765/) }),
        url: 'https://github.com/acme/web',
      },
    ],
    [
      'does not link what a deleted tag pointed to: it may be no commit',
      'push-tag-deleted',
      {},
      { commit: { id: expect.stringMatching(/^2f22765/), title: '', url: undefined } },
    ],
    [
      'a forced push says what it replaced by what',
      'push-forced',
      {},
      { before: expect.stringMatching(/^51de2b8/), after: expect.stringMatching(/^2f22765/) },
    ],
    [
      'a tag shares its thread with its release',
      'push-tag',
      {},
      { kind: 'ref', type: 'tag', thread: 'acme/web^v1.2.0' },
    ],
    [
      'a push to renovate’s branch is machine traffic, whoever made it',
      'push-three-commits',
      { ref: 'refs/heads/renovate/all' },
      { topic: 'push.bot' },
    ],
    [
      'takes the pusher where no sender is sent',
      'push-three-commits',
      { sender: null },
      { actor: { name: 'chenchen' } },
    ],
    ['reads pushed_at as Unix seconds', 'push-three-commits', {}, { at: '2026-11-22T03:20:00.000Z' }],
  ],
  'pull requests': [
    [
      'merged is closed with merged set',
      'pull-request-merged',
      {},
      { action: 'merged', severity: 'good', concerns: [{ login: 'lilei' }] },
    ],
    ['closed without merging stays closed', 'pull-request-closed', {}, { action: 'closed', severity: 'info' }],
    [
      'a colleague’s request merged by a bot is loud',
      'pull-request-merged-by-bot',
      {},
      { topic: 'pull_request.closed.merged' },
    ],
    [
      'a bot’s request merged by a colleague is quiet',
      'pull-request-merged',
      { pull_request: { user: bot } },
      { topic: 'pull_request.closed.bot' },
    ],
    [
      'a fork’s branch is told with its owner',
      'pull-request-opened-from-fork',
      {},
      { source: 'octofan:main', target: 'main' },
    ],
    [
      'a fork that is gone still has a branch',
      'pull-request-opened-from-fork',
      { pull_request: { head: { repo: null, label: null } } },
      { source: 'main' },
    ],
    [
      'the one asked to review is concerned',
      'pull-request-review-requested',
      {},
      { concerns: [{ login: 'hanmeimei' }], subject: 'hanmeimei' },
    ],
    [
      'nobody is concerned where a team is asked',
      'pull-request-review-requested-of-team',
      {},
      { concerns: undefined, subject: '前端组', reviewers: ['前端组'] },
    ],
    [
      'nobody is concerned by what they did themselves',
      'pull-request-ready',
      { pull_request: { requested_reviewers: [], assignees: [] } },
      { concerns: undefined },
    ],
    [
      'a changed title is told from and to',
      'pull-request-edited-title',
      {},
      { changes: [{ field: { 'zh-CN': '标题', en: 'Title' }, from: 'WIP: 支持多仓库', to: '支持多仓库配置' }] },
    ],
    [
      'leaving the queue over failed checks needs somebody',
      'pull-request-dequeued-failed',
      {},
      { severity: 'warn', subject: { 'zh-CN': '检查未通过', en: 'checks failed' } },
    ],
    [
      'taken out of the queue by hand, the one who did it is the reason',
      'pull-request-dequeued-failed',
      { reason: 'MANUAL' },
      { severity: 'info', subject: undefined },
    ],
    [
      'a reason that is new to us is told as it stands',
      'pull-request-dequeued-failed',
      { reason: 'SOLAR_FLARE' },
      { topic: 'pull_request.dequeued.solar_flare', subject: 'SOLAR_FLARE' },
    ],
    [
      'half the numbers are no stats',
      'pull-request-opened',
      { pull_request: { changed_files: null } },
      { stats: undefined },
    ],
  ],
  'reviews and comments': [
    [
      'an approval is good news',
      'review-approved',
      {},
      { action: 'approved', severity: 'good', concerns: [{ login: 'lilei' }] },
    ],
    [
      'a verdict in capitals is the same verdict',
      'review-approved',
      { review: { state: 'APPROVED' } },
      { topic: 'pull_request_review.submitted.approved' },
    ],
    [
      'an approval without a word is no empty review',
      'review-approved-without-text',
      {},
      { action: 'approved', body: undefined },
    ],
    [
      'a dismissed review is not repeated',
      'review-dismissed',
      {},
      { action: 'dismissed', body: undefined, reviewer: 'hanmeimei', concerns: [{ login: 'hanmeimei' }] },
    ],
    [
      'a comment on a pull request is told as one',
      'comment-on-pull-request',
      {},
      { on: 'merge_request', number: '#57', thread: 'acme/web#57' },
    ],
    [
      'a deleted comment is not repeated',
      'comment-deleted',
      {},
      { body: undefined, url: 'https://github.com/acme/web/issues/128' },
    ],
    ['a reply says so', 'review-comment-reply', {}, { reply: true, path: 'src/config.ts', line: 42 }],
    [
      'a colleague’s comment on a bot’s request is loud',
      'comment-on-pull-request',
      { issue: { user: bot } },
      { topic: 'issue_comment.created' },
    ],
  ],
  issues: [
    [
      'completed is good news',
      'issue-closed',
      {},
      { severity: 'good', subject: { 'zh-CN': '已完成', en: 'completed' } },
    ],
    ['not planned is only news', 'issue-closed-not-planned', {}, { severity: 'info' }],
    ['a reason that is new to us is told as it stands', 'issue-closed-unknown-reason', {}, { subject: 'obsolete' }],
    ['the assignee is concerned', 'issue-assigned', {}, { concerns: [{ login: 'chenchen' }], subject: 'chenchen' }],
    [
      'one who takes an issue is not told so',
      'issue-assigned',
      { sender: { login: 'chenchen' } },
      { concerns: undefined },
    ],
    [
      'a transferred issue opens where it is now',
      'issue-transferred',
      {},
      { url: 'https://github.com/acme/app/issues/31', subject: 'acme/app' },
    ],
    [
      'an issue from elsewhere says from where',
      'issue-opened-by-transfer',
      {},
      { subject: 'acme/api', changes: undefined },
    ],
    [
      'a parent elsewhere is named in full',
      'parent-issue-removed-elsewhere',
      {},
      { number: '#128', subject: { 'zh-CN': '父议题 acme/api#9 账户合并', en: 'parent issue acme/api#9 账户合并' } },
    ],
  ],
  builds: [
    [
      'a failure is bad, and its author concerned',
      'workflow-run-failed',
      {},
      {
        status: 'failure',
        severity: 'bad',
        seconds: 192,
        series: 'acme/web/CI@main',
        number: '#1284',
        concerns: [{ email: 'chenchen@acme.example' }, { login: 'chenchen' }],
      },
    ],
    [
      'a private address carries the login',
      'workflow-run-failed-for-pull-request',
      {},
      {
        mergeRequest: '#57',
        attempt: 2,
        concerns: [{ login: 'hanmeimei', email: '1003+hanmeimei@users.noreply.github.com' }, { login: 'chenchen' }],
      },
    ],
    [
      'a schedule blames only the author',
      'workflow-run-failed',
      { workflow_run: { event: 'schedule', ...head('李雷', 'lilei@acme.example') } },
      { concerns: [{ email: 'lilei@acme.example' }] },
    ],
    [
      'a fork’s main is not our main',
      'workflow-run-failed-in-fork',
      {},
      { series: 'acme/web/CI@octofan:main', ref: 'octofan:main' },
    ],
    [
      'a workflow that could not start has failed',
      'workflow-run-startup-failure',
      {},
      { status: 'failure', topic: 'workflow_run.completed.startup_failure', summary: expect.anything() },
    ],
    [
      'the conclusion decides, whatever the action',
      'workflow-run-requested',
      { workflow_run: { conclusion: 'action_required' } },
      { status: 'waiting', severity: 'warn', topic: 'workflow_run.requested.action_required' },
    ],
    ['a run still going has no duration', 'workflow-run-in-progress', {}, { status: 'running', seconds: undefined }],
    ['a check asked to run again is pending', 'check-run-rerequested', {}, { status: 'pending', severity: 'info' }],
    [
      'failed steps are named',
      'workflow-job-failed',
      {},
      { name: 'CI / test (node 22)', stages: [{ name: '单元测试', status: 'failure' }] },
    ],
    [
      'of several branches the default one counts',
      'status-failure',
      {},
      { ref: 'main', series: 'acme/web/status/ci/deploy-preview@main' },
    ],
    ['a commit on no branch has no series', 'status-without-branch', {}, { series: undefined, ref: undefined }],
    [
      'only web addresses are links',
      'status-without-branch',
      {},
      { url: expect.stringMatching(/^https:\/\/github\.com\/acme\/web\/commit\//) },
    ],
  ],
  'places and people': [
    [
      'an organisation event happens in the organisation',
      'organization-member-added',
      {},
      { place: { name: 'acme', url: 'https://github.com/acme', type: 'organization' } },
    ],
    [
      'an Enterprise Server has its own address',
      'organization-member-added',
      { sender: { html_url: 'https://git.acme.example/chenchen' } },
      { place: { name: 'acme', url: 'https://git.acme.example/acme', type: 'organization' } },
    ],
    [
      'an advisory happens at GitHub, done by nobody',
      'advisory-published',
      {},
      { place: { name: 'GitHub', url: 'https://github.com', type: 'service' }, actor: undefined },
    ],
    [
      'a bot loses the mark of its name',
      'push-by-bot',
      {},
      { actor: expect.objectContaining({ name: 'dependabot', login: 'dependabot[bot]', bot: true }) },
    ],
    [
      'GitHub itself raises alerts without being named',
      'dependabot-created',
      {},
      { actor: undefined, severity: 'bad', level: 'high' },
    ],
    ['an account that is gone is a ghost', 'member-removed', { member: null }, { member: { name: 'ghost' } }],
    [
      'an address stands for somebody invited without an account',
      'organization-invited-by-email',
      {},
      { member: { name: 'new@acme.example' }, role: { 'zh-CN': '管理员', en: 'admin' } },
    ],
    ['a changed role is told from and to', 'member-edited', {}, { was: expect.anything(), role: expect.anything() }],
    ['a dismissed alert is no good news', 'dependabot-dismissed', {}, { status: 'resolved', severity: 'info' }],
    ['a release by a bot is loud', 'release-published-by-bot', {}, { topic: 'release.published' }],
    [
      'a release without a name has none',
      'release-published-pre',
      {},
      { name: undefined, prerelease: true, tag: 'v2.2.0-rc.1' },
    ],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_, found, patch, expected) => {
    expect(told(found, patch)).toMatchObject(expected);
  });
});

describe('nothing a sender writes is trusted', () => {
  test.each(['pondered', 'constructor', '__proto__', 'toString', ''])('action "%s" is unsupported', (action) => {
    for (const { event, payload } of cases.values()) {
      if (event === 'repository_dispatch' || !Object.hasOwn(Object(payload), 'action')) continue;
      const understood = read(event, { ...Object(payload), action });
      expect([event, understood]).toEqual([event, expect.objectContaining({ kind: 'parsed' })]);
      if (understood.kind === 'parsed') expect(understood.parsed).toMatchObject({ ignored: 'unsupported' });
    }
  });

  test.each([
    ['a number where a text belongs', { pull_request: { body: 7, draft: 'no', labels: 'x', user: [], head: 1 } }],
    ['entries of another shape in a list', { pull_request: { labels: [7, { name: 'bug' }], assignees: [{}] } }],
    [
      'no decoration at all',
      { sender: null, organization: null, pull_request: { user: null, head: null, base: null } },
    ],
  ])('%s shortens the message', (_, patch) => {
    expect(told('pull-request-opened', patch)).toMatchObject({ kind: 'merge_request', number: '#57' });
  });

  test('a payload that does not name its pull request is quarantined', () => {
    expect(read('pull_request', { action: 'opened', repository: { full_name: 'acme/web' } })).toMatchObject({
      kind: 'quarantined',
    });
  });

  test('a secret never leaves its alert', () => {
    const payload = mergePatch(cases.get('secret-created')?.payload, { alert: { secret: 'LTAI-not-for-you' } });
    expect(JSON.stringify(newsOf('secret_scanning_alert', payload))).not.toContain('not-for-you');
  });
});
