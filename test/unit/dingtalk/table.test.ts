import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/config.ts';
import type { Answer } from '../../../src/dingtalk/answer.ts';
import { type Cause, causes } from '../../../src/dingtalk/causes.ts';
import { type Attempt, outcomeOf } from '../../../src/dingtalk/outcome.ts';
import { table } from '../../../src/dingtalk/table.ts';

const now = Date.parse('2026-05-10T12:00:00Z');
const first: Attempt = { now, attempts: 1 };
const json = (errcode: number, errmsg = ''): Answer => ({ kind: 'json', status: 200, errcode, errmsg });

describe('what people read', () => {
  it.each<[Answer, string]>([
    [json(310000, 'sign not match'), '310000 sign not match'],
    [json(43005), '43005'],
    [{ kind: 'x5', status: 200 }, 'gateway refusal (x5)'],
    [{ kind: 'x5', status: 200, errcode: 130101 }, 'gateway refusal (x5) 130101'],
    [{ kind: 'redirect', status: 302 }, 'HTTP 302, redirected'],
    [{ kind: 'http', status: 200, html: true }, 'HTTP 200, a web page'],
    [{ kind: 'http', status: 503, html: false }, 'HTTP 503'],
    [{ kind: 'none', why: 'timeout' }, 'no answer in time'],
    [{ kind: 'none', why: 'network' }, 'no connection'],
    [{ kind: 'none', why: 'broken' }, 'the answer was cut off or unreadable'],
    [{ kind: 'none', why: 'address' }, 'the webhook is not an address'],
  ])('%j is noted as %s', (answer, note) => expect(outcomeOf(answer, first)).toMatchObject({ note }));

  it('a parked message says what to do, in both languages, with the code', () => {
    const outcome = outcomeOf(json(310000, 'sign not match'), first);
    expect(outcome).toMatchObject({ do: 'parked', why: { code: 310000, cause: 'sign', fix: causes.sign.fix } });
    expect(causes.sign.fix['zh-CN']).toContain('复制以 SEC 开头的密钥');
  });

  it('a message that cannot shrink any more knows why it is parked', () => {
    const outcome = outcomeOf(json(460101), first);
    expect(outcome).toMatchObject({ do: 'shrink', why: { cause: 'size', scope: 'message', code: 460101 } });
  });

  const texts = Object.entries(causes).flatMap(([cause, { fix }]) =>
    Object.entries(fix).map(([locale, text]) => ({ cause, locale, text })),
  );
  it.each(texts)('$cause in $locale is well set', ({ locale, text }) => {
    expect(text).toMatch(locale === 'en' ? /^[A-Z].*\.$/s : /。$/);
    expect(text).not.toMatch(/[!！]/);
    if (locale === 'zh-CN')
      expect(text).not.toMatch(/[\p{sc=Han}][A-Za-z\d]|[A-Za-z\d][\p{sc=Han}]|[\p{sc=Han}][,:;?]/u);
  });
});

describe('the table', () => {
  it('every row is reached: none is hidden by one before it', () => {
    const hidden = table.filter((row, index) => {
      const { code, match } = row;
      const sample = typeof code === 'number' ? code : (code?.[0] ?? 987654);
      const text = match?.[0] ?? '';
      const reached = table.findIndex(
        (each) =>
          (each.code === undefined || each.code === code || each.code === sample) &&
          (!each.match || each.match.some((part) => text.includes(part))),
      );
      return reached !== index;
    });
    expect(hidden).toEqual([]);
  });

  it('texts to match are in lower case', () => {
    const texts = table.flatMap(({ match = [] }) => match);
    expect(texts).toEqual(texts.map((text) => text.toLowerCase()));
  });

  it('every cause is given by something', () => {
    const given = new Set<Cause>(['stale-keyword', 'address']);
    for (const row of table) if ('cause' in row && row.cause) given.add(row.cause);
    expect([...given].sort()).toEqual(Object.keys(causes).sort());
  });

  it('only zero is a success', () => {
    expect(table.filter((row) => row.class === 'ok')).toEqual([{ code: 0, class: 'ok' }]);
  });

  it('pauses come from the configuration', () => {
    expect(outcomeOf(json(660026), first)).toMatchObject({ until: now + limits.limitBlock });
  });
});
