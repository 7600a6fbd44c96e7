import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/config.ts';
import { type Answer, send } from '../../../src/dingtalk/client.ts';
import type { Message, Robot } from '../../../src/dingtalk/message.ts';
import { signature } from '../../../src/dingtalk/sign.ts';

const token = 'canarytoken0123456789abcdef';
const secret = 'SECcanary0123456789abcdef';
const robot: Robot = {
  id: 'r1',
  webhook: `https://oapi.dingtalk.com/robot/send?access_token=${token}&timestamp=1&sign=old`,
  secret,
  keywords: [],
};
const message: Message = { msgtype: 'text', text: { content: '构建失败 😀' } };
const now = 1_700_000_000_000;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const post = (fetch: Fetch, timeout = 1_000): Promise<Answer> => send(robot, message, 'd-01', { now, fetch, timeout });

/** A body that gives its chunks and then hangs, ends or fails. */
function stream(chunks: string[], end: 'hang' | 'close' | Error): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = left.shift();
      if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
      else if (end === 'close') controller.close();
      else if (end !== 'hang') controller.error(end);
    },
  });
}

describe('the request', () => {
  it('is a signed JSON POST that follows nothing', async () => {
    const calls: { url: string; init: RequestInit }[] = [];
    await post(async (url, init) => {
      calls.push({ url, init });
      return Response.json({ errcode: 0, errmsg: 'ok' });
    });
    expect(calls).toHaveLength(1);
    const [{ url, init } = { url: '', init: {} }] = calls;
    const { searchParams, origin, pathname } = new URL(url);
    expect(origin + pathname).toBe('https://oapi.dingtalk.com/robot/send');
    expect([...searchParams.keys()]).toEqual(['access_token', 'timestamp', 'sign']);
    expect(searchParams.get('timestamp')).toBe(now.toString());
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(new Headers(init.headers).get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.parse(String(init.body))).toEqual({ ...message, msgUuid: 'd-01' });
    expect(String(init.body)).toContain('构建失败 😀');
    expect(init.signal?.aborted).toBe(false);
  });

  it('is not made when the webhook is no address', async () => {
    const answer = await send({ ...robot, webhook: 'nonsense' }, message, 'd-01', {
      now,
      fetch: () => Promise.reject(new Error('must not be called')),
    });
    expect(answer).toEqual({ kind: 'none', why: 'address' });
  });
});

describe('the answer', () => {
  it('may begin with a byte order mark', async () => {
    const answer = await post(async () => new Response('\ufeff{"errcode":0,"errmsg":"ok"}'));
    expect(answer).toEqual({ kind: 'json', status: 200, errcode: 0, errmsg: 'ok' });
  });

  it('is read up to the limit only', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    expect(await post(async () => new Response(endless))).toEqual({ kind: 'none', why: 'broken' });
    expect(pulled).toBeLessThanOrEqual(limits.answerBytes + 2 * 1024);
  });

  it('may come in pieces that split a character', async () => {
    const bytes = new TextEncoder().encode('{"errcode":-1,"errmsg":"系统繁忙"}');
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await post(async () => new Response(pieces))).toMatchObject({ errcode: -1, errmsg: '系统繁忙' });
  });

  it('never repeats a secret of the robot', async () => {
    const echo: Fetch = async (url) => {
      const sign = new URL(url).searchParams.get('sign');
      return Response.json({ errcode: 1, errmsg: `${url} ${token} ${secret} ${sign}` });
    };
    const answer = JSON.stringify(await post(echo));
    expect(answer).toContain('***');
    expect(answer).not.toContain(token);
    expect(answer).not.toContain(secret);
    expect(answer).not.toContain(await signature(secret, now));
  });
});

describe('no answer', () => {
  it.each<{ name: string; fetch: Fetch; timeout?: number; why: string }>([
    { name: 'refused', fetch: () => Promise.reject(new TypeError('fetch failed')), why: 'network' },
    {
      name: 'reset in the body',
      fetch: async () => new Response(stream(['{"err'], new Error('reset'))),
      why: 'broken',
    },
    { name: 'cut off in the body', fetch: async () => new Response(stream(['{"err'], 'close')), why: 'broken' },
    {
      name: 'no headers in time',
      fetch: (_, { signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      timeout: 20,
      why: 'timeout',
    },
    {
      name: 'no headers, and a fetch deaf to the signal',
      fetch: () => new Promise(() => {}),
      timeout: 20,
      why: 'timeout',
    },
    { name: 'no body in time', fetch: async () => new Response(stream([], 'hang')), timeout: 20, why: 'timeout' },
    {
      name: 'half a body in time',
      fetch: async () => new Response(stream(['{"errcode":0'], 'hang')),
      timeout: 20,
      why: 'timeout',
    },
  ])('$name → $why', async ({ fetch, timeout, why }) => {
    expect(await post(fetch, timeout)).toEqual({ kind: 'none', why });
  });

  it('a redirect counts even if its body never ends', async () => {
    const endless = async () => new Response(stream([], 'hang'), { status: 302 });
    expect(await post(endless, 5_000)).toEqual({ kind: 'redirect', status: 302 });
  });
});
