import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { DingTalkMessage } from '../../src/console/dingtalk/message.tsx';
import type { Message } from '../../src/dingtalk/message.ts';
import type { Json } from '../conformance/leaves.ts';
import { read, requestOf, translate } from '../conformance/translate.ts';
import { loadCases } from '../unit/adapters/cases.ts';
import { executablePath, launch } from './chromium.ts';
import { hostile, hostilePayloads } from './hostile-payloads.ts';

/** Every message that a source makes of its cases when every text in them is hostile, one after the other and all at once. */
function messagesOf(source: string): Message[] {
  const adapter = adapters[source];
  if (!adapter) return [];
  return loadCases(source).flatMap(({ payload, headers }) => {
    return hostilePayloads(payload as Json).flatMap((value) => {
      const { events } = translate(adapter, requestOf(headers, JSON.stringify(value)));
      return events.flatMap((event) => (['zh-CN', 'en'] as const).map((locale) => read(event, source, locale).message));
    });
  });
}

/** The same text as a template of a user might let it through: nothing escaped, in every kind of message. */
const unescaped: readonly Message[] = [
  { msgtype: 'text', text: { content: hostile }, at: { atMobiles: ['<b>'], atUserIds: [hostile] } },
  { msgtype: 'markdown', markdown: { title: hostile, text: hostile } },
  { msgtype: 'markdown', markdown: { title: 'x', text: hostile.replaceAll(' ', '\n\n') } },
  {
    msgtype: 'link',
    link: { title: hostile, text: hostile, messageUrl: 'javascript:window.owned=20', picUrl: 'https://evil.example/p' },
  },
  {
    msgtype: 'actionCard',
    actionCard: { title: hostile, text: hostile, singleTitle: hostile, singleURL: 'javascript:window.owned=21' },
  },
  {
    msgtype: 'feedCard',
    feedCard: { links: [{ title: hostile, messageURL: 'data:text/html,x', picURL: 'https://evil.example/p' }] },
  },
];

describe.skipIf(!executablePath)('S15: hostile texts in messages', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser?.close());

  /** Shows messages without any Content-Security-Policy in their way, and says what happened. */
  async function show(messages: readonly Message[]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: string[] = [];
    await page.route('**/*', (route) => {
      requests.push(route.request().url());
      return route.abort();
    });
    let strange: string[] = [];
    let owned: unknown;
    for (let start = 0; start < messages.length; start += 500) {
      const drawn = messages
        .slice(start, start + 500)
        .map((message) => String(DingTalkMessage({ message, locale: 'en' })));
      await page.setContent(`<!doctype html><main>${drawn.join('')}</main>`);
      strange = strange.concat(
        await page.evaluate(`[...document.querySelectorAll('main *')].flatMap((element) => {
          const odd = ['SCRIPT','IMG','IFRAME','STYLE','LINK','META','FORM','INPUT','OBJECT','EMBED','VIDEO','AUDIO','BASE'].includes(element.tagName);
          const names = [...element.attributes].filter(({ name, value }) => /^on|^style$|^src/.test(name) || (name === 'href' && !/^https?:/.test(value)));
          return odd || names.length > 0 ? [element.outerHTML.slice(0, 120)] : [];
        })`),
      );
      owned ??= await page.evaluate('window.owned');
    }
    await context.close();
    return { requests, strange, owned };
  }

  it.each(Object.keys(adapters))(
    '%s: 0 scripts run, 0 requests, nothing but what we draw',
    async (source) => {
      const messages = messagesOf(source);
      expect(messages.length).toBeGreaterThan(100);
      expect(await show(messages)).toEqual({ requests: [], strange: [], owned: undefined });
    },
    120_000,
  );

  it('unescaped: the same', async () => {
    expect(await show(unescaped)).toEqual({ requests: [], strange: [], owned: undefined });
  });
});
