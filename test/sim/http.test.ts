import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { call, lastRecord, start, TOKEN, text } from './driver.ts';
import { listen } from './http.ts';
import type { DingTalkSim, FaultAction, Listening } from './index.ts';

let listening: Listening | undefined;

afterEach(() => listening?.close());

async function serve(sim: DingTalkSim): Promise<string> {
  listening = await sim.listen();
  return `${listening.url}/robot/send?access_token=${TOKEN}`;
}

async function serveWith(action: FaultAction): Promise<{ sim: DingTalkSim; address: string }> {
  const sim = start();
  sim.control.addFault({ stage: 'after', times: 1, action });
  return { sim, address: await serve(sim) };
}

function post(address: string, body: unknown = text('M1Z'), init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'tests' };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', ...init });
}

describe('over HTTP', () => {
  it('answers both planes', async () => {
    const sim = start();
    const address = await serve(sim);
    const response = await post(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe('{"errcode":0,"errmsg":"ok"}');
    expect(lastRecord(sim)).toMatchObject({
      clientIp: '127.0.0.1',
      headers: { 'content-type': 'application/json', 'user-agent': 'tests', connection: 'keep-alive' },
    });
    const health = await fetch(`${listening?.url}/__sim/health`);
    expect(await health.json()).toMatchObject({ ok: true, records: 1 });
  });

  it('reset: the connection breaks, the message is in the group', async () => {
    const { sim, address } = await serveWith({ kind: 'reset' });
    await expect(post(address)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'accepted' }, answer: { kind: 'reset' } });
  });

  it('truncate: a full content length, then fewer bytes, then the end', async () => {
    const { address } = await serveWith({ kind: 'truncate', bytes: 9 });
    const { port } = new URL(address);
    const body = JSON.stringify(text());
    const told = await new Promise<string>((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
      socket.on('error', reject);
      const head = `POST /robot/send?access_token=${TOKEN} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json`;
      socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    expect(told).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(told).toMatch(/content-length: 27\r\n/i);
    expect(told.split('\r\n\r\n')[1]).toBe('{"errcode');
  });

  it('truncate: fetch gets headers and fails on the body', async () => {
    const { address } = await serveWith({ kind: 'truncate', bytes: 9 });
    const response = await post(address);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('hang: nothing comes until the request is released', async () => {
    const { sim, address } = await serveWith({ kind: 'hang' });
    const answer = post(address);
    await sim.control.wait({ verdict: 'accepted' });
    expect(lastRecord(sim).answer.kind).toBe('hang');
    expect((await call(sim, 'POST', 'release', { seq: 1 })).body).toEqual({ released: [1] });
    expect((await answer).status).toBe(200);
  });

  it('hang: a client that gives up is noticed', async () => {
    const sim = start();
    sim.control.addFault({ stage: 'before', action: { kind: 'hang' } });
    const arrived = Promise.withResolvers<AbortSignal>();
    const answer = (request: Request) => {
      arrived.resolve(request.signal);
      return sim.fetch(request);
    };
    listening = await listen(answer, {}, false);
    const client = new AbortController();
    const sent = post(`${listening.url}/robot/send?access_token=${TOKEN}`, text(), { signal: client.signal });
    const gone = await arrived.promise;
    client.abort();
    await expect(sent).rejects.toThrow(/abort/);
    if (!gone.aborted) await new Promise((resolve) => gone.addEventListener('abort', resolve));
    expect(await sim.control.release()).toEqual({ released: [] });
    expect(lastRecord(sim).verdict.kind).toBe('fault');
  });

  it('redirect: 302 with its target and an HTML body', async () => {
    const { address } = await serveWith({ kind: 'redirect' });
    const response = await post(address);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('https://punish.invalid/');
    expect(await response.text()).toContain('302 Found');
  });

  it('a body far above the limit is refused with an answer, not with a broken connection', async () => {
    const address = await serve(start());
    const response = await post(address, text('x'.repeat(3_000_000)));
    expect(await response.json()).toMatchObject({ errcode: 460101 });
  });

  it('a reset of the simulator breaks hanging connections', async () => {
    const { sim, address } = await serveWith({ kind: 'hang' });
    const answer = post(address);
    await sim.control.wait({ verdict: 'accepted' });
    await fetch(`${listening?.url}/__sim/reset`, { method: 'POST' });
    await expect(answer).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('listens on loopback only, unless a control token protects it', async () => {
    await expect(start().listen({ host: '0.0.0.0' })).rejects.toThrow(/control token/);
    listening = await start({ controlToken: 'c' }).listen({ host: '0.0.0.0' });
    expect((await fetch(`http://127.0.0.1:${listening.port}/__sim/health`)).status).toBe(401);
  });
});
