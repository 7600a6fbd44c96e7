import { describe, expect, test } from 'vitest';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { loadCases } from '../cases.ts';
import { newsOf } from './read.ts';

const cases = new Map(loadCases('codeup').map((each) => [each.name, each]));
const home = 'https://codeup.aliyun.com/65f0a1b2c3d4e5f607182930/web/shop';

/** The news in a case, after a change to its payload. */
function told(name: string, patch: unknown = {}) {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  const { topic, events } = newsOf(mergePatch(found.payload, patch), found.headers);
  return { topic, ...events[0] };
}

type Row = [name: string, found: string, patch: unknown, expected: Record<string, unknown>];

const attributes = (change: object) => ({ object_attributes: change });
const repository = (homepage: string) => ({ repository: { homepage } });

const tables: Record<string, Row[]> = {
  'who and where': [
    [
      'the path without the organisation',
      'push-three-commits',
      {},
      { place: { name: 'web/shop', url: home, type: 'repository' } },
    ],
    [
      'a path without an organisation stays whole',
      'push-three-commits',
      repository('https://codeup.aliyun.com/demo/demo'),
      { place: expect.objectContaining({ name: 'demo/demo' }) },
    ],
    [
      'a Chinese path is told in characters',
      'push-three-commits',
      repository('https://codeup.aliyun.com/65f0a1b2c3d4e5f607182930/%E5%89%8D%E7%AB%AF/shop/'),
      { place: expect.objectContaining({ name: '前端/shop' }) },
    ],
    [
      'the name where there is no page',
      'push-three-commits',
      repository('javascript:alert(1)'),
      { place: { name: 'shop', url: undefined, type: 'repository' } },
    ],
    [
      'the target where the repository is not sent',
      'merge-request-opened',
      { repository: null },
      { place: { name: 'web/shop', url: home, type: 'repository' } },
    ],
    [
      'Codeup itself where nothing is named',
      'legacy-issue-opened',
      {},
      { place: expect.objectContaining({ type: 'service' }), url: undefined },
    ],
    [
      'who pushed, by name, account and address',
      'push-three-commits',
      {},
      { actor: { name: '陈晨', id: '200000000000001001', email: 'chenchen@acme.example' } },
    ],
    [
      'the same person in a merge request',
      'merge-request-opened',
      { user: { name: '陈晨', username: 'aliyun_ram:chenchen', aliyun_pk: '200000000000001001' } },
      { actor: { name: '陈晨', login: 'aliyun_ram:chenchen', id: '200000000000001001' } },
    ],
  ],
  pushes: [
    [
      'the newest commit comes last, although it is sent first',
      'push-three-commits',
      {},
      { commits: [expect.anything(), expect.anything(), expect.objectContaining({ title: '升级支付 SDK 到 4.13' })] },
    ],
    [
      'and where it is sent last',
      'push-oldest-first',
      {},
      { commits: [expect.anything(), expect.anything(), expect.objectContaining({ title: '升级支付 SDK 到 4.13' })] },
    ],
    [
      'authors by name, neither the one who pushed nor a bare id',
      'push-three-commits',
      {},
      {
        commits: [
          expect.objectContaining({ author: undefined }),
          expect.objectContaining({ author: undefined }),
          expect.objectContaining({ author: '李雷' }),
        ],
      },
    ],
    ['no time at all: that of commits is Beijing’s and claims to be UTC', 'push-three-commits', {}, { at: undefined }],
    ['more commits than are listed', 'push-three-commits', { total_commits_count: 41 }, { total: 41 }],
    [
      'the latest commit is the page to open',
      'push-three-commits',
      {},
      { url: `${home}/commit/a625406f6977d45c1391b078f4d3656e0b75bfcb` },
    ],
    ['a branch has a thread', 'push-new-branch', {}, { thread: 'web/shop@feature/多仓库', created: true }],
    [
      'a deleted branch says where it stood',
      'push-branch-deleted',
      {},
      { action: 'deleted', commit: { id: '51de2b835bd3f4a1c7e6b0d9a8f7e6d5c4b3a291', title: '' } },
    ],
    [
      'a tag tells its head, never its history',
      'tag-push',
      {},
      {
        thread: 'web/shop^v1.2.0',
        commit: expect.objectContaining({ title: '升级支付 SDK 到 4.13' }),
        commits: undefined,
      },
    ],
    [
      'a tag in a push event is a tag',
      'push-three-commits',
      { ref: 'refs/tags/v2', before: null },
      { topic: 'tag_push', type: 'tag' },
    ],
    ['a moved tag is a warning', 'tag-moved', {}, { kind: 'notice', severity: 'warn' }],
  ],
  links: [
    [
      'to another host are not taken',
      'push-one-commit',
      { commits: [{ id: 'abc', url: 'https://evil.example/c' }] },
      { url: home },
    ],
    [
      'to the own domain of an edition are',
      'push-one-commit',
      {
        ...repository('https://code.acme.example/web/shop'),
        commits: [{ id: 'abc', url: 'https://code.acme.example/c' }],
      },
      { url: 'https://code.acme.example/c' },
    ],
    [
      'to a host that only looks like it are not',
      'merge-request-opened',
      attributes({ url: 'https://evilaliyun.com/x' }),
      { url: home },
    ],
    [
      'a merge request by the address that is sent',
      'merge-request-opened',
      {},
      { url: `${home}/merge_request/5190057` },
    ],
  ],
  'merge requests': [
    ['the number people see', 'merge-request-opened', {}, { number: '!57', thread: 'web/shop!5190057' }],
    [
      'in the newer body',
      'merge-request-new-format',
      {},
      { number: '!57', thread: 'web/shop!6f1e0c2ab7d94d2f8a3e5b7c9d1f2a34' },
    ],
    ['the id where there is none', 'merge-request-opened', attributes({ iid: null }), { number: '!5190057' }],
    ['a correct time', 'merge-request-opened', {}, { at: '2026-11-22T03:20:00.000Z' }],
    ['a time of old', 'legacy-merge-request-opened', {}, { at: '2016-11-22T09:16:20.000Z' }],
    ['a time in UTC of old', 'legacy-issue-opened', {}, { at: '2016-11-22T15:43:06.000Z' }],
    [
      'a time without a zone is none',
      'merge-request-opened',
      attributes({ updated_at: '2026-11-22T11:20:00' }),
      { at: undefined },
    ],
    [
      'a fork is told with its repository',
      'merge-request-opened-from-fork',
      {},
      { source: 'lilei/shop:feature/multi-repo' },
    ],
    [
      'merged is good news, and its author’s',
      'merge-request-merged',
      {},
      { severity: 'good', concerns: [{ id: '200000000000001002', why: 'author' }] },
    ],
    ['nobody is told of their own', 'merge-request-opened', {}, { concerns: undefined }],
    ['the text only when it is new', 'merge-request-reopened', {}, { body: undefined }],
    ['new commits, as far as that is told', 'merge-request-pushed', {}, { action: 'synchronized', commits: undefined }],
    [
      'the state tells where no action is sent',
      'legacy-merge-request-merged',
      {},
      { action: 'merged', actor: undefined },
    ],
  ],
  comments: [
    [
      'on a merge request, in its thread, for its author',
      'note-on-merge-request',
      {},
      {
        on: 'merge_request',
        thread: 'web/shop!5190057',
        number: '!57',
        concerns: [{ id: '200000000000001002', why: 'author' }],
      },
    ],
    [
      'on a commit',
      'note-on-commit',
      {},
      { on: 'commit', commit: expect.objectContaining({ title: '修复登录后跳转丢失查询参数' }) },
    ],
    [
      'the type decides between a commit and a merge request',
      'note-on-merge-request',
      { commit: { id: 'abc' } },
      { on: 'merge_request' },
    ],
    [
      'the commit is the page where the comment has none',
      'note-on-commit',
      {},
      { url: expect.stringMatching(/\/commits\/2f22765/) },
    ],
    ['with hardly a field', 'note-bare', {}, { on: 'merge_request', body: undefined, url: home }],
    [
      'without attributes',
      'note-on-merge-request',
      { object_attributes: null },
      { title: '支持多仓库配置', body: undefined },
    ],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_name, found, patch, expected) => {
    const actual: Record<string, unknown> = told(found, patch);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]]))).toEqual(expected);
  });
});
