import { describe, expect, test } from 'vitest';
import { newsOf } from './read.ts';
import { payloadOf, type Rule, told } from './told.ts';

const zeros = '0'.repeat(40);
const site = 'https://gitlab.acme.example';
const attributes = (fields: object) => ({ object_attributes: fields });
const job = (id: number, status: string, fields: object = {}) => ({
  id,
  name: `job${id}`,
  stage: 'test',
  status,
  ...fields,
});

const tables: Record<string, Rule[]> = {
  push: [
    ['lists the commits, newest last', 'push-three-commits', {}, { total: 3, ref: 'main', thread: 'acme/web@main' }],
    ['counts those that GitLab left out', 'push-many-commits', {}, { total: 24 }],
    [
      'names authors, but not the one who pushed',
      'push-three-commits',
      {},
      {
        commits: [{ author: undefined }, { author: undefined }, { author: '李雷' }].map((each) =>
          expect.objectContaining(each),
        ),
      },
    ],
    [
      'names every file once',
      'push-three-commits',
      {},
      { paths: ['src/login/redirect.ts', 'test/login.test.ts', 'package.json', 'package-lock.json'] },
    ],
    ['names no files where some commits were left out', 'push-many-commits', {}, { paths: undefined }],
    [
      'compares what was with what is',
      'push-three-commits',
      {},
      {
        compareUrl: expect.stringMatching(
          /^https:\/\/gitlab\.acme\.example\/acme\/web\/-\/compare\/51de2b8\w*\.\.\.a625406/,
        ),
      },
    ],
    ['a new branch has nothing to compare', 'push-new-branch', {}, { created: true, compareUrl: undefined }],
    [
      'encodes a branch in its address, but for its slashes',
      'push-feature-branch-with-slashes',
      {},
      { refUrl: `${site}/acme/web/-/tree/feature/login/%E8%B7%B3%E8%BD%AC%232` },
    ],
    [
      'a branch without new commits went back: that was forced',
      'push-forced-back',
      {},
      {
        forced: true,
        severity: 'warn',
        before: expect.stringMatching(/^a625406/),
        after: expect.stringMatching(/^2f22765/),
      },
    ],
    [
      'no count, no verdict on force',
      'push-forced-back',
      { total_commits_count: null },
      { topic: 'push', forced: undefined },
    ],
    [
      'zeros of a SHA-256 repository are zeros',
      'push-new-branch',
      { before: zeros + '0'.repeat(24) },
      { created: true },
    ],
    [
      'a branch of Renovate’s is machine traffic, whoever pushed',
      'push-three-commits',
      { ref: 'refs/heads/renovate/all' },
      { topic: 'push.bot' },
    ],
    [
      'an access token’s account is a machine',
      'push-by-bot',
      {},
      { topic: 'push.bot', actor: expect.objectContaining({ bot: true }) },
    ],
    [
      'a system hook sends no login',
      'push-system-hook',
      {},
      { actor: { name: '陈晨', id: '1001', login: undefined, url: undefined, bot: undefined } },
    ],
    [
      'GitLab 7 names its project by a page',
      'push-gitlab-7',
      {},
      { place: { name: 'acme/web', url: 'http://git.acme.example/acme/web', type: 'repository' } },
    ],
    ['a tag shares its thread with its release', 'tag-created', {}, { thread: 'acme/web^v2.1.0' }],
    [
      'a tag points to a commit, not to itself',
      'tag-created',
      {},
      { commit: expect.objectContaining({ id: expect.stringMatching(/^a625406/), title: '升级 hono 到 4.13' }) },
    ],
    [
      'what a deleted tag pointed to may be no commit',
      'tag-deleted',
      {},
      { commit: { id: expect.stringMatching(/^82b3d5a/), title: '' } },
    ],
  ],
  pipelines: [
    [
      'failed jobs first, those that may fail left out',
      'pipeline-failed',
      {},
      {
        stages: [
          { name: 'unit · test', status: 'failure', url: `${site}/acme/web/-/jobs/90002` },
          { name: 'e2e · test', status: 'failure', url: `${site}/acme/web/-/jobs/90003` },
          expect.objectContaining({ status: 'skipped' }),
          expect.objectContaining({ name: 'build', status: 'success' }),
        ],
      },
    ],
    [
      'its commit’s author and the one who set it off are to blame',
      'pipeline-failed',
      {},
      {
        concerns: [
          { email: 'chenchen@acme.example', why: 'author' },
          { login: 'chenchen', id: '1001', why: 'author' },
        ],
      },
    ],
    [
      'nobody set off a schedule',
      'pipeline-failed-named',
      {},
      { concerns: [{ email: 'chenchen@acme.example', why: 'author' }] },
    ],
    ['a success concerns nobody', 'pipeline-success', {}, { concerns: undefined, severity: 'good' }],
    ['pushes of a branch are one series', 'pipeline-failed', {}, { series: 'acme/web/pipeline@main' }],
    [
      'schedules are another',
      'pipeline-failed-named',
      {},
      { series: 'acme/web/pipeline/schedule@main', name: '夜间回归' },
    ],
    [
      'merge requests have theirs, by the branch they are about',
      'pipeline-failed-for-merge-request',
      {},
      { series: 'acme/web/pipeline/merge_request_event@feature/multi-repo', mergeRequest: '!57' },
    ],
    ['an old server sends no page', 'pipeline-failed-old-server', {}, { url: `${site}/acme/web/-/pipelines/20481` }],
    [
      'no job at all: the file is invalid',
      'pipeline-failed-without-jobs',
      {},
      { summary: expect.objectContaining({ en: expect.stringMatching(/invalid/) }) },
    ],
    ['no list of jobs says nothing', 'pipeline-failed', { builds: null }, { summary: undefined, stages: undefined }],
    [
      'one trouble in all that failed is told',
      'pipeline-failed-runner',
      {},
      { summary: expect.objectContaining({ en: 'The runner failed' }) },
    ],
    [
      'different troubles are not',
      'pipeline-failed-runner',
      {
        builds: [
          job(1, 'failed', { failure_reason: 'runner_system_failure' }),
          job(2, 'failed', { failure_reason: 'script_failure' }),
        ],
      },
      { summary: undefined },
    ],
    [
      'a job that ran into its timeout',
      'pipeline-failed',
      { builds: [job(1, 'failed', { failure_reason: 'job_execution_timeout' })] },
      { stages: [expect.objectContaining({ status: 'timed_out' })] },
    ],
    [
      'a state that is new to us is on its way',
      'pipeline-state-new-to-us',
      {},
      { topic: 'pipeline.running', status: 'running' },
    ],
    [
      'a success with warnings is one',
      'pipeline-success-with-warnings',
      {},
      { topic: 'pipeline.success', status: 'success' },
    ],
    ['a job that may fail needs nobody', 'job-failed-allowed', {}, { severity: 'warn', concerns: undefined }],
    [
      'a job’s commit is not its id, which is the pipeline’s',
      'job-failed',
      {},
      { commit: expect.objectContaining({ id: expect.stringMatching(/^2f22765/), author: '陈晨' }) },
    ],
    [
      'an old job names its project by a page',
      'job-old-server',
      {},
      { place: expect.objectContaining({ name: 'acme/web' }) },
    ],
  ],
  'deployments and releases': [
    ['the time with an offset', 'deployment-success', {}, { at: '2026-11-22T03:30:00.000Z' }],
    [
      'the whole commit stands in its page',
      'deployment-success',
      {},
      { commit: expect.objectContaining({ id: '2f22765d04931a078909145ca628d2264c852d7d' }) },
    ],
    [
      'the approver did it, the deployer is concerned',
      'deployment-approved',
      {},
      {
        actor: expect.objectContaining({ name: '陈晨' }),
        concerns: [{ login: 'hanmeimei', id: '1003', why: 'author' }],
        description: '低峰期，可以上。',
      },
    ],
    [
      'a page that is none is not linked',
      'deployment-success',
      { deployable_url: 'javascript:alert(1)', environment_external_url: 'ftp://x' },
      { url: `${site}/acme/web/-/environments`, environmentUrl: undefined },
    ],
    ['only files that people attached', 'release-created', {}, { assets: ['web-2.1.0.tar.gz'] }],
    [
      'a milestone has a page of its own',
      'milestone-created',
      {},
      { url: `${site}/acme/web/-/milestones/10`, due: '2026-12-15' },
    ],
    [
      'a group’s page is below /groups/',
      'milestone-of-group',
      {},
      { url: `${site}/groups/acme/-/milestones/10`, place: expect.objectContaining({ type: 'group' }) },
    ],
    [
      'a vulnerability names its project by its page',
      'vulnerability-detected',
      {},
      { place: { name: 'acme/web', url: `${site}/acme/web`, type: 'repository' }, severity: 'bad' },
    ],
    ['what was dismissed is no good news', 'vulnerability-dismissed', {}, { status: 'resolved', severity: 'info' }],
    ['a medium one only warns', 'vulnerability-detected', attributes({ severity: 'medium' }), { severity: 'warn' }],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_, found, patch, expected) => {
    expect(told(found, patch)).toMatchObject(expected);
  });
});

test('a pipeline’s variables are never read', () => {
  const payload = payloadOf('pipeline-failed');
  expect(JSON.stringify(payload)).toContain('not-for-you');
  expect(JSON.stringify(newsOf(payload))).not.toMatch(/not-for-you|DEPLOY_TOKEN/);
});
