import { describe, expect, test } from 'vitest';
import { jira } from '../../../../adapters/jira/index.ts';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { Malformed } from '../../../../src/kit/index.ts';
import { loadCases } from '../cases.ts';
import { requestOf } from './read.ts';

const [signed, secret] = jira.auth;
const created =
  '{"timestamp":1700000000000,"webhookEvent":"jira:issue_created","issue":{"key":"OPS-7","fields":{"summary":"登录失败 😀"}}}';

/** Atlassian's own example, and three made with independent tools. */
const vectors = [
  [
    "Atlassian's own",
    "It's a Secret to Everybody",
    'Hello World!',
    'a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
  ],
  ['Chinese JSON', 'jira-secret-1', created, 'a8ba20808f0edba15f765cb41a5d4bbbf45653d0277c4975931e0b9f6da2b49f'],
  ['a Chinese secret', 'jira-secret-示例', created, '2c6f662aeae2dc1e92b420d3015c0af7ecc5c8dfa5fc294889525d8c60734fec'],
  [
    'a newline at the end',
    'jira-secret-1',
    `${created}\n`,
    'aae3aa10ba0780abe6511347dd6fef694aeb493ae63cbfa27b4fd56f1a275483',
  ],
] as const;

describe('signatures', () => {
  test.each(vectors)('%s', async (_, key, body, digest) => {
    const request = requestOf(body, { 'x-hub-signature': `sha256=${digest}` });
    expect(await signed.verify(request, [key], 0)).toEqual({ ok: true, covers: 'body' });
    expect(await signed.verify(request, ['another'], 0)).toEqual({ ok: false, reason: 'mismatch' });
    expect(await signed.sign(requestOf(body), key, 0)).toEqual({ 'x-hub-signature': `sha256=${digest}` });
  });

  test.each([
    ['of the same body without its newline', `sha256=${vectors[3][3]}`, 'mismatch'],
    ['by a method we do not know', `sha512=${vectors[1][3]}`, 'malformed'],
    ['without a method', vectors[1][3], 'malformed'],
  ])('%s does not count', async (_, header, reason) => {
    const request = requestOf(created, { 'x-hub-signature': header });
    expect(await signed.verify(request, ['jira-secret-1'], 0)).toEqual({ ok: false, reason });
  });

  test('servers up to 9 send none: the address is all there is', async () => {
    expect(await signed.verify(requestOf(created), ['jira-secret-1'], 0)).toEqual({ ok: false, reason: 'missing' });
    expect(jira.auth.map(({ id }) => id)).toEqual(['hmac-sha256', 'secret-url']);
    expect(await secret?.verify(requestOf(created), [], 0)).toEqual({ ok: true, covers: 'none' });
  });
});

describe('which event it is', () => {
  test.each<[string, unknown, string]>([
    ['without the prefix', { webhookEvent: 'jira:issue_updated' }, 'issue_updated'],
    ['a name that never had one', { webhookEvent: 'comment_created' }, 'comment_created'],
    ['a post function', { issue: {}, transition: {} }, 'issue_updated'],
    ['an automation rule', { issue: {} }, 'automation'],
    ['an automation rule, fields at the root', { key: 'WEB-1', fields: {} }, 'automation'],
    ['a deleted user', { accountId: 'a', username: 'b' }, 'user_deleted'],
    ['a name of another type', { webhookEvent: 7 }, 'unnamed'],
    ['no name', {}, 'unnamed'],
    ['no object', [], 'unnamed'],
    ['nothing at all', null, 'unnamed'],
  ])('%s', (_, payload, event) => {
    expect(jira.event(requestOf(payload))).toBe(event);
  });

  test('an empty body names the setting that is to blame', () => {
    expect(() => jira.event(requestOf(''))).toThrow(
      new Malformed('the body is empty: switch off "Exclude body" in the webhook'),
    );
  });
});

describe('what a delivery is known by', () => {
  const found = (name: string) => loadCases('jira').find((each) => each.name === name)?.payload;
  const idOf = (name: string, patch: unknown = {}, headers = {}) =>
    jira.deliveryId(requestOf(mergePatch(found(name), patch), headers));
  const comment = 'comment:jira.acme.example:10082:2026-11-22T11:20:00.000+0800';

  test.each([
    ['Cloud names it', 'issue-moved-on', {}, { 'x-atlassian-webhook-identifier': 'd1' }, 'd1'],
    ['the name counts for comments, too', 'comment-created', {}, { 'x-atlassian-webhook-identifier': 'd2' }, 'd2'],
    ['Data Center does not', 'issue-moved-on-server', {}, {}, null],
    ['a comment as an update of its issue', 'comment-created-server', {}, {}, comment],
    ['the same as an event of its own', 'comment-created-server-with-issue', {}, {}, comment],
    ['the same once more edited', 'comment-updated-server', {}, {}, comment.replace('11:20', '11:30')],
    ['a copy without the issue must not win', 'comment-created-server-copy', {}, {}, null],
    ['a comment beside a change is a part of it', 'issue-moved-on-with-comment', {}, {}, null],
    ['a deleted comment', 'comment-deleted-server', {}, {}, null],
    ['Cloud without a name', 'comment-created', {}, {}, null],
    ['a comment without a time', 'comment-created-server', { comment: { updated: null } }, {}, null],
    ['a project', 'project-created', {}, {}, null],
  ])('%s', (_, name, patch, headers, id) => {
    expect(idOf(name, patch, headers)).toBe(id);
  });
});

describe('one comment is told once', () => {
  test.each([
    ['Cloud, which may send an update of the issue as well', ['comment-created', 'comment-created-copy']],
    ['the same in the other order', ['comment-created-copy', 'comment-created']],
    ['Data Center up to 9, whose comment lacks the issue', ['comment-created-server-copy', 'comment-created-server']],
    ['the same in the other order', ['comment-created-server', 'comment-created-server-copy']],
    ['Data Center 10, whose comment has it', ['comment-created-server-with-issue', 'comment-created-server']],
    ['Cloud, comments only', ['comment-created']],
    ['Data Center, updates only', ['comment-created-server']],
  ])('%s', (_, names) => {
    const known = new Set<string>();
    const sent = names.filter((name) => {
      const found = loadCases('jira').find((each) => each.name === name);
      if (!found) throw new Error(`no case ${name}`);
      const id = jira.deliveryId(requestOf(found.payload, found.headers)) ?? name;
      const fresh = !known.has(id);
      known.add(id);
      return fresh && found.expect.outcome === 'translated' && !found.expect.quiet;
    });
    expect(sent.length).toBe(1);
  });
});

test('all words of the quiet table come in both languages', () => {
  for (const reason of Object.values(jira.quiet)) {
    expect(reason).toEqual({
      'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[ -~]+$/),
    });
  }
});

test('what never says anything is known all the same', () => {
  expect(jira.silent?.filter((event) => Object.hasOwn(jira.routes, event))).toEqual([]);
});
