import { describe, expect, it } from 'vitest';
import { safeHref } from '../../../src/console/dingtalk/href.ts';
import { DingTalkMessage } from '../../../src/console/dingtalk/message.tsx';
import type { Message } from '../../../src/dingtalk/message.ts';

/** What stands in the bubble. */
function drawn(message: Message): string {
  const html = String(DingTalkMessage({ message, locale: 'zh-CN' }));
  return /<div class="ding-body"><p class="ding-sender">[^<]*<\/p>(.*)<\/div><\/article>$/s.exec(html)?.[1] ?? html;
}

const markdown = (text: string, at?: object): Message => ({
  msgtype: 'markdown',
  markdown: { title: 't', text },
  ...(at && { at }),
});
const md = (text: string) => /<div class="md">(.*)<\/div><\/div>$/s.exec(drawn(markdown(text)))?.[1];
const link = (href: string, text: string) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;

describe('markdown as DingTalk draws it', () => {
  it.each([
    ['a heading', '#### 三个提交', '<p class="md-h md-h4">三个提交</p>'],
    ['emphasis', '**粗** *斜*', '<p><strong>粗</strong> <em>斜</em></p>'],
    ['a break after two spaces', 'a  \nb', '<p>a<br/>b</p>'],
    ['a quote', '> 摘要', '<blockquote><p>摘要</p></blockquote>'],
    ['a list', '- 一\n- 二', '<ul><li><span>一</span></li><li><span>二</span></li></ul>'],
    ['a numbered list', '3. 三\n4. 四', '<ol start="3"><li><span>三</span></li><li><span>四</span></li></ol>'],
    ['a link', '[查看](https://a.example/x)', `<p>${link('https://a.example/x', '查看')}</p>`],
    ['an escape', '1\\. a \\*b\\*', '<p>1. a *b*</p>'],
    ['a character reference', 'https&#58;//a.example &lt;b&gt;', '<p>https://a.example &lt;b&gt;</p>'],
    ['HTML, as it was written', '<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
    [
      'a script, as it was written',
      '<script>alert(1)</script>',
      '<p class="md-raw">&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    ],
    ['code, as it was written', '`x`', '<p>`x`</p>'],
    ['a bare address, dead', 'https://a.example', '<p>https://a.example</p>'],
    ['a link to a script, dead', '[x](javascript:alert(1))', '<p><span>x</span></p>'],
    ['a link to data, dead', '[x](data:text/html,x)', '<p><span>x</span></p>'],
    [
      'a link that breaks out of its attribute',
      '[x](https://a.example/"onclick="alert)',
      `<p>${link('https://a.example/%22onclick=%22alert', 'x')}</p>`,
    ],
  ])('%s', (_name, text, html) => {
    expect(md(text)).toBe(html);
  });

  it('a picture is a placeholder: nothing is loaded', () => {
    const html = md('![截图](https://a.example/x.png)');
    expect(html).toContain('截图');
    expect(html).not.toMatch(/<img|a\.example/);
  });
});

describe('mentions', () => {
  it.each([
    [
      'a mobile number, masked',
      '请看 @13812345678',
      { atMobiles: ['13812345678'] },
      '<span class="mention">@138****5678</span>',
    ],
    ['a userId', '@u.1 请看', { atUserIds: ['u.1'] }, '<span class="mention">@u.1</span>'],
    ['a number that nobody named', '@13812345678', { atMobiles: ['13800000000'] }, '@138****5678'],
  ])('%s', (_name, text, at, html) => {
    expect(drawn(markdown(text, at))).toContain(html);
    expect(drawn(markdown(text, at))).not.toContain('13812345678');
  });
});

describe('every kind of message', () => {
  const target = 'dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fa.example%2Fx&pc_slide=false';
  it.each<[name: string, message: Message, parts: string[]]>([
    ['text', { msgtype: 'text', text: { content: 'a\n<b>' } }, ['<div class="bubble bubble-text">a\n&lt;b&gt;</div>']],
    [
      'link',
      { msgtype: 'link', link: { title: '标题', text: '正文', messageUrl: target, picUrl: 'https://a.example/x.png' } },
      ['href="https://a.example/x"', '标题', '正文', '图片'],
    ],
    [
      'actionCard with one button',
      { msgtype: 'actionCard', actionCard: { title: 't', text: '#### 正文', singleTitle: '查看', singleURL: target } },
      [
        '<p class="md-h md-h4">正文</p>',
        link('https://a.example/x', '查看').replace('<a ', '<a class="bubble-button" '),
      ],
    ],
    [
      'actionCard with two',
      {
        msgtype: 'actionCard',
        actionCard: {
          title: 't',
          text: 'x',
          btnOrientation: '1',
          btns: [
            { title: '甲', actionURL: target },
            { title: '乙', actionURL: 'javascript:alert(1)' },
          ],
        },
      },
      ['class="bubble-buttons row"', '>甲</a>', '<span class="bubble-button">乙</span>'],
    ],
    [
      'feedCard',
      {
        msgtype: 'feedCard',
        feedCard: { links: [{ title: '头条', messageURL: target, picURL: 'https://a.example/p.png' }] },
      },
      ['class="feed-first"', '头条'],
    ],
  ])('%s', (_name, message, parts) => {
    for (const part of parts) expect(drawn(message)).toContain(part);
    expect(drawn(message)).not.toMatch(/<img|<script|javascript:/);
  });
});

it.each([
  ['https', 'https://a.example/x?y=1', 'https://a.example/x?y=1'],
  ['http', 'http://a.example/', 'http://a.example/'],
  [
    'DingTalk’s wrapper',
    'dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fa.example%2F&pc_slide=true',
    'https://a.example/',
  ],
  ['the wrapper around a script', 'dingtalk://dingtalkclient/page/link?url=javascript%3Aalert(1)', null],
  ['another command of DingTalk', 'dingtalk://dingtalkclient/action/openapp?url=https%3A%2F%2Fa.example', null],
  ['a script', 'javascript:alert(1)', null],
  ['a script in disguise', ' \tJaVaScRiPt:alert(1)', null],
  ['data', 'data:text/html,<script>1</script>', null],
  ['a file', 'file:///etc/passwd', null],
  ['credentials', 'https://user:pass@a.example/', null],
  ['no address', 'hello', null],
  ['an own path', '/console/sign-out', null],
])('a link to %s', (_name, target, href) => {
  expect(safeHref(target)).toBe(href);
});
