import { adapters } from '../../../adapters/index.ts';
import type { MsgType } from '../../../src/dingtalk/message.ts';
import { type Event, type Locale, locales } from '../../../src/event/index.ts';
import { render } from '../../../src/render/index.ts';
import { foreignMarkup } from '../../conformance/hostile.ts';
import { type Json, leafPaths, replaced } from '../../conformance/leaves.ts';
import { readingTime, requestOf, translate } from '../../conformance/translate.ts';
import { loadCases } from '../../unit/adapters/cases.ts';
import { row } from './row.ts';

const canary =
  '[点我](https://evil.example) <b>![x](https://evil.example/x.png)</b> @所有人 @13800000000\n# 标题\n> 引用\n- 项目 \u202e\u200b';
const types: readonly MsgType[] = ['text', 'link', 'markdown', 'actionCard', 'feedCard'];
const first = ['zh-CN', 'text'] as const;
/** Both languages in every message type. */
const readings = locales.flatMap((locale) => types.map((type) => [locale, type] as const));
const picture = 'https://img.example/x.png';

row(
  'S16',
  {
    what: 'a canary at every string of every sample, in both languages and five message types (each string in one of the ten; by hand in all)',
    target: '0 added links, images, headings, quotes, mentions; no invisible controls',
    scale: 1,
    seconds: [240, 240],
  },
  async (bench) => {
    let messages = 0;
    let leaves = 0;
    const seen = new Set<string>();
    for (const adapter of Object.values(adapters)) {
      for (const { name, headers, payload, body } of loadCases(adapter.name)) {
        for (const path of leafPaths(payload as Json)) {
          const { events } = translate(adapter, requestOf(headers, body(replaced(payload as Json, path, canary))));
          for (const event of events.filter(({ kind }) => kind !== 'message')) {
            for (const [locale, type] of bench.soak ? readings : [readings[leaves++ % readings.length] ?? first]) {
              const { message, line } = reading(event, adapter.name, locale, type);
              messages++;
              seen.add(message.msgtype);
              const found = foreignMarkup(message, line);
              bench.must(found.length === 0, `${adapter.name}, ${name}, ${path.join('.')}, ${type}: ${found}`);
            }
          }
        }
      }
    }
    bench.must(seen.size === types.length, `only ${[...seen]} were made`);
    bench.measured = `${bench.wrong.length} of ${messages} messages carry anything of it`;
  },
);

function reading(event: Event, source: string, locale: Locale, type: MsgType) {
  const template = `---\nmsgtype: ${type}\nbuttons:\n  - {{ say }} | https://good.example/1 | ${picture}\n---\n`;
  return render(event, {
    source,
    locale,
    timezone: 'Asia/Shanghai',
    links: 'browser',
    now: readingTime,
    mentions: [],
    overrides: { [event.kind]: template },
  });
}
