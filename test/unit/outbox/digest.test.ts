import { describe, expect, it } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { mergePatch } from '../../../cli/delivery/merge-patch.ts';
import { limits } from '../../../src/config.ts';
import type { Message } from '../../../src/dingtalk/message.ts';
import { type Locale, locales } from '../../../src/event/index.ts';
import { dispatchesFor } from '../../../src/ingress/dispatches.ts';
import { digest } from '../../../src/outbox/digest/index.ts';
import { foldThreads } from '../../../src/outbox/digest/threads.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';
import { plainLinks } from '../../conformance/golden.ts';
import { requestOf, translate } from '../../conformance/translate.ts';
import { loadCases } from '../adapters/cases.ts';

const cases = new Map(loadCases('github').map((each) => [each.name, each]));
const room = { chars: limits.markdownChars, bytes: limits.messageBytes };
const afternoon = Date.parse('2026-11-22T14:02:00+08:00');

let serial = 0;

/** Dispatches of a case of `fixtures/github`, changed by a patch, four seconds after the one before. */
function news(locale: Locale, name: string, patch: object = {}): Dispatch[] {
  const sample = cases.get(name);
  if (!sample) throw new Error(`no case ${name}`);
  const { events } = translate(github, requestOf(sample.headers, JSON.stringify(mergePatch(sample.payload, patch))));
  const group = { id: 'g', locale, timezone: 'Asia/Shanghai', links: 'browser' as const };
  const hook = { id: 'h', source: 'github', groups: [group], templates: {}, people: [] };
  const n = ++serial;
  const { dispatches } = dispatchesFor(events, hook, afternoon + n * 4000);
  return dispatches.map((draft) => ({ ...draft, id: `${n.toString().padStart(9, '0')}.00`, delivery: `${n}` }));
}

const repo = (name: string) => ({ repository: { full_name: name, html_url: `https://github.com/${name}` } });
const branch = (name: string) => ({ ref: `refs/heads/${name}` });
const pull = (number: number, title: string, place = 'acme/web') => ({
  ...repo(place),
  number,
  pull_request: { number, title, html_url: `https://github.com/${place}/pull/${number}` },
});
const run = (ref: string, place = 'acme/web') => ({ ...repo(place), workflow_run: { head_branch: ref } });

/** A few minutes in an organisation. */
function busyMinutes(locale: Locale): Dispatch[] {
  const of = (name: string, patch: object = {}) => news(locale, name, patch);
  return [
    ...of('push-three-commits', branch('feature/pay')),
    ...of('pull-request-opened', pull(57, '支持多仓库配置')),
    ...of('pull-request-opened', pull(58, '登录页改版')),
    ...of('push-three-commits', branch('feature/login')),
    ...of('review-approved', pull(57, '支持多仓库配置')),
    ...of('comment-on-issue'),
    ...of('comment-on-issue', { comment: { id: 2 } }),
    ...of('pull-request-merged', pull(57, '支持多仓库配置')),
    ...of('push-three-commits', branch('main')),
    ...of('workflow-run-failed', run('main')),
    ...of('pull-request-merged', pull(60, '修复时区换算')),
    ...of('pull-request-merged', pull(61, 'Fix flaky e2e')),
    ...of('pull-request-merged', pull(62, '支付页埋点')),
    ...of('push-three-commits', { ...repo('acme/api'), ...branch('main') }),
    ...of('workflow-run-failed', run('release/2.1', 'acme/api')),
    ...of('workflow-run-succeeded', run('release/2.1', 'acme/api')),
    ...of('release-published', repo('acme/api')),
    ...of('issue-opened', { ...repo('acme/api'), issue: { number: 7, title: '导出超时' } }),
  ];
}

