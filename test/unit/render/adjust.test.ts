import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/dingtalk/message.ts';
import {
  bytes,
  fitMessage,
  render,
  shrink,
  withKeyword,
  withoutImages,
  withoutLinks,
} from '../../../src/render/index.ts';
import { lint, markdownOf } from './lint.ts';
import { contextOf, sample, samples } from './samples.ts';

const text: Message = { msgtype: 'text', text: { content: '正文 https://x.example/a' } };
const link: Message = {
  msgtype: 'link',
  link: { title: '标题', text: '正文', messageUrl: 'https://x.example', picUrl: 'https://x.example/p.png' },
};
const markdown: Message = {
  msgtype: 'markdown',
  markdown: { title: '标题', text: '#### 正文\n\n[查看](dingtalk://x) ![图](https://x.example/p.png)\n\n@138' },
  at: { atMobiles: ['138'] },
};
const card: Message = {
  msgtype: 'actionCard',
  actionCard: { title: '标题', text: '正文 [a](dingtalk://x)', singleTitle: '查看', singleURL: 'dingtalk://x' },
};
const feed: Message = {
  msgtype: 'feedCard',
  feedCard: {
    links: [1, 2, 3].map((n) => ({
      title: `第 ${n} 条`,
      messageURL: 'dingtalk://x',
      picURL: 'https://x.example/p.png',
    })),
  },
};
const all = [text, link, markdown, card, feed];

/** What DingTalk searches when it looks nowhere but in bodies; of a feed, its titles. */
function bodyOf(message: Message): string {
  if (message.msgtype === 'text') return message.text.content;
  if (message.msgtype === 'link') return message.link.text;
  if (message.msgtype === 'feedCard') return message.feedCard.links.map(({ title }) => title).join('\n');
  return markdownOf(message);
}

describe('withKeyword', () => {
  test.for(all)('$msgtype gets one', (message) => {
    const changed = withKeyword(message, ['机器人', 'build_ok']);
    expect(bodyOf(changed)).toContain('机器人');
    expect(bodyOf(changed)).not.toContain('build_ok');
    expect(changed.msgtype).toBe(message.msgtype);
    expect(lint(changed).filter((code) => code !== 'scheme')).toEqual([]);
    expect(withKeyword(changed, ['机器人'])).toBe(changed);
  });

  test.for(all)('$msgtype stays without keywords', (message) => {
    expect(withKeyword(message, [])).toBe(message);
    expect(withKeyword(message, [' '])).toBe(message);
  });

  test.for([
    { name: 'one of several is enough', keywords: ['x', '正文'], added: false },
    { name: 'the title of a card does not count', keywords: ['标题'], added: true },
    { name: 'capitals count', keywords: ['ACME'], added: true },
  ])('$name', ({ keywords, added }) => {
    const changed = withKeyword(card, keywords);
    expect(changed !== card).toBe(added);
    expect(keywords.some((keyword) => bodyOf(changed).includes(keyword))).toBe(true);
  });

  test('one that occurs only escaped is missing', () => {
    const message = render(sample('comment', { title: 'build_ok' }), contextOf()).message;
    expect(bodyOf(message)).toContain('build\\_ok');
    expect(bodyOf(withKeyword(message, ['build_ok']))).toMatch(/\n\nbuild_ok$/);
  });

  test('one without active characters is preferred', () => {
    expect(bodyOf(withKeyword(card, ['a_b', 'acme-web']))).toMatch(/\n\nacme-web$/);
  });
});

describe('shrink', () => {
  const lines = Array.from({ length: 60 }, (_, n) => `- 第 ${n} 条 \\*改动\\* [a1b2c3d](dingtalk://x?y=${n})`).join(
    '\n',
  );
  const big: Message = {
    msgtype: 'markdown',
    markdown: { title: 'x', text: `#### 头\n\n${lines}\n\n[查看](dingtalk://z)\n\n@138` },
    at: { atMobiles: ['138'] },
  };

  test('halves a markdown text between lines and keeps its end', () => {
    const smaller = shrink(big);
    const after = smaller ? markdownOf(smaller) : '';
    expect(after.length).toBeLessThanOrEqual(markdownOf(big).length / 2);
    expect(after).toMatch(/^#### 头\n\n- 第 0 条/);
    expect(after).toMatch(/\)\n\n…\n\n\[查看\]\(dingtalk:\/\/z\)\n\n@138$/);
    expect(smaller).toMatchObject({ at: { atMobiles: ['138'] } });
  });

  test('a card keeps its buttons', () => {
    const message: Message = { ...card, actionCard: { ...card.actionCard, text: `#### 头\n\n${lines}` } };
    expect(shrink(message)).toMatchObject({ msgtype: 'actionCard', actionCard: { singleURL: 'dingtalk://x' } });
  });

  test('one long line becomes a shorter one, still escaped', () => {
    const message: Message = {
      msgtype: 'markdown',
      markdown: { title: 'x', text: '\\*<'.repeat(200).replaceAll('<', '&lt;') },
    };
    const smaller = shrink(message);
    expect(smaller && markdownOf(smaller)).toMatch(/^(?:\\\*&lt;)+(?:\\\*)?…$/);
  });

  test.for([...all, big, ...samples.slice(0, 40).map(({ event }) => render(event, contextOf()).message)])(
    'ends: $msgtype',
    (message) => {
      let size = bytes(JSON.stringify(message));
      let steps = 0;
      for (let next = shrink(message); next !== null; next = shrink(next)) {
        const smaller = bytes(JSON.stringify(next));
        expect(smaller).toBeLessThan(size);
        size = smaller;
        steps++;
      }
      expect(steps).toBeLessThan(15);
    },
  );

  test('a feed loses half of its entries', () => {
    expect(shrink(feed)).toMatchObject({ feedCard: { links: { length: 2 } } });
  });

  test('fitMessage keeps both limits', () => {
    const fitting = fitMessage(big, 500, 700);
    expect(markdownOf(fitting).length).toBeLessThanOrEqual(500);
    expect(bytes(JSON.stringify(fitting))).toBeLessThanOrEqual(700);
    expect(fitMessage(card, 500, 700)).toEqual(card);
  });
});

describe('withoutLinks', () => {
  test.for(all)('$msgtype has nothing to open', (message) => {
    const bare = withoutLinks(message);
    expect(JSON.stringify(bare).replaceAll('https://x.example/p.png', '')).not.toMatch(/https?:|dingtalk:/);
    expect(bodyOf(bare).trim()).not.toBe('');
  });

  test('mentions stay', () => {
    expect(withoutLinks(markdown)).toMatchObject({
      at: { atMobiles: ['138'] },
      markdown: { text: expect.stringContaining('@138') },
    });
  });
});

describe('withoutImages', () => {
  test.for(all)('$msgtype has no picture', (message) => {
    expect(JSON.stringify(withoutImages(message))).not.toContain('p.png');
  });

  test('the words of a picture and the links stay', () => {
    expect(markdownOf(withoutImages(markdown))).toBe('#### 正文\n\n[查看](dingtalk://x) 图\n\n@138');
  });
});
