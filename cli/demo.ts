import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { github } from '../adapters/github/index.ts';
import type { Message } from '../src/dingtalk/message.ts';
import { RawRequest } from '../src/kit/index.ts';
import { createDingTalkSim } from '../test/sim/index.ts';
import { loadCases } from '../test/unit/adapters/cases.ts';
import { build } from './build.ts';
import { drawMessage } from './terminal.ts';
import { startServer } from './workerd.ts';

/**
 * The main job on one machine, without an account anywhere: a simulated DingTalk, the real worker on disk, a group and a
 * hook made through the API, and signed GitHub deliveries whose messages are printed as they arrive in the group. With
 * `--once` it ends after the last one: 0 when all arrived, 1 when one is missing.
 */
async function demo(once: boolean): Promise<number> {
  const secrets = {
    ADMIN_TOKEN: randomBytes(16).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  const robot = { token: randomBytes(32).toString('hex'), secret: `SEC${randomBytes(32).toString('hex')}` };
  const data = mkdtempSync(join(tmpdir(), 'dinghook-demo-'));

  step('打包 worker · bundling the worker');
  build();
  step('启动钉钉模拟器和 dinghook · starting a simulated DingTalk and dinghook');
  const sim = createDingTalkSim({ profile: 'strict' });
  sim.control.putRobot(robot.token, { alias: 'r1', group: 'demo', secret: robot.secret });
  const dingtalk = await sim.listen({ port: await freePort(8788) });
  const server = await startServer({
    data,
    port: await freePort(8787),
    env: { ...secrets, DINGTALK_ORIGINS: dingtalk.url },
    reachPrivate: true,
  });

  const api = client(server.url, secrets.ADMIN_TOKEN);
  await api('POST', '/api/groups', {
    id: 'demo',
    name: '前端组',
    robots: [{ webhook: `${dingtalk.url}/robot/send?access_token=${robot.token}`, secret: robot.secret }],
  });
  const secret = randomBytes(32).toString('hex');
  const hook = await api('POST', '/api/hooks', {
    id: 'acme-web',
    name: 'acme/web',
    source: 'github',
    secrets: [secret],
    groups: ['demo'],
  });

  let missing = 0;
  let seen = 0;
  for (const sample of loadCases('github').filter((each) => each.sample)) {
    const body = JSON.stringify(sample.payload);
    const headers = { ...sample.headers, 'x-github-delivery': randomUUID() };
    const request = new RawRequest('POST', new URL(hook.url), new Headers(headers), new TextEncoder().encode(body));
    const proof = await github.auth[0].sign(request, secret, Date.now());
    const reply = await fetch(hook.url, { method: 'POST', headers: { ...headers, ...proof }, body });
    console.log(
      `\n${styleText('green', '→')} GitHub ${styleText('bold', sample.event)}  ${sample.title['zh-CN']}  ${styleText('dim', String(reply.status))}`,
    );
    const arrived = await sim.control
      .wait({ count: seen + 1, verdict: 'accepted', timeoutMs: 15_000 })
      .catch(() => null);
    const message = arrived?.messages[seen]?.parsed as Message | undefined;
    if (!message) {
      missing++;
      console.log(styleText('red', `  没有送达 · did not arrive: ${await reply.text()}`));
      continue;
    }
    seen++;
    console.log(drawMessage(message, '前端组'));
  }

  console.log(
    `\n${styleText('bold', `${seen} 条消息已送达，${missing} 条缺失 · ${seen} messages arrived, ${missing} missing`)}`,
  );
  if (!once) {
    console.log(whereToLook(server.url, dingtalk.url, secrets.ADMIN_TOKEN, hook.url));
    await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  }
  await server.stop();
  await dingtalk.close();
  rmSync(data, { recursive: true, force: true });
  return missing === 0 && seen > 0 ? 0 : 1;
}

function whereToLook(server: string, dingtalk: string, token: string, hook: string): string {
  return `
群里看到的样子 · the group as people see it   ${dingtalk}/__sim/
每次投递的结果 · what became of each delivery  curl -H 'authorization: Bearer ${token}' ${server}/api/hooks/acme-web/deliveries
群的消息与余量 · the group's messages          curl -H 'authorization: Bearer ${token}' ${server}/api/groups/demo/messages
GitHub 里要填的地址 · the URL for GitHub       ${hook}

Ctrl+C 结束 · Ctrl+C to stop`;
}

function step(text: string): void {
  console.log(styleText('dim', text));
}

/** Calls the API as an administrator; throws with the server's words when it refuses. */
function client(origin: string, token: string) {
  return async (method: string, path: string, body: object): Promise<{ url: string }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as { url: string };
  };
}

/** The wanted port, or any free one when it is taken. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => (wanted === 0 ? reject(new Error('no free port')) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

process.exitCode = await demo(process.argv.includes('--once'));
