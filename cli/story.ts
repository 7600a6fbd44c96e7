import { randomUUID } from 'node:crypto';
import { github } from '../adapters/github/index.ts';
import { understand } from '../src/ingress/understand.ts';
import { forPreview } from '../src/ingress/verify.ts';
import { RawRequest } from '../src/kit/index.ts';
import { type Case, loadCases } from '../test/unit/adapters/cases.ts';
import { mergePatch } from './delivery/merge-patch.ts';

/** A delivery as GitHub would send it, its proof left out. */
export interface Delivery {
  /** What happens, for a caption. */
  title: string;
  event: string;
  headers: Record<string, string>;
  body: string;
}

const cases = new Map(loadCases('github').map((each) => [each.name, each]));

/** An afternoon in a repository, one delivery after the other. */
export function afternoon(now: number): Delivery[] {
  const names = [
    'push-three-commits',
    'pull-request-opened',
    'review-approved',
    'pull-request-merged',
    'workflow-run-failed',
    'workflow-run-succeeded',
    'issue-opened',
    'comment-on-issue',
    'deployment-success',
    'release-published',
  ];
  return names.map((name) => delivery(name, {}, now));
}

/** What a release day does to a group: 40 deliveries at once. */
export function releaseDay(now: number): Delivery[] {
  const titles = ['支持多仓库配置', '登录页改版', '修复时区换算', '升级 Node 24', '支付页埋点', 'Fix flaky e2e'];
  const push = (i: number) =>
    delivery('push-three-commits', { ref: `refs/heads/release/2.${i % 5}`, after: sha(i) }, now);
  const merged = (i: number) =>
    delivery(
      'pull-request-merged',
      { number: 60 + i, pull_request: { id: 60 + i, number: 60 + i, title: titles[i % titles.length] } },
      now,
    );
  const comment = (i: number) =>
    delivery('comment-on-issue', { comment: { id: 900 + i, body: `第 ${i + 1} 条补充` } }, now);
  const failed = (i: number) =>
    delivery(
      'workflow-run-failed',
      { workflow_run: { id: 500 + i, run_number: 1300 + i, head_branch: `release/2.${i}` } },
      now,
    );
  const many = (count: number, make: (i: number) => Delivery) => Array.from({ length: count }, (_, i) => make(i));
  return [...many(20, push), ...many(6, merged), ...many(12, comment), ...many(2, failed)];
}

function delivery(name: string, patch: object, now: number): Delivery {
  const sample = cases.get(name);
  if (!sample) throw new Error(`fixtures/github has no case "${name}".`);
  const body = freshened({ ...sample, payload: mergePatch(sample.payload, patch) }, now);
  const headers = { ...sample.headers, 'x-github-delivery': randomUUID() };
  return { title: sample.title['zh-CN'], event: sample.event, headers, body };
}

/** A sample as if it happened now: all its times move by as much as its event is old. */
function freshened(sample: Case, now: number): string {
  const json = JSON.stringify(sample.payload);
  const url = new URL('https://sample.invalid');
  const request = new RawRequest('POST', url, new Headers(sample.headers), new TextEncoder().encode(json));
  const read = understand(github, forPreview(request));
  const at = read.kind === 'parsed' && 'events' in read.parsed ? read.parsed.events[0]?.at : undefined;
  const age = at === undefined ? 0 : now - Date.parse(at);
  return json
    .replace(/"(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))"/g, (_, time: string) =>
      JSON.stringify(new Date(Date.parse(time) + age).toISOString()),
    )
    .replace(/"pushed_at":(\d+)/g, (_, time: string) => `"pushed_at":${Number(time) + Math.round(age / 1000)}`);
}

function sha(n: number): string {
  return n.toString(16).padStart(40, 'f');
}
