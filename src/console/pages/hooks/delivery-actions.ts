import type { Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import type { DeliveryDetail, Rendering, Replayed } from '../../../inbox/delivery.ts';
import { match } from '../../../ingress/topics.ts';
import { type Flash, setFlash } from '../../flash.ts';
import { issueText } from '../../issues/text.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { words } from './delivery-words.ts';
import { hookPath } from './frame.tsx';
import { words as hookWords } from './hook-words.ts';
import { readAgain } from './journey.ts';
import { reasonLines } from './reasons.ts';
import { changed, putHook } from './write.ts';

/** Deliveries in quarantine that are read again at once. */
const mostAtOnce = 50;

/** What a button on a delivery's page does; it says so on the next page. */
type Action = (c: ConsoleContext, hook: Hook, delivery: DeliveryDetail) => Promise<Flash>;

/** Makes a route of it: for a delivery that exists, and back to its page afterwards. */
function act(action: Action) {
  return async (c: ConsoleContext): Promise<Response> => {
    const { id = '', delivery: wanted = '' } = c.req.param();
    const hook = await directory(c.env).getHook(id);
    const delivery: DeliveryDetail | null = hook && (await c.env.INBOX.getByName(id).delivery(wanted));
    if (!hook || !delivery) return missing(c);
    setFlash(c, await action(c, hook, delivery));
    return c.redirect(`${hookPath(id)}/deliveries/${wanted}`, 303);
  };
}

/** Sends what was said then once more. */
export const replay = act(async (c, hook, delivery) => {
  const t = words(c.var.view.locale);
  return said(c, await sendAgain(c, hook.id, delivery.id), t.replayDone);
});

/** Sends what today's templates and rules make of it. */
export const rerender = act(async (c, hook, delivery) => {
  const { view } = c.var;
  const t = words(view.locale);
  const again = await readAgain(c.env, hook.id, delivery, view.now);
  if (!again?.ok) return { tone: 'warn', text: t.failed(reasonLines(again?.reason ?? null, view.locale).join('')) };
  return said(c, await sendAgain(c, hook.id, delivery.id, again.rendering), t.rerenderDone);
});

/** Tells what is like this delivery from now on. */
export const switchOn = act((c, hook, { topic }) => {
  const t = words(c.var.view.locale);
  const off = hook.events.off.filter((pattern) => match(topic, [pattern]) === undefined);
  const on = match(topic, hook.events.on) === undefined ? [...hook.events.on, topic] : hook.events.on;
  return store(c, hook, { on, off }, t.switchedOn(topic));
});

/** Does not tell it any more. */
export const switchOff = act((c, hook, { topic }) => {
  const t = words(c.var.view.locale);
  const on = hook.events.on.filter((pattern) => pattern !== topic);
  return store(c, hook, { on, off: [...new Set([...hook.events.off, topic])] }, t.switchedOff(topic));
});

/** Reads everything in quarantine again, and sends what can be read by now. */
export async function readQuarantine(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const id = c.req.param('id') ?? '';
  if (!(await directory(c.env).getHook(id))) return missing(c);
  const inbox = c.env.INBOX.getByName(id);
  const rows = await inbox.deliveries(mostAtOnce, null, 'quarantined');
  let done = 0;
  // The oldest first: their messages arrive in the order in which things happened.
  for (const row of rows.toReversed()) {
    const delivery: DeliveryDetail | null = await inbox.delivery(row.id);
    const again = delivery && (await readAgain(c.env, id, delivery, view.now));
    if (!again?.ok) continue;
    const replayed = await sendAgain(c, id, row.id, again.rendering);
    if (replayed.outcome === 'accepted') done++;
  }
  const text = hookWords(view.locale).readAllDone(done, rows.length - done);
  setFlash(c, { tone: done > 0 ? 'good' : 'warn', text });
  return c.redirect(hookPath(id), 303);
}

async function sendAgain(c: ConsoleContext, id: string, delivery: string, rendering?: Rendering): Promise<Replayed> {
  const groups = (await directory(c.env).groups()).map((group) => group.id);
  return c.env.INBOX.getByName(id).replay(delivery, { now: c.var.view.now, groups, rendering });
}

function said(c: ConsoleContext, replayed: Replayed, done: string): Flash {
  const { locale } = c.var.view;
  const t = words(locale);
  switch (replayed.outcome) {
    case 'accepted':
      return { tone: 'good', text: done };
    case 'nothing':
      return { tone: 'warn', text: t.failed(reasonLines(replayed.reason, locale).join('')) };
    case 'unavailable':
    case 'unknown':
      return { tone: 'warn', text: t.busy };
  }
}

async function store(c: ConsoleContext, hook: Hook, events: Hook['events'], done: string): Promise<Flash> {
  const written = await putHook(c.env, changed(hook, { events }), hook.id);
  if (written.ok) return { tone: 'good', text: done };
  const { locale } = c.var.view;
  return { tone: 'bad', text: written.issues.map(({ message }) => issueText(message, locale)).join(' ') };
}
