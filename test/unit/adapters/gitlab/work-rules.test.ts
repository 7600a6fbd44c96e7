import { describe, expect, test } from 'vitest';
import { loadCases } from '../cases.ts';
import { newsOf, read } from './read.ts';
import { payloadOf, type Rule, told } from './told.ts';

const attributes = (fields: object) => ({ object_attributes: fields });
const reviewer = (id: number, state: string, again = false) => ({
  id,
  name: `R${id}`,
  username: `r${id}`,
  state,
  re_requested: again,
});
const reviewers = (previous: object[], current: object[]) => ({ changes: { reviewers: { previous, current } } });
const person = (id: number, username: string) => ({ id, name: username, username });

const tables: Record<string, Rule[]> = {
  'merge requests': [
    [
      'those asked to review come before those named in the text; nobody hears of their own doing',
      'merge-request-opened',
      {},
      {
        concerns: [
          { login: 'hanmeimei', id: '1003', why: 'review_requested' },
          { login: 'chenchen', id: '1001', why: 'review_requested' },
          { login: 'wangfang', why: 'mentioned' },
        ],
      },
    ],
    [
      'merged concerns its author',
      'merge-request-merged',
      {},
      { action: 'merged', severity: 'good', concerns: [{ login: 'lilei', id: '1002', why: 'author' }] },
    ],
    [
      'an author that is only an id is concerned all the same',
      'merge-request-merged',
      { assignees: [] },
      { author: undefined, concerns: [{ id: '1002', why: 'author' }] },
    ],
    [
      'a fork’s branch is told with its namespace',
      'merge-request-opened-from-fork',
      {},
      { source: 'fans/octo:main', target: 'main' },
    ],
    [
      'a draft’s title says so only once',
      'merge-request-opened-as-draft',
      {},
      { title: '支持多仓库配置', draft: true },
    ],
    [
      'an old server has only the title',
      'merge-request-opened-as-draft',
      attributes({ draft: null, work_in_progress: null, title: '[WIP] 支持多仓库配置' }),
      { title: '支持多仓库配置', draft: true },
    ],
    [
      'a title that is nothing but a prefix stays',
      'merge-request-opened',
      attributes({ title: 'Draft: ' }),
      { title: 'Draft: ' },
    ],
    [
      'new commits are compared with what was there',
      'merge-request-new-commits',
      {},
      { action: 'synchronized', diffUrl: expect.stringMatching(/compare\/51de2b8\w*\.\.\.6b1f533/) },
    ],
    [
      'new commits outweigh what else changed',
      'merge-request-edited-title',
      attributes({ oldrev: 'abc1234' }),
      { topic: 'merge_request.update.commits' },
    ],
    ['ready by its flag', 'merge-request-ready', {}, { action: 'ready' }],
    ['ready by its title', 'merge-request-ready-by-title', {}, { action: 'ready' }],
    [
      'a flag that stayed as it was is no news',
      'merge-request-edited-title',
      { changes: { draft: { current: false } } },
      { action: 'edited' },
    ],
    [
      'a reviewer who was added',
      'merge-request-review-requested',
      {},
      { subject: '韩梅梅', concerns: [{ login: 'hanmeimei', id: '1003', why: 'review_requested' }] },
    ],
    [
      'reviewers as a pair of lists',
      'merge-request-review-requested-again',
      {},
      { action: 'review_requested', subject: '韩梅梅' },
    ],
    [
      'two reviewers are told in one',
      'merge-request-review-requested',
      reviewers([], [reviewer(1, 'unreviewed'), reviewer(2, 'unreviewed')]),
      { subject: { 'zh-CN': 'R1、R2', en: 'R1, R2' } },
    ],
    [
      'a verdict is the reviewer’s',
      'merge-request-changes-requested',
      {},
      { kind: 'review', action: 'changes_requested', reviewer: '韩梅梅', severity: 'warn' },
    ],
    ['a review without a verdict', 'merge-request-reviewed', {}, { kind: 'review', action: 'commented' }],
    [
      'a reviewer asked earlier is not asked again',
      'merge-request-edited-title',
      reviewers([reviewer(1, 'unreviewed', true)], [reviewer(1, 'unreviewed', true)]),
      { action: 'edited' },
    ],
    [
      'a title and a target in one',
      'merge-request-edited-title',
      { changes: { target_branch: { previous: 'main', current: 'dev' } } },
      {
        changes: [
          expect.objectContaining({ from: '支持多仓库' }),
          expect.objectContaining({ from: 'main', to: 'dev' }),
        ],
      },
    ],
    [
      'a title outweighs labels',
      'merge-request-labeled',
      { changes: { title: { previous: 'a', current: 'b' } } },
      { action: 'edited' },
    ],
    [
      'the last approval is good news',
      'merge-request-approved',
      {},
      {
        kind: 'review',
        action: 'approved',
        severity: 'good',
        note: undefined,
        concerns: [{ login: 'lilei', id: '1002', why: 'author' }],
      },
    ],
    [
      'one of several is not yet',
      'merge-request-approval',
      {},
      { action: 'approved', severity: 'info', note: expect.anything() },
    ],
    [
      'a reset is nobody’s doing',
      'merge-request-approvals-reset',
      {},
      { action: 'unapproved', actor: undefined, topic: 'merge_request.unapproved.system' },
    ],
    [
      'a colleague’s request merged by a bot is loud',
      'merge-request-merged-by-bot',
      {},
      { topic: 'merge_request.merge' },
    ],
    [
      'a bot’s request merged by a colleague is quiet',
      'merge-request-merged',
      attributes({ source_branch: 'renovate/all' }),
      { topic: 'merge_request.merge.bot' },
    ],
    [
      'a request that was just made is new where no action is sent',
      'merge-request-gitlab-7',
      attributes({ state: 'opened', updated_at: '2026-11-22 16:36:21 +0900' }),
      { action: 'opened' },
    ],
    [
      'its page tells its number',
      'merge-request-merged',
      attributes({ iid: null, title: null }),
      { number: '!57', title: '', thread: 'acme/web!57' },
    ],
    [
      'without a project its target names the place',
      'merge-request-opened',
      { project: null },
      { place: expect.objectContaining({ name: 'acme/web' }) },
    ],
    [
      'without any, its page does',
      'merge-request-opened',
      { project: null, object_attributes: { target: null, source: null } },
      { place: expect.objectContaining({ name: 'acme/web' }) },
    ],
  ],
  issues: [
    [
      'opened concerns those who have it',
      'issue-opened',
      {},
      { concerns: [{ login: 'chenchen', id: '1001', why: 'assigned' }] },
    ],
    [
      'assigned concerns the one who was added',
      'issue-assigned',
      {},
      { subject: '陈晨', concerns: [{ login: 'chenchen', id: '1001', why: 'assigned' }] },
    ],
    ['taken, it concerns nobody', 'issue-taken', {}, { subject: '陈晨', concerns: undefined }],
    [
      'reopened concerns whoever has it and whoever opened it',
      'issue-reopened',
      {},
      {
        concerns: [
          { login: 'chenchen', id: '1001', why: 'assigned' },
          { id: '1003', why: 'author' },
        ],
      },
    ],
    ['closed is good news', 'issue-closed', {}, { severity: 'good', subject: undefined }],
    [
      'a duplicate is not',
      'issue-closed-as-duplicate',
      {},
      { severity: 'info', subject: { 'zh-CN': '重复', en: 'duplicate' } },
    ],
    [
      'a customer’s mail is no machine traffic',
      'issue-from-service-desk',
      {},
      { topic: 'issue.open', type: 'Service Desk' },
    ],
    ['nor is an alert', 'incident-opened', {}, { topic: 'work_item.open', type: 'Incident' }],
    ['a plain issue has no type', 'issue-opened', {}, { type: undefined }],
    [
      'an epic’s group is named by its page',
      'epic-opened',
      {},
      { place: { name: 'acme', url: 'https://gitlab.acme.example/acme', type: 'group' }, type: 'Epic' },
    ],
    [
      'no page, no group',
      'epic-opened',
      attributes({ url: null }),
      { place: { name: 'GitLab', url: 'https://gitlab.acme.example', type: 'service' } },
    ],
    [
      'a known state is translated, a new one is told as it stands',
      'epic-health',
      { changes: { health_status: { current: 'on_fire' } } },
      { changes: [expect.objectContaining({ to: 'on_fire' })] },
    ],
    [
      'confidential under a plain name',
      'issue-confidential-under-plain-name',
      {},
      { topic: 'confidential_issue.close' },
    ],
    [
      'a person who cannot be named is not told',
      'issue-opened',
      { assignees: [{ id: 7, name: null, username: null }] },
      { assignees: [] },
    ],
  ],
  comments: [
    [
      'those named in it before those whose work it is',
      'comment-on-issue',
      {},
      {
        concerns: [
          { login: 'hanmeimei', why: 'mentioned' },
          { id: '1003', why: 'author' },
        ],
      },
    ],
    [
      'nobody is named in code',
      'comment-on-issue',
      attributes({ note: '`@lilei` and\n```\n@wangfang\n```' }),
      { concerns: [{ id: '1003', why: 'author' }] },
    ],
    [
      'an address and @all are nobody',
      'comment-on-issue',
      attributes({ note: 'a@b.example, @all, see acme/web@main' }),
      { concerns: [{ id: '1003', why: 'author' }] },
    ],
    [
      'a full stop is no part of a login',
      'comment-on-issue',
      attributes({ note: '@li.lei.' }),
      {
        concerns: [
          { login: 'li.lei', why: 'mentioned' },
          { id: '1003', why: 'author' },
        ],
      },
    ],
    [
      'a comment on one’s own concerns nobody',
      'comment-on-issue',
      { user: person(1003, 'hanmeimei'), object_attributes: { note: '好了' }, issue: { assignee_ids: [] } },
      { concerns: undefined },
    ],
    ['a comment on a line tells the line', 'comment-on-diff', {}, { path: 'src/router/config.ts', line: 42 }],
    [
      'on a line that went, the old one',
      'comment-on-diff',
      attributes({ position: { new_line: null, old_line: 7 } }),
      { line: 7 },
    ],
    [
      'a commit is named by its title',
      'comment-on-commit',
      {},
      { commit: expect.objectContaining({ title: '修复登录后跳转丢失查询参数' }) },
    ],
    ['an older server’s comment is new', 'comment-without-action', {}, { action: 'created' }],
    [
      'a reaction under a confidential issue is as confidential',
      'emoji-confidential',
      {},
      { topic: 'confidential_emoji.award' },
    ],
  ],
  'people and places': [
    [
      'an address that GitLab hides is none',
      'issue-opened',
      {},
      { actor: expect.not.objectContaining({ email: expect.anything() }) },
    ],
    [
      'one that it shows is kept',
      'issue-opened',
      { user: { email: 'han@acme.example' } },
      { actor: expect.objectContaining({ email: 'han@acme.example' }) },
    ],
    [
      'a group of unknown path is not linked',
      'user-add-to-group',
      {},
      { place: { name: 'Acme', type: 'group' }, url: undefined },
    ],
    ['a role is translated', 'user-update-for-group', {}, { role: { 'zh-CN': '维护者', en: 'Maintainer' } }],
    [
      'a role of one’s own making is told as it stands',
      'user-update-for-group',
      { group_access: 'Release captain' },
      { role: 'Release captain' },
    ],
    ['a deleted project has no page', 'project-destroy', {}, { url: undefined, severity: 'warn' }],
    ['a project that was moved tells from where', 'project-transfer', {}, { subject: { name: 'lilei/billing' } }],
    [
      'a site below a path keeps it',
      'issue-opened',
      { project: { web_url: 'https://acme.example/git/acme/web' } },
      { actor: expect.objectContaining({ url: 'https://acme.example/git/hanmeimei' }) },
    ],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_, found, patch, expected) => {
    expect(told(found, patch)).toMatchObject(expected);
  });
});

