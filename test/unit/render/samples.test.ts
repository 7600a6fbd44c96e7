import { describe, expect, test } from 'vitest';
import { locales } from '../../../src/event/index.ts';
import { render } from '../../../src/render/index.ts';
import { lint, markdownOf, titlesOf } from './lint.ts';
import { contextOf, samples } from './samples.ts';

const mentions = [{ mobile: '13800000000' }, { userId: 'manager_01' }];
const allowed = /✅|❌|⚠️|⏳|🔀|🚀/gu;

describe.for(locales)('every action in %s', (locale) => {
  test.for(samples)('$name', ({ event }) => {
    const alone = render(event, contextOf({ locale }));
    const calling = render(event, contextOf({ locale, mentions, links: 'sidebar' }));
    expect(alone.failures).toEqual([]);
    expect(lint(alone.message)).toEqual([]);
    expect(lint(calling.message)).toEqual([]);
    const asLine = { msgtype: 'markdown', markdown: { title: 'x', text: alone.line } } as const;
    expect(lint(asLine)).toEqual([]);
    expect(alone.line).not.toContain('\n');
    expect(alone.line).not.toContain(` · ${event.place.name}`);
    const own = markdownOf(alone.message).replace(/^>.*$/gm, '');
    const words = [own, ...titlesOf(alone.message), alone.line].join('\n');
    expect(words.replace(allowed, '')).not.toMatch(/\p{Emoji_Presentation}/u);
    expect(words).not.toMatch(/[!！](?!\d|\[)/);
    if (locale === 'en') expect(words).not.toMatch(/[（）：，、。]/u);
  });

  test.for(samples)('$name mentions people in its text', ({ event }) => {
    const { message } = render(event, contextOf({ locale, mentions }));
    expect(message).toMatchObject({
      msgtype: 'markdown',
      markdown: { text: expect.stringMatching(/\n\n@13800000000 @manager_01$/) },
      at: { atMobiles: ['13800000000'], atUserIds: ['manager_01'] },
    });
  });
});
