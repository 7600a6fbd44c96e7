import { cast, commits, repository, type Said, type SamplesOf, web, written } from './sample.ts';

const place = repository;

const run = (say: Said) => ({
  kind: 'build' as const,
  place,
  name: 'CI',
  number: '#1284',
  ref: 'main',
  commit: commits(say)[0],
  trigger: 'push',
  url: `${web}/actions/runs/1284`,
});

/** What becomes of code: builds, releases, deployments. */
export const shipping: SamplesOf<'build' | 'release' | 'deployment'> = {
  build: [
    {
      name: 'failed',
      title: { 'zh-CN': '构建失败', en: 'Failed' },
      source: 'github',
      make: (say) => ({
        ...run(say),
        status: 'failure',
        severity: 'bad',
        seconds: 192,
        stages: [
          { name: 'test (node 24)', status: 'failure', url: `${web}/actions/runs/1284/job/2` },
          { name: 'e2e', status: 'timed_out' },
          { name: 'lint', status: 'success' },
        ],
        summary: say('2 个任务没有通过', 'Two jobs did not pass'),
      }),
    },
    {
      name: 'fixed',
      title: { 'zh-CN': '恢复正常', en: 'Fixed' },
      source: 'github',
      make: (say) => ({
        ...run(say),
        number: '#1285',
        status: 'success',
        was: 'failure',
        brokenFor: 2520,
        seconds: 187,
        severity: 'good',
      }),
    },
    {
      name: 'waiting',
      title: { 'zh-CN': '等待批准', en: 'Waiting for approval' },
      source: 'github',
      make: (say) => ({ ...run(say), status: 'waiting', severity: 'warn' }),
    },
  ],
  release: [
    {
      name: 'published',
      title: { 'zh-CN': '发布新版本', en: 'Published' },
      source: 'github',
      make: (say) => ({
        kind: 'release',
        place,
        actor: cast(say).han,
        tag: 'v2.1.0',
        name: say('2.1 多仓库', '2.1 Several repositories'),
        action: 'published',
        severity: 'good',
        assets: ['web-linux-x64.tar.gz', 'web-macos-arm64.tar.gz'],
        body: written(
          say(
            '- 一个接入点可以指向多个群\n- 摘要按紧急程度排序',
            '- A hook may name several groups\n- Digests put what is urgent first',
          ),
        ),
        url: `${web}/releases/tag/v2.1.0`,
      }),
    },
  ],
  deployment: [
    {
      name: 'done',
      title: { 'zh-CN': '部署成功', en: 'Deployed' },
      source: 'github',
      make: (say) => ({
        kind: 'deployment',
        place,
        actor: cast(say).han,
        environment: 'production',
        status: 'success',
        severity: 'good',
        ref: 'v2.1.0',
        commit: commits(say)[0],
        environmentUrl: 'https://www.acme.example',
        url: `${web}/deployments`,
      }),
    },
    {
      name: 'failed',
      title: { 'zh-CN': '部署失败', en: 'Failed' },
      source: 'github',
      make: (say) => ({
        kind: 'deployment',
        place,
        actor: cast(say).chen,
        environment: 'staging',
        status: 'failure',
        severity: 'bad',
        ref: 'main',
        commit: commits(say)[0],
        description: say('健康检查没有通过', 'The health check did not pass'),
        url: `${web}/deployments`,
      }),
    },
  ],
};
