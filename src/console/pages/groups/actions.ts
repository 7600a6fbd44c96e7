import { testRobots } from '../../../api/robot-test.ts';
import { directory } from '../../../directory/stub.ts';
import { type Flash, setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { words } from './words.ts';

type Words = ReturnType<typeof words>;
type Outbox = ReturnType<Env['OUTBOX']['getByName']>;

/** What a button on a group's page does; it says so on the next page. */
type Action = (outbox: Outbox, t: Words, given: { id: string; message: string; reason: string }) => Promise<Flash>;

/** Makes a route of it: for a group that exists, and back to its page afterwards. `reason`: one has to be given. */
function act(action: Action, { reason: isAsked = false } = {}) {
  return async (c: ConsoleContext): Promise<Response> => {
    const id = c.req.param('id') ?? '';
    if (!(await directory(c.env).getGroup(id))) return missing(c);
    const t = words(c.var.view.locale);
    const reason = isAsked ? (await readForm(c)).text('reason') : '';
    const isGiven = !isAsked || (reason !== '' && reason.length <= 500);
    const given = { id, message: c.req.param('message') ?? '', reason };
    const flash: Flash = isGiven
      ? await action(c.env.OUTBOX.getByName(id), t, given)
      : { tone: 'bad', text: t.reasonMissing };
    setFlash(c, flash);
    return c.redirect(`/console/groups/${id}`, 303);
  };
}

/** Stops sending, for a reason. */
export const pause = act(
  async (outbox, t, { reason }) => {
    await outbox.pause(reason);
    return { tone: 'good', text: t.paused };
  },
  { reason: true },
);

/** Goes on sending. */
export const resume = act(async (outbox, t) => {
  await outbox.resume();
  return { tone: 'good', text: t.resumed };
});

/** Gives up everything that waits, for a reason. */
export const discardAll = act(
  async (outbox, t, { id, reason }) => ({
    tone: 'good',
    text: t.discardedAll(await outbox.discardWaiting(id, reason)),
  }),
  { reason: true },
);

/** Tries a parked message again. */
export const retry = act(async (outbox, t, { message }) =>
  (await outbox.retry(message)) ? { tone: 'good', text: t.retried } : { tone: 'warn', text: t.gone },
);

/** Gives a parked message up, for a reason. */
export const discard = act(
  async (outbox, t, { message, reason }) =>
    (await outbox.discard(message, reason)) ? { tone: 'good', text: t.discardedOne } : { tone: 'warn', text: t.gone },
  { reason: true },
);

/** Sends a test through every robot and says what each answered, back on the group's page. */
export async function test(c: ConsoleContext, id = c.req.param('id') ?? ''): Promise<Response> {
  const group = await directory(c.env).group(id);
  if (!group) return missing(c);
  const { locale } = c.var.view;
  const t = words(locale);
  const robots = await testRobots(c.env, group);
  const isFine = robots.every(({ ok }) => ok);
  const lines = robots.map(({ id: robot, ok, fix, answer }) => {
    const said = answer === undefined ? '' : ` (${answer.slice(0, 160)})`;
    return t.testRobot(robot, ok ? t.testFine : `${fix?.[locale] ?? ''}${said}`);
  });
  setFlash(c, isFine ? { tone: 'good', text: t.testSent } : { tone: 'bad', text: t.testFailed, lines });
  return c.redirect(`/console/groups/${id}`, 303);
}
