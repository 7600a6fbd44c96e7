import { type Adapter, anyOf, dingtalkSign, route, secretUrl, sharedToken, type Text } from '../../src/kit/index.ts';
import { IssueHook, NoteHook, PullRequestHook, Push } from './payload.ts';
import { push } from './push.ts';
import { issue, note, pullRequest } from './work.ts';

/** One header for both of Gitee's ways: a signature of the time with the key (签名密钥), or the password (密码) as it is. */
const proof = anyOf('shared-token', [
  dingtalkSign({ id: 'sign', names: { time: 'x-gitee-timestamp', sign: 'x-gitee-token' } }),
  sharedToken({ id: 'password', header: 'x-gitee-token' }),
]);
const address = secretUrl();

const bookkeeping: Text = { 'zh-CN': '日常整理，不用打扰群', en: 'bookkeeping' };
const pushes: Text = { 'zh-CN': 'push 事件已经说明', en: 'the push event says the same' };
const comments: Text = { 'zh-CN': '只是修改或删除了评论', en: 'a comment was only edited or deleted' };

/** Gitee (码云): pushes, pull requests, issues and comments, as its webhooks send them in JSON. */
export const gitee: Adapter = {
  name: 'gitee',
  title: { 'zh-CN': 'Gitee', en: 'Gitee' },
  docs: 'https://help.gitee.com/webhook/gitee-webhook-push-data-format',
  auth: [proof, address],
  defaultAuth: (secrets) => (secrets.length > 0 ? proof : address),
  maxBody: 10 * 1024 * 1024,
  event: ({ headers }) =>
    headers
      .get('x-gitee-event')
      ?.replace(/ Hook$/, '')
      .replaceAll(' ', '_')
      .toLowerCase() || null,
  deliveryId: ({ headers }) => headers.get('x-gitee-delivery') || null,
  probe: ({ headers }) => (headers.get('x-gitee-ping') === 'true' ? 'a test of the hook' : null),
  routes: {
    push: route(Push, push),
    tag_push: route(Push, push),
    merge_request: route(PullRequestHook, pullRequest),
    issue: route(IssueHook, issue),
    note: route(NoteHook, note),
  },
  quiet: {
    'pull_request.update.source_branch_changed': pushes,
    'pull_request.unassign': bookkeeping,
    'note.edited': comments,
    'note.deleted': comments,
  },
};
