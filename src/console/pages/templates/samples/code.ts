import { cast, commits, repository, type Said, type SamplesOf, web, written } from './sample.ts';

const place = repository;

const request = (say: Said) => ({
  kind: 'merge_request' as const,
  place,
  number: '#57',
  title: say('支持多仓库配置', 'Support several repositories'),
  source: 'feature/multi-repo',
  target: 'main',
  author: cast(say).li,
  url: `${web}/pull/57`,
  diffUrl: `${web}/pull/57/files`,
});

/** What happens to code: pushes, branches, merge requests and their reviews. */
export const code: SamplesOf<'push' | 'ref' | 'merge_request' | 'review'> = {
  push: [
    {
      name: 'three',
      title: { 'zh-CN': '推送 3 个提交', en: 'Three commits' },
      source: 'github',
      make: (say) => ({
        kind: 'push',
        place,
        actor: cast(say).chen,
        ref: 'main',
        refUrl: `${web}/tree/main`,
        commits: commits(say),
        total: 3,
        compareUrl: `${web}/compare/8c9d...0c1d`,
        paths: ['src/login.ts', 'test/login.test.ts', 'package.json'],
      }),
    },
    {
      name: 'many',
      title: { 'zh-CN': '新分支，12 个提交', en: 'A new branch with twelve commits' },
      source: 'github',
      make: (say) => ({
        kind: 'push',
        place,
        actor: cast(say).li,
        ref: 'feature/multi-repo',
        created: true,
        commits: [...commits(say), ...commits(say)],
        total: 12,
        compareUrl: `${web}/compare/main...feature/multi-repo`,
      }),
    },
    {
      name: 'forced',
      title: { 'zh-CN': '强制推送', en: 'A forced push' },
      source: 'github',
      make: (say) => ({
        kind: 'push',
        place,
        actor: cast(say).chen,
        ref: 'feature/login',
        forced: true,
        commits: commits(say).slice(0, 1),
        total: 1,
        before: '8c9d0e1f2a3b4c5d',
        after: 'a1b2c3d4e5f60718',
        compareUrl: `${web}/compare/8c9d...a1b2`,
        severity: 'warn',
      }),
    },
  ],
  ref: [
    {
      name: 'tag',
      title: { 'zh-CN': '新标签', en: 'A new tag' },
      source: 'github',
      make: (say) => ({
        kind: 'ref',
        place,
        actor: cast(say).han,
        ref: 'v2.1.0',
        type: 'tag',
        action: 'created',
        commit: commits(say)[0],
        url: `${web}/tree/v2.1.0`,
      }),
    },
    {
      name: 'gone',
      title: { 'zh-CN': '删除分支', en: 'A branch deleted' },
      source: 'github',
      make: (say) => ({
        kind: 'ref',
        place,
        actor: cast(say).li,
        ref: 'feature/multi-repo',
        type: 'branch',
        action: 'deleted',
      }),
    },
  ],
  merge_request: [
    {
      name: 'opened',
      title: { 'zh-CN': '请求合并', en: 'Opened' },
      source: 'github',
      make: (say) => ({
        ...request(say),
        action: 'opened',
        actor: cast(say).li,
        stats: { additions: 320, deletions: 45, files: 12 },
        commits: 4,
        reviewers: [cast(say).han.name, cast(say).chen.name],
        labels: [say('配置', 'config')],
        body: written(
          say(
            '一个接入点现在可以指向多个群；旧配置会自动迁移。',
            'A hook may now name several groups; old configurations are migrated.',
          ),
        ),
      }),
    },
    {
      name: 'merged',
      title: { 'zh-CN': '合并', en: 'Merged' },
      source: 'github',
      make: (say) => ({ ...request(say), action: 'merged', actor: cast(say).han, severity: 'good' }),
    },
    {
      name: 'asked',
      title: { 'zh-CN': '请人评审', en: 'A review requested' },
      source: 'github',
      make: (say) => ({
        ...request(say),
        action: 'review_requested',
        actor: cast(say).li,
        subject: cast(say).chen.name,
        concerns: [{ login: 'chenchen', why: 'review_requested' }],
      }),
    },
  ],
  review: [
    {
      name: 'approved',
      title: { 'zh-CN': '批准', en: 'Approved' },
      source: 'github',
      make: (say) => ({
        kind: 'review',
        place,
        actor: cast(say).han,
        number: '#57',
        title: request(say).title,
        action: 'approved',
        severity: 'good',
        body: written(
          say('迁移脚本很稳，文档补上就可以合并了。', 'The migration is solid. Merge once it is documented.'),
        ),
        url: `${web}/pull/57#review-1`,
      }),
    },
    {
      name: 'changes',
      title: { 'zh-CN': '要求修改', en: 'Changes requested' },
      source: 'github',
      make: (say) => ({
        kind: 'review',
        place,
        actor: cast(say).chen,
        number: '#57',
        title: request(say).title,
        action: 'changes_requested',
        severity: 'bad',
        concerns: [{ login: 'lilei', why: 'author' }],
        body: written(
          say(
            '旧配置里没有 groups 时会报错，补一个测试。',
            'It fails where an old file has no groups. Please add a test.',
          ),
        ),
        url: `${web}/pull/57#review-2`,
      }),
    },
  ],
};