/** A storm: very many of everything. */
function storm(locale: Locale): Dispatch[] {
  const all: Dispatch[] = [];
  for (let i = 0; i < 200; i++) all.push(...news(locale, 'push-three-commits', branch(`feature/${i % 40}`)));
  for (let i = 0; i < 30; i++) all.push(...news(locale, 'workflow-run-failed', run(`feature/${i}`)));
  for (let i = 0; i < 40; i++)
    all.push(...news(locale, 'pull-request-merged', pull(100 + i, `改动 ${i}`, `acme/s${i % 7}`)));
  for (let i = 0; i < 60; i++)
    all.push(...news(locale, 'comment-on-issue', { issue: { number: i }, comment: { id: i } }));
  return all;
}

function page(message: Message): string {
  if (message.msgtype !== 'markdown') throw new Error('a digest is markdown');
  return `> ${message.markdown.title}\n\n${plainLinks(message.markdown.text)}\n`;
}

describe.each(locales)('a digest in %s', (locale) => {
  it.each([
    ['busy-minutes', busyMinutes],
    ['storm', storm],
  ])('%s reads as its golden file and stays within its room', async (name, make) => {
    serial = 0;
    const message = digest(make(locale), { locale, timezone: 'Asia/Shanghai', links: 'browser' }, room);
    await expect(page(message)).toMatchFileSnapshot(`../../golden/digest/${name}.${locale}.md`);
    if (message.msgtype === 'markdown') expect(message.markdown.text.length).toBeLessThanOrEqual(3_500);
    expect(new TextEncoder().encode(JSON.stringify(message)).byteLength).toBeLessThanOrEqual(room.bytes);
  });
});

it.each([
  ['zh-CN', '[全部 18 条](https://hooks.example.com/console/groups/web)'],
  ['en', '[All 18 updates](https://hooks.example.com/console/groups/web)'],
] as const)('a digest in %s ends with a link to all of it, where our address is known', (locale, link) => {
  const context = { locale, timezone: 'Asia/Shanghai', links: 'browser' as const };
  const all = 'https://hooks.example.com/console/groups/web';
  expect(
    page(digest(busyMinutes(locale), { ...context, all }, room))
      .trimEnd()
      .endsWith(`\n\n${link}`),
  ).toBe(true);
  expect(page(digest(busyMinutes(locale), context, room))).not.toContain('hooks.example.com');
});

describe('net state of a thread', () => {
  const fold = (...names: [string, object?][]) =>
    foldThreads(names.flatMap(([name, patch]) => news('en', name, patch)));
  const pr = pull(57, 'x');
  it.each<[string, [string, object?][], [action: string | undefined, count: number, remarks: number][]]>([
    [
      'opened then merged is merged',
      [
        ['pull-request-opened', pr],
        ['pull-request-merged', pr],
      ],
      [['merged', 2, 0]],
    ],
    [
      'reviews and comments stand beside it',
      [
        ['pull-request-opened', pr],
        ['review-approved', pr],
      ],
      [['opened', 2, 1]],
    ],
    [
      'closed then reopened is reopened',
      [
        ['pull-request-closed', pr],
        ['pull-request-reopened', pr],
      ],
      [['reopened', 2, 0]],
    ],
    [
      'a merge takes its push along, before',
      [
        ['push-three-commits', branch('main')],
        ['pull-request-merged', pr],
      ],
      [['merged', 2, 0]],
    ],
    [
      'a merge takes its push along, after',
      [
        ['pull-request-merged', pr],
        ['push-three-commits', branch('main')],
      ],
      [['merged', 2, 0]],
    ],
    [
      'a push elsewhere stands by itself',
      [
        ['pull-request-merged', pr],
        ['push-three-commits', branch('other')],
      ],
      [
        ['merged', 1, 0],
        [undefined, 1, 0],
      ],
    ],
    ['failed then fixed is fixed', [['workflow-run-failed'], ['workflow-run-succeeded']], [['success', 2, 0]]],
    [
      'two requests are two threads',
      [
        ['pull-request-opened', pr],
        ['pull-request-opened', pull(58, 'y')],
      ],
      [
        ['opened', 1, 0],
        ['opened', 1, 0],
      ],
    ],
  ])('%s', (_, names, expected) => {
    expect(fold(...names).map(({ lead, count, remarks }) => [lead.action, count, remarks])).toEqual(expected);
  });
});
