import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Locale } from '../../../src/event/index.ts';
import { digest } from '../../../src/outbox/digest/index.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';

const news = fc.record({
  place: fc.constantFrom(...Array.from({ length: 12 }, (_, n) => `acme/${'long-'.repeat(n)}service`)),
  what: fc.constantFrom(
    ['push', undefined],
    ['merge_request', 'opened'],
    ['merge_request', 'merged'],
    ['issue', 'closed'],
    ['review', 'approved'],
    ['release', 'published'],
    ['comment', 'created'],
  ) as fc.Arbitrary<readonly [Dispatch['kind'], string | undefined]>,
  thread: fc.nat({ max: 30 }),
  words: fc.string({ maxLength: 60 }),
});

function dispatch(
  { place, what: [kind, action], thread, words }: typeof news extends fc.Arbitrary<infer T> ? T : never,
  n: number,
): Dispatch {
  const id = n.toString().padStart(9, '0');
  const url = `https://github.com/${place}/${thread}`;
  return {
    id,
    group: 'g',
    hook: 'h',
    delivery: id,
    source: 'github',
    receivedAt: n,
    kind,
    action,
    severity: 'info',
    place: { name: place, url: `https://github.com/${place}` },
    thread: `${place} ${kind === 'review' || kind === 'comment' ? 'merge_request' : kind} ${thread}`,
    calls: false,
    gist: { name: `#${thread}`, url, ...(kind === 'push' && { ref: `feature/${thread}` }) },
    message: { msgtype: 'text', text: { content: words } },
    line: `[#${thread}](${url}) line`,
  };
}

/** Numbers that a digest gives: of its headline, of each place, of the places in the row at the end. */
const counts: Record<Locale, { all: RegExp; head: RegExp; end: RegExp }> = {
  'zh-CN': { all: /^#### (\d+) 条更新/, head: /^\*\*.*\*\* — (\d+) 条$/gm, end: /^另有 (\d+) 条：/gm },
  en: { all: /^#### (\d+) updates?/, head: /^\*\*.*\*\* — (\d+)$/gm, end: /^(\d+) more: /gm },
};

it.each(['zh-CN', 'en'] as const)(
  'every dispatch is counted in the place it belongs to, whatever the room (%s)',
  (locale) => {
    const { all, head, end } = counts[locale];
    fc.assert(
      fc.property(
        fc.array(news, { minLength: 2, maxLength: 200 }),
        fc.integer({ min: 900, max: 3400 }),
        (list, chars) => {
          const message = digest(
            list.map(dispatch),
            { locale, timezone: 'Asia/Shanghai', links: 'browser' },
            { chars, bytes: 18_000 },
          );
          if (message.msgtype !== 'markdown') throw new Error('a digest is markdown');
          const { text } = message.markdown;
          const sum = (pattern: RegExp) => [...text.matchAll(pattern)].reduce((total, [, n]) => total + Number(n), 0);
          expect(Number(all.exec(text)?.[1])).toBe(list.length);
          expect(sum(head) + sum(end)).toBe(list.length);
          expect(text.length).toBeLessThanOrEqual(chars);
        },
      ),
      { numRuns: 300 },
    );
  },
);
