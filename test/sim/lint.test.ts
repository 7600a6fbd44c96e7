import { describe, expect, it } from 'vitest';
import { lastRecord, markdown, send, start, text } from './driver.ts';
import type { AtEffect, RobotSettings } from './index.ts';

async function lintOf(body: unknown): Promise<string[]> {
  const sim = start();
  expect((await send(sim, body)).errcode).toBe(0);
  return lastRecord(sim).lint.filter((code) => code !== 'no-msguuid');
}

const URL = 'https://x.test/';
const card = (part: object) => ({
  msgtype: 'actionCard',
  actionCard: { title: 't', text: 'x', singleTitle: 'Open', singleURL: URL, ...part },
});
const buttons = (count: number, more: object = {}) => ({
  msgtype: 'actionCard',
  actionCard: {
    title: 't',
    text: 'x',
    btns: Array.from({ length: count }, () => ({ title: 'A', actionURL: URL })),
    ...more,
  },
});
const feed = (count: number, more: object = {}) => ({
  msgtype: 'feedCard',
  feedCard: { links: Array.from({ length: count }, () => ({ title: 't', messageURL: URL, picURL: URL, ...more })) },
});

describe('12.40 lint of markdown', () => {
  it.each<[string, string[]]>([
    ['<b>x</b>', ['html-raw']],
    ['a </div> b', ['html-raw']],
    ['<!-- x -->', ['html-raw']],
    ['<fonts>', ['html-raw']],
    ['<font color=#f00>x</font>', []],
    ['<FONT size=3>x</FONT>', []],
    ['1 < 2 &lt;b&gt;', []],
    ['| a | b |\n|---|:-:|\n| 1 | 2 |', ['table', 'single-newline']],
    ['a \\| b\n\n---', []],
    ['```\ncode\nmore\n```', ['code-fence']],
    ['> ```js\n> x\n> ```', ['code-fence']],
    ['use `npm ci` here', ['code-inline']],
    ['an escaped \\`npm ci\\` here', []],
    ['~~old~~', ['strike']],
    ['a ~ b ~~ c', []],
    ['- a\n  - b', ['nested-list']],
    ['- a\n\t- b', ['nested-list', 'tab']],
    ['- a\n- b\n1. c', []],
    ['one\ntwo', ['single-newline']],
    ['one  \ntwo\n\nthree', []],
    ['# one\ntwo\n\n> three\n> four', []],
    ['one\r\n\r\ntwo', ['crlf']],
    ['![x](data:image/png;base64,AA)', ['img-data-uri']],
    ['![x](@lADabc) [y](https://x.test/)', []],
    ['[x](javascript:alert)', ['url-scheme']],
    ['[x](/relative)', ['url-scheme']],
    ['[![i](https://x.test/i.png)](ftp://x.test/)', ['url-scheme']],
    ['escaped \\[x\\](y)', []],
    ['[x](dtmd://dingtalkclient/sendMessage?content=x)', []],
    ['[x](dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fx.test)', ['pc-slide-missing']],
    ['[x](dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fx.test&pc_slide=false)', []],
    ['中'.repeat(3501), ['long-markdown']],
    ['中'.repeat(3500), []],
  ])('12.40 %o', async (body, expected) => {
    expect(await lintOf(markdown(body))).toEqual(expected);
  });
});

