import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, Terminal } from '../e2e/served.ts';
import { hostileUrls, redirects } from './urls.ts';

/** Counts who connects; nobody should. */
let canary: Server;
let connections = 0;
/** A DingTalk that sends its callers to the canary. */
let dingtalk: Server;
let status = 302;
let asked = 0;

let terminal: Terminal;
let server: Served;

const portOf = (listener: Server) => (listener.address() as AddressInfo).port;

async function listen(listener: Server, host = '127.0.0.1'): Promise<Server> {
  listener.listen(0, host);
  await once(listener, 'listening');
  return listener;
}

beforeAll(async () => {
  canary = await listen(
    createServer((_, reply) => reply.end('{"errcode":0,"errmsg":"ok"}')).on('connection', () => {
      connections++;
    }),
    '::',
  );
  dingtalk = await listen(
    createServer((_, reply) => {
      asked++;
      const location = `http://127.0.0.1:${portOf(canary)}/robot/send`;
      reply.writeHead(status, { location, 'content-type': 'application/json' }).end('{"errcode":0,"errmsg":"ok"}');
    }),
  );
  terminal = new Terminal(`http://127.0.0.1:${portOf(dingtalk)}`);
  server = await terminal.serve(terminal.path('data'));
});

afterAll(async () => {
  await server?.stop('SIGTERM');
  terminal?.remove();
  canary?.close();
  dingtalk?.close();
});

const call = (method: string, path: string, body?: object) =>
  fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${terminal.secrets.ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });

describe('S8: no address and no redirect leads the real server to a listener on this machine', () => {
  it('the canary sees who connects', async () => {
    await (await fetch(`http://127.0.0.1:${portOf(canary)}`)).text();
    expect(connections).toBe(1);
    connections = 0;
  });

  it('every hostile webhook is refused, and nobody connects', async () => {
    const host = `127.0.0.1:${portOf(dingtalk)}`;
    const path = '/robot/send?access_token=0123456789abcdef';
    const vectors = hostileUrls({ port: portOf(canary), path, host });
    expect(vectors.length).toBeGreaterThanOrEqual(40);
    const taken: string[] = [];
    for (const { name, url } of vectors) {
      const reply = await call('POST', '/api/groups', { name, robots: [{ webhook: url }] });
      await reply.text();
      // Over plain http on its own port, the stand-in is what DINGTALK_ORIGINS allows.
      if (reply.status !== 422) taken.push(name);
    }
    expect(taken).toEqual(['the host over plain http']);
    expect(connections).toBe(0);
  });

  it.each(redirects)('a redirect with %i is not followed', async (code) => {
    status = code;
    asked = 0;
    const id = `redirect-${code}`;
    const webhook = `http://127.0.0.1:${portOf(dingtalk)}/robot/send?access_token=token-${code}`;
    expect((await call('POST', '/api/groups', { id, name: id, robots: [{ webhook }] })).status).toBe(201);
    const tested = (await (await call('POST', `/api/groups/${id}/test`)).json()) as { ok: boolean };
    expect([tested.ok, asked, connections]).toEqual([false, 1, 0]);
  });

  it('nor for a delivery', async () => {
    status = 307;
    asked = 0;
    const hook = await server.connect('web', `http://127.0.0.1:${portOf(dingtalk)}`);
    expect(await server.deliver(hook.pathname)).not.toBeNull();
    const status200 = async () => (await call('GET', '/api/groups/web/status')).json();
    for (const end = Date.now() + 10_000; asked === 0 && Date.now() < end; ) await status200();
    expect([asked > 0, connections]).toEqual([true, 0]);
  });
});
