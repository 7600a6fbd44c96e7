import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { github } from '../adapters/github/index.ts';
import type { Message } from '../src/dingtalk/message.ts';
import { RawRequest } from '../src/kit/index.ts';
import type { OutboxStatus } from '../src/outbox/index.ts';
import { createDingTalkSim } from '../test/sim/index.ts';
import { build } from './build.ts';
import { afternoon, type Delivery, releaseDay } from './story.ts';
import { drawMessage } from './terminal.ts';
import { startServer } from './workerd.ts';

/**
 * The main job on one machine, without an account anywhere: a simulated DingTalk, the real worker on disk, a group and a
 * hook made through the API, and signed GitHub deliveries whose messages are printed as they arrive in the group. With
 * `once` it ends after the last one: 0 when all arrived, 1 when one is missing.
 */
async function demo(once: boolean): Promise<number> {
  say('打包 worker · bundling the worker');
  build();
  say('启动钉钉模拟器和 dinghook · starting a simulated DingTalk and dinghook');
  const robot = { token: randomBytes(32).toString('hex'), secret: `SEC${randomBytes(32).toString('hex')}` };
  const sim = createDingTalkSim({ profile: 'strict' });
  sim.control.putRobot(robot.token, { alias: 'r1', group: '前端组', secret: robot.secret });
  const dingtalk = await sim.listen({ port: await freePort(8788) });
  const data = mkdtempSync(join(tmpdir(), 'dinghook-demo-'));
  const admin = randomBytes(16).toString('hex');
  const server = await startServer({
    data,
    port: await freePort(8787),
    env: { ADMIN_TOKEN: admin, ENCRYPTION_KEY: randomBytes(32).toString('base64'), DINGTALK_ORIGINS: dingtalk.url },
    reachPrivate: true,
  });
  const api = client(server.url, admin);
  const webhook = `${dingtalk.url}/robot/send?access_token=${robot.token}`;
  await api('POST', '/api/groups', { id: 'demo', name: '前端组', robots: [{ webhook, secret: robot.secret }] });
  const hook = { id: 'acme-web', name: 'acme/web', source: 'github', groups: ['demo'] };
  const created = (await api('POST', '/api/hooks', hook)) as { url: string; secret: string };

  const send = async (delivery: Delivery) => {
    const reply = await deliver(created.url, created.secret, delivery);
    const status = styleText(reply.ok ? 'green' : 'red', String(reply.status));
    return `${styleText('green', '→')} GitHub ${styleText('bold', delivery.event)} ${delivery.title}  ${status}`;
  };
  let seen = 0;
  const showNew = async (wanted: number) => {
    const { messages } = await sim.control
      .wait({ count: wanted, verdict: 'accepted', timeoutMs: 60_000 })
      .catch(() => sim.control.messages({ verdict: 'accepted' }));
    for (const { parsed } of messages.slice(seen)) console.log(drawMessage(parsed as Message, '前端组'));
    seen = messages.length;
  };

  const calm = afternoon(Date.now());
  for (const [i, delivery] of calm.entries()) {
    console.log(`\n${await send(delivery)}`);
    await showNew(i + 1);
    await new Promise((resolve) => setTimeout(resolve, 900));
  }
  const storm = releaseDay(Date.now());
  console.log(`\n${styleText('green', '→')} ${storm.length} 次投递同时到达 · ${storm.length} deliveries at once`);
  await Promise.all(storm.map(send));
  const { ledger } = await drained(api, calm.length + storm.length);
  await showNew(seen);

  const missing = calm.length + storm.length - ledger.sent - ledger.merged;
  const limited = sim.control.invariants().limited;
  console.log(`
${styleText('bold', `${calm.length + storm.length} 次投递 → ${seen} 条消息：${ledger.sent} 条单独送达，${ledger.merged} 条合并送达，${missing} 条缺失，被限流 ${limited} 次`)}
${calm.length + storm.length} deliveries → ${seen} messages: ${ledger.sent} alone, ${ledger.merged} merged, ${missing} missing, ${limited} limit answers`);
  if (!once) {
    console.log(whereToLook(server.url, dingtalk.url, admin, created.url));
    await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  }
  await server.stop();
  await dingtalk.close();
  rmSync(data, { recursive: true, force: true });
  return missing === 0 && limited === 0 ? 0 : 1;
}

type Api = ReturnType<typeof client>;

/** Waits until everything accepted has left; gives up after a minute and a half and says how it stands. */
async function drained(api: Api, accepted: number): Promise<OutboxStatus> {
  for (let tries = 0; ; tries++) {
    const status = (await api('GET', '/api/groups/demo/status')) as OutboxStatus;
    if ((status.ledger.accepted >= accepted && status.ledger.waiting === 0) || tries > 300) return status;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Posts a delivery with the proof GitHub would add. */
async function deliver(url: string, secret: string, { headers, body }: Delivery): Promise<Response> {
  const request = new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
  const proof = await github.auth[0].sign(request, secret, Date.now());
  return fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body });
}

function whereToLook(server: string, dingtalk: string, token: string, hook: string): string {
  const curl = `curl -H 'authorization: Bearer ${token}' ${server}`;
  return `
群里看到的样子 · the group as people see it   ${dingtalk}/__sim/
每次投递的结果 · what became of each delivery  ${curl}/api/hooks/acme-web/deliveries
群的消息与余量 · the group's messages          ${curl}/api/groups/demo/messages
GitHub 里要填的地址 · the URL for GitHub       ${hook}

Ctrl+C 结束 · Ctrl+C to stop`;
}

function say(text: string): void {
  console.log(styleText('dim', text));
}

/** Calls the API as an administrator; throws with the server's words when it refuses. */
function client(origin: string, token: string) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
}

/** The wanted port, or any free one when it is taken. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

process.exitCode = await demo(process.argv.includes('--once'));