describe('nothing a sender writes is trusted', () => {
  const spoken = ['merge_request', 'issue', 'work_item', 'note', 'wiki_page', 'emoji'];
  test.each(['pondered', 'constructor', '__proto__', 'toString'])('action "%s" is unsupported', (action) => {
    for (const { name, event, headers, payload } of loadCases('gitlab')) {
      if (!spoken.includes(event) || name === 'comment-by-system') continue;
      const understood = read(payloadOf(name, { object_attributes: { action } }), headers);
      expect([name, understood]).toEqual([name, expect.objectContaining({ kind: 'parsed' })]);
      if (understood.kind === 'parsed')
        expect([name, understood.parsed]).toMatchObject([name, { ignored: 'unsupported' }]);
      expect(payload).toBeTruthy();
    }
  });

  test.each(['releases', 'constructor'])('a release’s action "%s" is unsupported', (action) => {
    expect(read(payloadOf('release-created', { action }))).toMatchObject({ parsed: { ignored: 'unsupported' } });
  });

  test.each([
    [
      'a number where a text belongs',
      attributes({ description: 7, draft: 'no', labels: 'x', source: 1, last_commit: [] }),
    ],
    ['entries of another shape in a list', { labels: [7, { title: 'bug' }], reviewers: [{ id: 'x' }, 8] }],
    [
      'no decoration at all',
      { user: null, labels: null, reviewers: null, assignees: null, changes: null, repository: null },
    ],
  ])('%s shortens the message', (_, patch) => {
    expect(told('merge-request-opened', patch)).toMatchObject({ kind: 'merge_request', number: '!57' });
  });

  test('a payload that does not name its merge request is quarantined', () => {
    expect(read({ object_kind: 'merge_request', object_attributes: { action: 'open' } })).toMatchObject({
      kind: 'quarantined',
    });
  });

  test('an SSH key is never read', () => {
    expect(JSON.stringify(newsOf(payloadOf('key-create')))).not.toMatch(/ssh-ed25519|laptop/);
  });
});
