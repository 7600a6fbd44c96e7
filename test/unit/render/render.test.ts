import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/event/index.ts';
import { render } from '../../../src/render/index.ts';
import { lint, markdownOf } from './lint.ts';
import { contextOf, now, sample } from './samples.ts';

const target = (url: string) => `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}&pc_slide=false`;

function overridden(overrides: Record<string, string>, event: Event = sample('comment')) {
  return render(event, contextOf({ overrides }));
}

describe('whole messages', () => {
  const compare = target('https://github.com/acme/web/compare/a...b');
  const push = sample('push', {
    commits: [
      { id: 'a1b2c3d4e5', title: '修复登录后跳转丢失查询参数', url: 'https://x.example/1', author: '陈晨' },
      { id: '9f8e7d6c5b', title: '补充回归测试', author: '李雷' },
    ],
    total: 2,
    compareUrl: 'https://github.com/acme/web/compare/a...b',
  });

  test('push in Chinese', () => {
    expect(render(push, contextOf())).toEqual({
      message: {
        msgtype: 'markdown',
        markdown: {
          title: '陈晨 推送了 2 个提交到 main · acme/web',
          text: [
            `#### 陈晨 推送了 [2 个提交](${compare})到 main`,
            'acme/web',
            `- [a1b2c3d](${target('https://x.example/1')}) 修复登录后跳转丢失查询参数\n- 9f8e7d6 补充回归测试 — 李雷`,
            `[查看改动](${compare})`,
          ].join('\n\n'),
        },
      },
      line: `陈晨 推送了 [2 个提交](${compare})到 main`,
      failures: [],
    });
  });

  test('push in English', () => {
    const { message, line } = render(push, contextOf({ locale: 'en' }));
    expect(line).toBe(`陈晨 pushed [2 commits](${compare}) to main`);
    expect(message).toMatchObject({ markdown: { title: '陈晨 pushed 2 commits to main · acme/web' } });
  });

  test('merge request in Chinese', () => {
    const url = target('https://github.com/acme/web/pull/57');
    expect(
      render(
        sample('merge_request', { actor: { name: '李雷' }, body: { format: 'text', text: '一句话' } }),
        contextOf(),
      ).message,
    ).toEqual({
      msgtype: 'actionCard',
      actionCard: {
        title: '李雷 请求合并 !57 支持多仓库配置 · acme/web',
        text: [
          `#### 李雷 请求合并 [!57 支持多仓库配置](${url})`,
          'acme/web · feature/multi-repo → main · +320 −45 · 12 个文件',
          '> 一句话',
          '评审人：韩梅梅、陈晨  \n标签：enhancement、配置',
        ].join('\n\n'),
        btns: [
          { title: '查看合并请求', actionURL: url },
          { title: '查看改动', actionURL: target('https://github.com/acme/web/pull/57/files') },
        ],
        btnOrientation: '1',
      },
    });
  });

  test('build fixed', () => {
    const event = sample('build', { status: 'success', was: 'failure', brokenFor: 2520 });
    const zh = render(event, contextOf());
    const en = render(event, contextOf({ locale: 'en' }));
    expect(zh.message).toMatchObject({
      actionCard: { title: '✅ CI 恢复正常：main · acme/web #1284（失败了 42 分钟）' },
    });
    expect(en.message).toMatchObject({
      actionCard: { title: '✅ CI is passing again on main · acme/web #1284 (after 42m)' },
    });
    expect(zh.line).toMatch(/^✅ \[CI 恢复正常\]\(dingtalk:[^)]+\)：main（失败了 42 分钟） — 陈晨$/);
  });

  test('a fork is a plain pointer', () => {
    expect(render(sample('repository'), contextOf()).message).toEqual({
      msgtype: 'link',
      link: {
        title: '陈晨 Fork 了 acme/web 到 lilei/web',
        text: 'github.com/lilei/web',
        messageUrl: target('https://github.com/lilei/web'),
      },
    });
  });

  test('news that arrives late says when it happened', () => {
    const event = sample('comment', { at: '2026-11-21T08:00:00Z' });
    expect(markdownOf(render(event, contextOf()).message)).toMatch(/\n\n发生于 昨天 16:00$/);
    expect(markdownOf(render(event, contextOf({ locale: 'en' })).message)).toMatch(/\n\nHappened yesterday 16:00$/);
    expect(
      markdownOf(render({ ...event, at: new Date(now - 500_000).toISOString() }, contextOf()).message),
    ).not.toContain('发生于');
  });
});

describe('digest lines', () => {
  const lineOf = (event: Event, locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const line = render(event, contextOf({ locale })).line;
    return line.replace(/\]\([^)]*\)/g, ']');
  };
  const han = '登录后跳转丢失查询参数并且页面闪烁'.repeat(5);
  const latin = 'Keep the query after login '.repeat(5);

  test.for<{ name: string; event: Event; locale: 'zh-CN' | 'en'; line: string }>([
    {
      name: 'forty Han characters of a title',
      event: sample('comment', { title: han }),
      locale: 'zh-CN',
      line: `陈晨 评论了 [#128 ${han.slice(0, 39)}…]`,
    },
    {
      name: 'sixty Latin ones',
      event: sample('comment', { title: latin }),
      locale: 'en',
      line: `陈晨 commented on [#128 ${latin.slice(0, 59).trimEnd()}…]`,
    },
    {
      name: 'of the only commit, too',
      event: sample('push', { commits: [{ id: 'a1b2c3d4', title: han }], total: 1, compareUrl: undefined }),
      locale: 'zh-CN',
      line: `陈晨 推送了 [1 个提交]到 main：${han.slice(0, 39)}…`,
    },
  ])('$name', ({ event, locale, line }) => {
    expect(lineOf(event, locale)).toBe(line);
    const { message } = render(event, contextOf({ locale }));
    if (message.msgtype === 'actionCard') expect(message.actionCard.text).not.toContain('…]');
  });
});

