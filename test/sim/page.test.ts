import { describe, expect, it } from 'vitest';
import { markdown, send, start, text } from './driver.ts';
import type { DingTalkSim } from './index.ts';
import { renderMarkdown } from './markdown.ts';

async function page(sim: DingTalkSim, part = ''): Promise<string> {
  return (await sim.fetch(new Request(`http://sim.test/__sim/${part}`))).text();
}

describe('the page', () => {
  it('shows a column per group with limiter and messages', async () => {
    const sim = start();
    sim.control.putRobot('other', { alias: 'b', group: 'h', state: 'stopped' });
    await send(sim, text('hello @138', { at: { atMobiles: ['138', '139'] } }));
    await send(sim, text(), { token: 'other' });
    const html = await page(sim);
    expect(html).toContain('<h2>g</h2>');
    expect(html).toContain('hello <b class="mention">@138</b> <b class="mention">@139</b>');
    expect(html).toContain('1 / 20');
    expect(html).toContain('b<i>已停用</i>');
    expect(html).toContain('被拒绝 400102');
    expect(await page(sim, '?part=board')).not.toContain('<script>');
  });

  it('shows cards, links and feeds', async () => {
    const sim = start();
    const btns = ['批准', '拒绝'].map((title) => ({ title, actionURL: 'https://x.test/a?b=1&c=2' }));
    const url = 'https://x.test/';
    const inside = `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}&pc_slide=false`;
    await send(sim, { msgtype: 'actionCard', actionCard: { title: 't', text: '# 部署', btnOrientation: '1', btns } });
    await send(sim, { msgtype: 'link', link: { title: '标题', text: '摘要', messageUrl: inside, picUrl: url } });
    await send(sim, { msgtype: 'feedCard', feedCard: { links: [{ title: '头条', messageURL: url, picURL: url }] } });
    const html = await page(sim);
    expect(html).toContain('<h1>部署</h1>');
    expect(html).toContain('class="buttons two"');
    expect(html).toContain('href="https://x.test/a?b=1&amp;c=2"');
    expect(html).toContain('class="bubble linkcard" href="https://x.test/"');
    expect(html).toContain('<span class="feedtitle">头条</span>');
  });

  it('escapes whatever comes from outside', async () => {
    const evil = `<img src=x onerror=alert(1)>"'&`;
    const sim = start({}, { alias: evil, group: evil });
    await send(sim, text(evil, { at: { atMobiles: [evil] } }));
    await send(
      sim,
      markdown(`${evil}\n\n# ${evil}\n\n> ${evil}\n\n- ${evil}\n\n[${evil}](javascript:alert(1)) **${evil}**`),
    );
    const card = { title: evil, text: evil, singleTitle: evil, singleURL: `https://x.test/"onclick="x` };
    await send(sim, { msgtype: 'actionCard', actionCard: card });
    await send(sim, { msgtype: 'link', link: { title: evil, text: evil, messageUrl: evil, picUrl: evil } });
    await send(sim, { msgtype: 'feedCard', feedCard: { links: [{ title: evil, messageURL: evil, picURL: evil }] } });
    const html = await page(sim, '?part=board');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/(?:href|src)="(?!https:\/\/x\.test)/);
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
  });

  it('runs its own script only and loads nothing', async () => {
    const response = await start().fetch(new Request('http://sim.test/__sim/'));
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/=]{44}'; connect-src 'self'$/,
    );
    expect(await response.text()).not.toMatch(/\b(?:src|@import|url\()/);
  });

  it('says how to begin where there are no robots', async () => {
    const sim = start();
    sim.control.deleteRobot('a');
    expect(await page(sim)).toContain('还没有机器人');
  });
});

describe('markdown as a phone shows it', () => {
  it.each([
    ['one\ntwo', '<p>one two</p>'],
    ['one  \ntwo', '<p>one<br>two</p>'],
    ['one\n\ntwo', '<p>one</p><p>two</p>'],
    ['### a **b** *c*', '<h3>a <strong>b</strong> <em>c</em></h3>'],
    ['- a\n- b\n\n1. c', '<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>'],
    ['> a\n> - b', '<blockquote><p>a</p><ul><li>b</li></ul></blockquote>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['&lt;b&gt; \\*x\\* \\<', '<p>&lt;b&gt; *x* &lt;</p>'],
    ['<font color="#f00">x</font> <b>y</b>', '<p><span style="color:#f00">x</span> &lt;b&gt;y&lt;/b&gt;</p>'],
    ['`code` ~~old~~', '<p>`code` ~~old~~</p>'],
    ['![x](https://x.test/)', '<p><span class="picture" title="https://x.test/">x</span></p>'],
    ['[x](dtmd://x)', '<p><span class="link" title="dtmd://x">x</span></p>'],
    ['>'.repeat(20_000), '<blockquote></blockquote>'],
  ])('%o', (source, html) => {
    expect(renderMarkdown(source)).toBe(html);
  });
});
