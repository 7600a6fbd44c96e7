/** `npm run digests`: sends the loads of R4 and R5 and writes down, in both languages, what people in the group would have read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../cli/build.ts';
import { locales } from '../../src/event/index.ts';
import { createDingTalkSim } from '../../test/sim/index.ts';
import { drained } from '../drained.ts';
import { hooksFor, Lab } from '../lab.ts';
import { delivery, type Hook } from '../load/deliveries.ts';
import { closedLoop, openLoop } from '../load/load.ts';
import { organisation } from './organisation.ts';
import { type Heard, type Load, page } from './page.ts';

const [hook] = hooksFor(1);
if (!hook) throw new Error('there is no hook');

const loads: Load[] = [
  { id: 'R4', events: 1000, perSecond: null },
  { id: 'R5', events: 3000, perSecond: 50 },
];
const heard = new Map<Load, Heard>();
for (const load of loads) {
  heard.set(load, await play(load, hook));
  console.log(`${load.id}: ${load.events} deliveries, ${heard.get(load)?.messages.en.length} messages`);
}
for (const locale of locales) writeFileSync(join(root, `docs/digests.${locale}.md`), page(locale, heard));

/** Sends a load to one hook that tells a Chinese and an English group, and listens until everything has been said. */
async function play({ id, events, perSecond }: Load, hook: Hook): Promise<Heard> {
  const news = organisation(4);
  const requests = Array.from({ length: events }, (_, n) => {
    const { event, payload } = news.next().value;
    return delivery(hook, event, `${id}-${n}`, JSON.stringify(payload));
  });
  const sim = createDingTalkSim({ profile: 'documented' });
  const listening = await sim.listen({});
  for (const locale of locales) sim.control.putRobot(locale, { alias: locale, group: locale });
  const lab = await Lab.start('product', listening.url);
  try {
    await lab.api('PUT', '/api/config', {
      groups: locales.map((locale) => ({
        id: locale.toLowerCase(),
        name: locale,
        locale,
        robots: [{ id: 'r1', webhook: `${listening.url}/robot/send?access_token=${locale}` }],
      })),
      hooks: [
        {
          id: 'acme',
          name: 'acme',
          source: 'github',
          key: hook.path.split('/').at(-1),
          secrets: [hook.secret],
          groups: locales.map((locale) => locale.toLowerCase()),
        },
      ],
    });
    const begin = Date.now();
    const { seconds } =
      perSecond === null ? await closedLoop(lab.port, requests) : await openLoop(lab.port, requests, perSecond);
    await pause();
    const ledgers = await Promise.all(locales.map((locale) => drained(lab, locale.toLowerCase(), 1, 120_000)));
    const messages = Object.fromEntries(
      locales.map((locale) => {
        const { messages } = sim.control.timeline(locale);
        return [locale, messages.map(({ arrivedAtReal, parsed }) => ({ after: arrivedAtReal - begin, said: parsed }))];
      }),
    );
    const { limited } = sim.control.invariants();
    return { seconds, told: ledgers[0]?.accepted ?? 0, limited, messages } as Heard;
  } finally {
    await lab.stop();
    await listening.close();
  }
}

/** What the last delivery said is on its way to its group by then. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3000));
}