describe('type', () => {
  test.for<{ name: string; event: Event; overrides: Record<string, string>; type: string }>([
    { name: 'buttons make a card', event: sample('comment'), overrides: {}, type: 'actionCard' },
    { name: 'nothing to open', event: sample('comment', { url: undefined }), overrides: {}, type: 'markdown' },
    {
      name: 'only the sentence and one button',
      event: sample('comment'),
      overrides: { comment: '{{ say }}' },
      type: 'link',
    },
    {
      name: 'as the template says',
      event: sample('comment'),
      overrides: { comment: '---\nmsgtype: text\n---\nx' },
      type: 'text',
    },
    {
      name: 'link without an address',
      event: sample('comment', { url: undefined }),
      overrides: { comment: '---\nmsgtype: link\n---\nx' },
      type: 'markdown',
    },
    {
      name: 'card without a button',
      event: sample('comment', { url: undefined }),
      overrides: { comment: '---\nmsgtype: actionCard\n---\nx' },
      type: 'markdown',
    },
    {
      name: 'feed without a picture',
      event: sample('comment'),
      overrides: { comment: '---\nmsgtype: feedCard\n---\nx' },
      type: 'markdown',
    },
    {
      name: 'feed with a picture',
      event: sample('comment'),
      overrides: {
        comment: '---\nmsgtype: feedCard\nbuttons:\n  - {{ say }} | {{ url }} | https://x.example/y.png\n---\nx',
      },
      type: 'feedCard',
    },
  ])('$name', ({ event, overrides, type }) => {
    const { message, failures } = overridden(overrides, event);
    expect({ type: message.msgtype, failures }).toEqual({ type, failures: [] });
    expect(lint(message)).toEqual([]);
  });

  test.for([
    { msgtype: 'auto', becomes: 'markdown' },
    { msgtype: 'text', becomes: 'text' },
    { msgtype: 'link', becomes: 'markdown' },
    { msgtype: 'markdown', becomes: 'markdown' },
    { msgtype: 'actionCard', becomes: 'actionCard' },
    { msgtype: 'feedCard', becomes: 'markdown' },
  ])('$msgtype that mentions somebody is $becomes', ({ msgtype, becomes }) => {
    const overrides = { comment: `---\nmsgtype: ${msgtype}\n---\nx` };
    const { message } = render(
      sample('comment'),
      contextOf({ overrides, mentions: [{ mobile: '13800000000' }, { userId: 'u-1' }] }),
    );
    expect(message).toMatchObject({ msgtype: becomes, at: { atMobiles: ['13800000000'], atUserIds: ['u-1'] } });
    expect(JSON.stringify(message)).toContain('@13800000000 @u-1');
  });

  test('what cannot be a mobile or an id mentions nobody', () => {
    const { message } = render(sample('comment'), contextOf({ mentions: [{ mobile: '](x' }, { userId: 'a b' }, {}] }));
    expect(message.msgtype).toBe('actionCard');
  });

  test('fifty people at most, each once', () => {
    const mentions = Array.from({ length: 120 }, (_, n) => ({ mobile: `138000000${10 + (n % 60)}` }));
    const { message } = render(sample('comment'), contextOf({ mentions }));
    expect(message).toMatchObject({ at: { atMobiles: { length: 50 } } });
  });
});

describe('an event that is not one', () => {
  test.for<{ name: string; event: unknown }>([
    { name: 'nothing', event: {} },
    { name: 'unknown kind', event: { kind: 'party', place: { name: 'acme/web', type: 'repository' } } },
    { name: 'wrong types', event: { kind: 'push', place: { name: 7 }, commits: 'x', total: null, ref: {} } },
    { name: 'null', event: null },
  ])('$name: something is said, nothing is thrown', ({ event }) => {
    const { message, line } = render(event as Event, contextOf());
    expect(lint(message)).toEqual([]);
    expect(line).not.toBe('');
  });
});

describe('size', () => {
  test('a very large event stays within the limits', () => {
    const long = '钉钉 <b>*x*</b> '.repeat(500);
    const facts = Array.from({ length: 80 }, (_, n) => ({ name: `${n} ${long}`, value: long }));
    const url = `https://x.example/${'a'.repeat(900)}`;
    const event = sample('notice', { title: long, facts, body: { format: 'text', text: long }, url });
    const { message, line } = render(event, contextOf());
    expect(lint(message)).toEqual([]);
    expect(line.replace(/\]\([^)]*\)/, '').length).toBeLessThan(2_000);
  });
});
