import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../cli/build.ts';
import { push, Stack } from '../e2e/stack.ts';
import { createDingTalkSim } from '../sim/index.ts';

const sim = createDingTalkSim({ profile: 'documented' });
const secret = 'SECarobotofthefaulttests';
let stack: Stack;
let hook: string;

beforeAll(async () => {
  build();
  sim.control.putRobot('token-r1', { alias: 'r1', group: 'web', secret });
  const { url } = await sim.listen({});
  stack = new Stack(url);
  await stack.start();
  hook = await stack.connect('web', `${url}/robot/send?access_token=token-r1`, secret);
});

afterAll(async () => {
  await stack?.remove();
});

it('kill -9 between acceptance and sending: everything accepted arrives, each in exactly one message', async () => {
  sim.control.addFault({ id: 'silence', stage: 'before', action: { kind: 'hang' } });
  const replies = await Promise.all(Array.from({ length: 30 }, (_, n) => stack.deliver(hook, 'push', push(n))));
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 202));
  expect(sim.control.messages({ verdict: 'accepted' }).messages).toEqual([]);

  await stack.kill();
  sim.control.deleteFaults();
  await stack.start();

  const { ledger } = await stack.drained('web', 30, 30_000);
  expect(ledger).toMatchObject({ accepted: 30, waiting: 0, parked: 0, discarded: 0 });
  expect(ledger.sent + ledger.merged).toBe(30);
  const deliveries = await stack.deliveries('web');
  const wanted = deliveries.flatMap(({ dispatches }) => dispatches.map(({ id }) => id)).sort();
  const messages = await stack.messages('web');
  expect(wanted).toHaveLength(30);
  expect(messages.flatMap(({ dispatches }) => dispatches).sort()).toEqual(wanted);
  const { duplicates, limited } = sim.control.invariants();
  expect({ duplicates, limited }).toEqual({ duplicates: [], limited: 0 });
  expect(sim.control.messages({ verdict: 'accepted' }).messages).toHaveLength(messages.length);
});

it('kill -9 after DingTalk accepted and before we knew: the retry with the same msgUuid shows nothing twice', async () => {
  const before = sim.control.messages({ verdict: 'accepted' }).messages.length;
  sim.control.addFault({ id: 'lost-answer', stage: 'after', action: { kind: 'hang' } });
  expect((await stack.deliver(hook, 'push', push(100))).status).toBe(202);
  await sim.control.wait({ count: before + 1, verdict: 'accepted', timeoutMs: 10_000 });

  await stack.kill();
  sim.control.deleteFaults();
  await stack.start();

  const { ledger } = await stack.drained('web', 31, 30_000);
  expect(ledger).toMatchObject({ accepted: 31, waiting: 0, parked: 0, discarded: 0 });
  expect(sim.control.messages({ verdict: 'accepted' }).messages).toHaveLength(before + 1);
  expect(sim.control.messages({ verdict: 'duplicate' }).messages).toHaveLength(1);
  expect(sim.control.invariants().duplicates).toEqual([]);
});
