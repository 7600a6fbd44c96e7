import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/dingtalk/message.ts';
import type { MessageBody } from '../../../src/event/index.ts';
import { bytes, render, withKeyword } from '../../../src/render/index.ts';
import { contextOf } from './samples.ts';

const url = 'https://x.example/a';
const opened = 'dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fx.example%2Fa&pc_slide=false';
const at = { atMobiles: ['13800000000'] };
const read = (message: MessageBody, context = contextOf(), opens?: string) =>
  render({ kind: 'message', place: { name: '值班', type: 'service' }, message, url: opens }, context);
const markdown = (title: string, text: string): MessageBody => ({ msgtype: 'markdown', markdown: { title, text } });
const text = (content: string): MessageBody => ({ msgtype: 'text', text: { content } });

describe('its line in a digest', () => {
  test.each<[name: string, message: MessageBody, line: string, opens?: string]>([
    ['the first line of a text', text('\n磁盘满了\n请处理'), '磁盘满了'],
    [
      'escaped',
      text('**a** [b](https://evil.example) <b>'),
      '\\*\\*a\\*\\* \\[b\\]\\(https&#58;//evil.example) &lt;b&gt;',
    ],
    ['a title that its first line repeats', markdown('杭州天气', '#### 杭州天气：9 度\n> 西北风'), '杭州天气：9 度'],
    ['a title that says more than its first line', markdown('杭州天气：9 度', '#### 杭州天气'), '杭州天气：9 度'],
    ['a title and what it leaves open', markdown('监控报警', '> 磁盘 **93%**'), '监控报警 · 磁盘 93%'],
    ['past a picture and a rule', markdown('t', '![](https://x.example/a.png)\n\n---\n- 磁盘满了'), 't · 磁盘满了'],
    ['without colours', markdown('t', '<font color=#f00>红</font>色'), 't · 红色'],
    ['with what it opens', text('看这里'), `[看这里](${opened})`, url],
    ['nothing that could be read', text('\u200b\u200b'), '值班'],
    ['cut', text('长'.repeat(300)), `${'长'.repeat(99)}…`],
  ])('%s', (_, message, line, opens) => {
    expect(read(message, contextOf(), opens).line).toBe(line);
  });

  test('does not name again whom the digest mentions', () => {
    expect(read({ ...text('磁盘满了 @13800000000 请看'), at } as MessageBody).line).toBe('磁盘满了 请看');
  });
});

describe('the message', () => {
  test.each<[name: string, message: MessageBody]>([
    ['markup of every sort stays', markdown('**t**', '<b>x</b>\n| a |\n```\n# y')],
    ['whatever is in a text', text('\r\n\u202e**x**\t')],
    ['length that other messages may not have', markdown('t', '长'.repeat(6_000))],
  ])('%s', (_, message) => {
    expect(read(message)).toMatchObject({ message, failures: [] });
  });

  test.each<[name: string, message: MessageBody]>([
    ['text', text('长'.repeat(6_640))],
    ['text of ASCII', text('x'.repeat(19_950))],
    ['markdown of many lines', markdown('t', '一行\n\n'.repeat(1_985))],
    ['markdown of one line', markdown('t', 'x'.repeat(19_940))],
    ['quotes, which JSON doubles', text('"'.repeat(9_970))],
  ])('%s that DingTalk takes and that our additions would make too long is cut a little', (_, message) => {
    expect(bytes(JSON.stringify(message))).toBeLessThanOrEqual(20_000);
    const cut = withKeyword(read(message).message, ['监控报警']);
    const size = bytes(JSON.stringify({ ...cut, msgUuid: crypto.randomUUID() }));
    expect(size).toBeLessThanOrEqual(20_000);
    expect(size).toBeGreaterThan(18_000);
  });

  test.each<[name: string, message: MessageBody, called: Message]>([
    [
      'text',
      { ...text('x @13800000000'), at } as MessageBody,
      {
        msgtype: 'text',
        text: { content: 'x @13800000000\n\n@13900000000 @u1' },
        at: { atMobiles: ['13800000000', '13900000000'], atUserIds: ['u1'] },
      },
    ],
    [
      'a link, which can mention nobody',
      { msgtype: 'link', link: { title: 't', text: 'x', messageUrl: url } },
      { msgtype: 'link', link: { title: 't', text: 'x', messageUrl: url } },
    ],
  ])('people whom the hook mentions are added: %s', (_, message, called) => {
    const mentions = [{ mobile: '13900000000' }, { userId: 'u1' }];
    expect(read(message, contextOf({ mentions })).message).toEqual(called);
  });
});