describe('lint of the rest', () => {
  it.each<[string, unknown, string[]]>([
    ['a title of two lines', { msgtype: 'markdown', markdown: { title: 'a\nb', text: 'x' } }, ['title-markdown']],
    ['a title with a heading', { msgtype: 'markdown', markdown: { title: '# a', text: 'x' } }, ['title-markdown']],
    ['a title with a link', card({ title: '[a](b)' }), ['title-markdown']],
    ['markdown in a text', text('see [x](https://x.test/)'), ['text-markdown']],
    ['bold in a text', text('**x**'), ['text-markdown']],
    ['a large body', text('x'.repeat(18_001)), ['near-limit']],
    ['escaped Han characters', '{"msgtype":"text","text":{"content":"\\u4e2d"}}', ['ascii-escaped']],
    ['an escaped control character', text('\u001b'), []],
    ['a backslash before u4e2d', text('\\u4e2d'), []],
    ['five buttons', buttons(5), []],
    ['six buttons', buttons(6), ['many-buttons']],
    ['two buttons side by side', buttons(2, { btnOrientation: '1' }), []],
    ['three buttons side by side', buttons(3, { btnOrientation: '1' }), ['horizontal-not-two']],
    ['eight links', feed(8), []],
    ['nine links', feed(9), ['many-links']],
    ['a picture in the link', feed(1, { picURL: 'data:image/png;base64,AA' }), ['img-data-uri']],
    ['a button that calls', card({ singleURL: 'tel:110' }), ['url-scheme']],
  ])('%s', async (_, body, expected) => {
    expect(await lintOf(body)).toEqual(expected);
  });

  it('says when msgUuid is missing', async () => {
    const sim = start();
    await send(sim);
    expect(lastRecord(sim).lint).toEqual(['no-msguuid']);
    await send(sim, text('x', { msgUuid: 'u' }));
    expect(lastRecord(sim).lint).toEqual([]);
  });
});

describe('12.39 whom a message notifies', () => {
  const nobody: AtEffect = { all: false, notified: [], ignored: [], appended: [] };
  const at = { atMobiles: ['138'], atUserIds: ['u1'] };
  const all = { ...at, isAtAll: true };
  const link = { msgtype: 'link', link: { title: 't', text: '@138 @u1', messageUrl: URL } };
  const ignored = (reason: string, ...ids: string[]) => ids.map((id) => ({ id, reason }));

  it.each<[string, Record<string, unknown>, RobotSettings, object]>([
    ['text', text('hi @138', { at }), {}, { ...nobody, notified: ['138', 'u1'], appended: ['u1'] }],
    [
      'text, all',
      text('hi @u1', { at: all }),
      {},
      { ...nobody, all: true, notified: ['u1'], ignored: ignored('at-all', '138') },
    ],
    [
      'markdown',
      markdown('@138', { at }),
      {},
      { ...nobody, notified: ['138'], ignored: ignored('no-placeholder', 'u1') },
    ],
    [
      'actionCard',
      { ...card({ text: '@u1' }), at },
      {},
      { ...nobody, notified: ['u1'], ignored: ignored('no-placeholder', '138') },
    ],
    ['markdown, all', markdown('x', { at: { isAtAll: true } }), {}, { ...nobody, all: true }],
    ['link', { ...link, at: all }, {}, { ...nobody, ignored: ignored('type-unsupported', '138', 'u1') }],
    ['feedCard', { ...feed(1), at }, {}, { ...nobody, ignored: ignored('type-unsupported', '138', 'u1') }],
    [
      'members',
      text('x', { at }),
      { members: [{ mobile: '138' }, { mobile: 'u1' }] },
      { ...nobody, notified: ['138'], appended: ['138'], ignored: ignored('not-member', 'u1') },
    ],
    [
      'external group',
      text('x', { at: all }),
      { externalGroup: true },
      { ...nobody, ignored: ignored('external-group', '138', 'u1') },
    ],
  ])('12.39 %s', async (_, body, robot, expected) => {
    const sim = start({}, robot);
    expect((await send(sim, body)).errcode).toBe(0);
    expect(lastRecord(sim).atEffect).toEqual(expected);
    expect(lastRecord(sim).lint.includes('at-unsupported')).toBe(/link|feed/i.test(String(body.msgtype)));
  });

  it('12.39 the outer at wins over the one inside', async () => {
    const sim = start();
    const inside = { content: 'x', at: { atMobiles: ['1'] } };
    await send(sim, { msgtype: 'text', text: inside, at: { atMobiles: ['2'] } });
    expect(lastRecord(sim).atEffect?.notified).toEqual(['2']);
    expect(lastRecord(sim).lint).toContain('at-nested');
  });

  it('12.39 a message without at has no effect to record', async () => {
    const sim = start();
    await send(sim);
    expect(lastRecord(sim).atEffect).toBeUndefined();
  });
});
