import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Event, locales } from '../../src/event/index.ts';
import type { Adapter } from '../../src/kit/index.ts';
import { loadCases } from '../unit/adapters/cases.ts';
import { type Keys, negatives } from '../unit/kit/negatives.ts';
import { rsaKeys } from '../unit/kit/schemes.ts';
import { defects, visibleTexts } from './defects.ts';
import { golden } from './golden.ts';
import { foreignMarkup } from './hostile.ts';
import { type Json, keyPaths, leafPaths, type Path, replaced } from './leaves.ts';
import { read, readingTime, requestOf, translate } from './translate.ts';

const text = 'a secret of the conformance suite';

/** What a scheme signs and verifies with: the same text, in base64 for Standard Webhooks, or a key pair. */
const keysFor = async (scheme: string): Promise<Keys> => {
  if (scheme.startsWith('rsa-')) return rsaKeys();
  const secret = scheme === 'standard-webhooks' ? `whsec_${btoa(`${text}!`)}` : text;
  return { sign: secret, verify: secret };
};

/** What every adapter has to hold, whatever its source. */
export function conformance(adapter: Adapter): void {
  const cases = loadCases(adapter.name).map((each) => ({ ...each, payload: each.payload as Json }));
  const bodyOf = cases[0]?.body ?? JSON.stringify;
  const translated = (payload: Json, headers: Readonly<Record<string, string>>) =>
    translate(adapter, requestOf(headers, bodyOf(payload)));

  it.each(cases)('$name: outcome, topic and kinds', ({ headers, payload, expect: expected }) => {
    const translation = translated(payload, headers);
    expect(translation).toMatchObject({ topic: expected.topic, quiet: expected.quiet, crashed: false });
    expect(translation.events.map(({ kind }) => kind)).toEqual(expected.kinds);
    expect(translation.events.length > 0 ? 'translated' : translation.outcome).toBe(expected.outcome);
    for (const event of translation.events) expect(Event.parse(event)).toEqual(event);
  });

  it.each(cases)('$name: messages without defects in both languages', ({ headers, payload }) => {
    for (const event of translated(payload, headers).events) {
      for (const locale of locales) expect(defects(read(event, adapter.name, locale))).toEqual([]);
    }
  });

  describe.each(locales)('golden messages, %s', (locale) => {
    const byEvent = Map.groupBy(cases, ({ event }) => event);
    it.each([...byEvent])('%s', async (event, own) => {
      const texts = own.flatMap(({ name, headers, payload }) => {
        const { events, topic, quiet, outcome, reason } = translated(payload, headers);
        const note = `· ${topic}${quiet ? ' · quiet by default' : ''}`;
        if (events.length === 0) return [`## ${name}\n${outcome} ${note}\n\n${reason}\n`];
        return events.map((each) => golden(name, note, read(each, adapter.name, locale)));
      });
      await expect(texts.join('\n')).toMatchFileSnapshot(`../golden/${adapter.name}/${event}.${locale}.md`);
    });
  });

  describe.each(adapter.auth.filter(({ id }) => id !== 'secret-url'))('proof $id', (scheme) => {
    const request = requestOf(cases[0]?.headers ?? {}, bodyOf(cases[0]?.payload));

    it('accepts what it signed, with the new secret and the old', async () => {
      const { sign, verify } = await keysFor(scheme.id);
      const proof = await scheme.sign(request, sign, readingTime);
      const signed = requestOf({ ...cases[0]?.headers, ...proof }, request.text());
      expect(await scheme.verify(signed, [verify], readingTime)).toMatchObject({ ok: true });
      expect(await scheme.verify(signed, ['a newer one', verify], readingTime)).toMatchObject({ ok: true });
    });

    it('refuses at least 60 forgeries', async () => {
      const forgeries = await negatives(scheme, request, await keysFor(scheme.id), readingTime);
      expect(forgeries.length).toBeGreaterThanOrEqual(60);
      for (const { name, req, secrets, now } of forgeries) {
        expect([name, (await scheme.verify(req, secrets, now)).ok]).toEqual([name, false]);
      }
    });
  });

  it('survives every key of every case being deleted, one at a time, without a defect', () => {
    const news = firstTime();
    for (const { name, headers, payload } of cases) {
      for (const path of keyPaths(payload)) {
        const { events, crashed, reason } = translated(replaced(payload, path, undefined), headers);
        const where = `${name} without ${path.join('.')}`;
        expect([where, crashed, crashed && reason]).toEqual([where, false, false]);
        for (const event of events.filter(news)) {
          expect([where, ...defects(read(event, adapter.name, 'zh-CN'))]).toEqual([where]);
        }
      }
    }
  });

  it('lets no hostile string at any leaf become markup', () => {
    const hostile =
      '[点我](https://evil.example) <b>![x](https://evil.example/x.png)</b> @所有人\n# 标题\n> 引用\n- 项目 \u202e\u200b';
    const news = firstTime();
    for (const { name, headers, payload } of cases) {
      for (const path of leafPaths(payload)) {
        const { events, crashed } = translated(replaced(payload, path, hostile), headers);
        const where = `${name} with a hostile ${path.join('.')}`;
        expect([where, crashed]).toEqual([where, false]);
        for (const event of events.filter(news)) {
          const { message, line } = read(event, adapter.name, 'zh-CN');
          // A ready-made message is its sender's own markup; of that, only the digest line is ours.
          const ours = event.kind === 'message' ? { msgtype: 'text' as const, text: { content: '' } } : message;
          expect([where, ...foreignMarkup(ours, line)]).toEqual([where]);
        }
      }
    }
  });

  it('5,000 mutated payloads: never a crash, never a defect', async () => {
    const paths = cases.map(({ payload }) => [...leafPaths(payload), ...keyPaths(payload)]);
    const news = firstTime();
    const mutation = fc.record({ which: fc.nat(), at: fc.nat(), by: fc.oneof(fc.jsonValue(), fc.constant(undefined)) });
    await fc.assert(
      fc.property(fc.nat(cases.length - 1), fc.array(mutation, { minLength: 1, maxLength: 4 }), (index, mutations) => {
        const base = cases[index];
        const places = paths[index];
        if (!base || !places) return;
        const payload = mutations.reduce<Json>((value, { at, by }) => {
          const path = places[at % places.length];
          return path ? replaced(value, path, by as Json | undefined) : value;
        }, base.payload);
        const { events, crashed, reason } = translated(payload, base.headers);
        expect(crashed ? reason : '').toBe('');
        for (const event of events.filter(news)) {
          expect(defects(read(event, adapter.name, 'en')).filter(isOurs)).toEqual([]);
        }
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });

  it('keeps the largest of texts within every budget', () => {
    const long = '很长的一段文字，with some Latin in between. '.repeat(500);
    const news = firstTime();
    for (const { name, headers, payload } of cases) {
      for (const path of leafPaths(payload).filter(holdsProse)) {
        const { events } = translated(replaced(payload, path, long), headers);
        for (const event of events.filter(news)) {
          const { message } = read(event, adapter.name, 'zh-CN');
          const size = new TextEncoder().encode(JSON.stringify(message)).byteLength;
          expect([name, path.join('.'), size <= 18_000]).toEqual([name, path.join('.'), true]);
          for (const text of visibleTexts(message)) expect(text.length).toBeLessThanOrEqual(3_500);
        }
      }
    }
  });
}

/** Whether an event has not been seen: what changes nothing in an event changes nothing in its message. */
function firstTime(): (event: Event) => boolean {
  const seen = new Set<string>();
  return (event) => {
    const before = seen.size;
    return seen.add(JSON.stringify(event)).size > before;
  };
}

/** Whether people write what stands here. */
function holdsProse(path: Path): boolean {
  return /^(title|name|body|message|description|summary|text|login|ref|label|context|page_name)$/.test(
    `${path.at(-1)}`,
  );
}

/** Random text may itself say "null"; what the templates add may not. */
function isOurs(defect: string): boolean {
  return !/^(null|undefined|NaN|double space|template code|dangling separator|nothing after a colon)/.test(defect);
}
