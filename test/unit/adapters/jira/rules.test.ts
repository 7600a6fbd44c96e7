import { expect, test } from 'vitest';
import { newsOf } from './read.ts';
import { check, item, log, payloadOf } from './told.ts';

const chen = '5c5f880629be9642ba52931a';
const li = '5c5f880629be9642ba52931b';
const han = '557058:8b6b268b-17b3-407b-8974-bed4042fa709';

check({
  'whom it concerns': [
    [
      'a new issue: who gets it',
      'issue-created',
      {},
      {
        concerns: [
          { id: chen, why: 'assigned' },
          { id: li, why: 'mentioned' },
        ],
      },
    ],
    ['an assignment: that one only', 'issue-assigned', {}, { concerns: [{ id: chen, why: 'assigned' }] }],
    [
      'an issue that hides its assignee',
      'issue-assigned',
      { issue: { fields: { assignee: null } }, ...log(item('assignee', null, '陈晨', { to: chen })) },
      { concerns: [{ id: chen, login: chen, why: 'assigned' }] },
    ],
    [
      'an account in the changelog of Cloud',
      'issue-assigned',
      {
        issue: { fields: { assignee: null } },
        ...log(item('assignee', null, '陈晨', { to: 'x', tmpToAccountId: chen })),
      },
      { concerns: [{ id: chen, login: chen, why: 'assigned' }] },
    ],
    ['nobody is told of taking an issue', 'issue-assigned-to-oneself', {}, { concerns: undefined }],
    ['taken away: who had it', 'issue-unassigned', {}, { concerns: [{ id: chen, login: chen, why: 'author' }] }],
    ['a transition: those whose issue it is', 'issue-reopened', {}, { concerns: [{ id: chen, why: 'author' }] }],
    [
      'a comment: named first, then the owners',
      'comment-created',
      { comment: { body: `[~accountid:${li}]` } },
      {
        concerns: [
          { id: li, why: 'mentioned' },
          { id: chen, why: 'author' },
        ],
      },
    ],
    ['nobody twice', 'comment-created', {}, { concerns: [{ id: chen, why: 'mentioned' }] }],
    [
      'a mention in code is none',
      'comment-created',
      { comment: { body: '{code}[~accountid:x]{code}' }, issue: { fields: { assignee: null } } },
      { concerns: undefined },
    ],
    [
      'Data Center by key, login and address',
      'issue-moved-on-server',
      {},
      {
        actor: { name: '陈晨', id: 'JIRAUSER10108', login: 'chenchen', email: 'chenchen@acme.example' },
        concerns: [{ id: 'JIRAUSER10109', login: 'hanmeimei', email: 'hanmeimei@acme.example', why: 'author' }],
      },
    ],
    [
      'Data Center mentions by login',
      'comment-created-server',
      { issue: { fields: { assignee: null, reporter: null } } },
      { concerns: [{ id: 'chenchen', login: 'chenchen', why: 'mentioned' }] },
    ],
    [
      'an address that Cloud hides is none',
      'comment-created',
      { comment: { author: { emailAddress: '"?"' }, updateAuthor: null } },
      { actor: { name: '韩梅梅', id: han } },
    ],
    [
      'old Cloud bodies: the account id counts',
      'issue-assigned',
      { user: { name: 'lilei', key: 'lilei' } },
      { actor: { name: '李雷', id: li } },
    ],
    [
      'an app is a machine',
      'issue-moved-on',
      { user: { accountType: 'app', displayName: 'Automation for Jira' } },
      { actor: expect.objectContaining({ bot: true }) },
    ],
  ],
  'who did it': [
    ['the user of an issue event', 'issue-moved-on', {}, { actor: expect.objectContaining({ name: '陈晨' }) }],
    [
      'the creator where the user is missing',
      'issue-created',
      { user: null },
      { actor: expect.objectContaining({ name: '韩梅梅' }) },
    ],
    ['nobody known', 'issue-moved-on', { user: null }, { actor: undefined }],
    [
      'the author of a comment',
      'comment-created',
      { comment: { updateAuthor: null } },
      { actor: expect.objectContaining({ name: '韩梅梅' }) },
    ],
    [
      'the editor, not the author',
      'comment-updated',
      { comment: { updateAuthor: { displayName: '李雷' } } },
      { actor: expect.objectContaining({ name: '李雷' }) },
    ],
    ['Cloud does not say who deleted a comment', 'comment-deleted', {}, { actor: undefined }],
    ['the subject of a user event did nothing', 'user-created', {}, { actor: undefined }],
  ],
  'where it is and what to open': [
    [
      'the page of an issue, never the REST address',
      'issue-moved-on',
      {},
      {
        url: 'https://acme.atlassian.net/browse/WEB-42',
        place: { name: 'Web 门户', url: 'https://acme.atlassian.net/browse/WEB', type: 'project' },
      },
    ],
    [
      'a context path stays',
      'issue-moved-on',
      { issue: { self: 'https://host.example:8443/jira/rest/api/2/issue/1' } },
      { url: 'https://host.example:8443/jira/browse/WEB-42', thread: 'host.example:8443/jira/issue/10042' },
    ],
    [
      'the gateway shows nothing: the next address',
      'issue-moved-on',
      { issue: { self: 'https://api.atlassian.com/ex/jira/1/rest/api/3/issue/1' } },
      { url: 'https://acme.atlassian.net/browse/WEB-42' },
    ],
    [
      'an address with a password is none',
      'sprint-started',
      { sprint: { self: 'https://a:b@evil.example/rest/agile/1.0/sprint/1' } },
      { url: undefined, place: { name: 'Jira', url: undefined, type: 'service' } },
    ],
    [
      'an address of another kind is none',
      'sprint-started',
      { sprint: { self: 'javascript:alert(1)//rest/' } },
      { url: undefined },
    ],
    [
      'a key is spelled safely',
      'issue-moved-on',
      { issue: { key: 'A/../B?x-1' } },
      { url: 'https://acme.atlassian.net/browse/A%2F..%2FB%3Fx-1' },
    ],
    ['a deleted issue leads to its project', 'issue-deleted', {}, { url: 'https://acme.atlassian.net/browse/WEB' }],
    ['a comment', 'comment-created', {}, { url: 'https://acme.atlassian.net/browse/WEB-42?focusedCommentId=10082' }],
    [
      'a comment without its issue',
      'comment-created-server-copy',
      {},
      { url: 'https://jira.acme.example/issues/?jql=id%20%3D%2010042', thread: 'jira.acme.example/issue/10042' },
    ],
    [
      'the project by the key of the issue',
      'issue-created-only-a-key',
      {},
      { place: { name: 'WEB', url: 'https://acme.atlassian.net/browse/WEB', type: 'project' } },
    ],
    ['a board', 'board-created', {}, { url: 'https://acme.atlassian.net/secure/RapidBoard.jspa?rapidView=81' }],
    [
      'a version by its issues',
      'version-released',
      {},
      { url: 'https://acme.atlassian.net/issues/?jql=fixVersion%20%3D%2010200' },
    ],
  ],
  'comments and their texts': [
    [
      'known people by name',
      'comment-created',
      {},
      { body: { format: 'jira', text: expect.stringMatching(/^\[~陈晨\] 在/) } },
    ],
    [
      'unknown ones stay as they are',
      'comment-created',
      { comment: { body: '[~accountid:someone] hi' } },
      { body: { format: 'jira', text: '[~accountid:someone] hi' } },
    ],
    [
      'a name cannot break out of its brackets',
      'comment-created',
      { issue: { fields: { assignee: { displayName: 'a]|[b~c' } } } },
      { body: { format: 'jira', text: expect.stringMatching(/^\[~a b c\] 在/) } },
    ],
    [
      'a document',
      'comment-created-document',
      {},
      {
        body: { format: 'adf', text: expect.stringMatching(/^\{"type":"doc"/) },
        concerns: [
          { id: 'unknown-person', why: 'mentioned' },
          { id: chen, why: 'author' },
        ],
      },
    ],
    ['a deleted text is not repeated', 'comment-deleted', {}, { body: undefined }],
    ['nothing but blanks', 'comment-created', { comment: { body: ' \n ' } }, { body: undefined }],
    ['a body of another shape', 'comment-created', { comment: { body: 7 } }, { body: undefined }],
    [
      'a comment for a role',
      'comment-created',
      { comment: { visibility: { type: 'role', value: 'Developers' } } },
      { topic: 'comment_created.restricted' },
    ],
    [
      'an internal comment beside a transition',
      'issue-moved-on-with-internal-comment',
      {},
      { body: undefined, topic: 'issue_updated.issue_generic' },
    ],
    [
      'a comment on a restricted issue',
      'comment-created-server',
      { issue: { fields: { security: { id: '1' } } } },
      { topic: 'comment_created.restricted' },
    ],
  ],
  'sprints and versions': [
    [
      'the goal is told at the start',
      'sprint-started',
      {},
      { body: { format: 'text', text: '登录与支付的回归问题清零' }, due: '2026-12-05T10:00:00.000Z' },
    ],
    ['and not at the end', 'sprint-closed', {}, { body: undefined, due: undefined }],
    [
      'an update without what was before',
      'sprint-updated',
      { oldValue: null },
      { action: 'edited', changes: undefined },
    ],
    ['merged into another version', 'version-merged', {}, { action: 'deleted', subject: '2.5' }],
  ],
});

test('a document nested without end is cut, not a crash', () => {
  const levels = 20_000;
  const deep = `${'{"type":"paragraph","content":['.repeat(levels)}{"type":"text","text":"底"}${']}'.repeat(levels)}`;
  const top = '{"type":"paragraph","content":[{"type":"text","text":"顶"}]}';
  const body = `{"type":"doc","version":1,"content":[${top},${deep}]}`;
  const json = JSON.stringify(payloadOf('comment-created', { comment: { body: 'HERE' } })).replace(
    '"HERE"',
    () => body,
  );
  const [event] = newsOf(json).events;
  const text = event?.kind === 'comment' ? (event.body?.text ?? '') : '';
  expect(text).toContain('顶');
  expect(text).not.toContain('底');
  expect(text.length).toBeLessThan(2_000);
});
