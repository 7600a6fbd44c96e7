import { describe, expect, test } from 'vitest';
import { trello } from '../../../../adapters/trello/index.ts';
import { RawRequest } from '../../../../src/kit/index.ts';

const secret = '0123456789abcdef'.repeat(4);
const registered = 'https://hooks.example.com/in/trello/abc';
const [scheme] = trello.auth;

const card = (text: string) =>
  `{"action":{"id":"5ab046680b49df6efbd682f8","type":"commentCard","data":{"text":"${text}"}}}`;
const chinese = card('完成了 ✅ café');

function request(url: string, body: string, headers: Record<string, string> = {}): RawRequest {
  return new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
}

describe('signatures: the body and the registered address, to the last character', () => {
  test.each([
    ['plain', registered, card('ok'), 'kwdTJn/LeiHQ2hQ0Cj3TNcCFhT0='],
    ['with a slash at the end', `${registered}/`, card('ok'), 'pdE1e67uUhYjmYdwSZ6nAx0VJ/U='],
    ['with a query', `${registered}?t=1&x=%E4%BD%A0`, card('ok'), 'gcB+2bZLL0KMUA5iKJnf/5hvfl4='],
    ['of Chinese text as UTF-8', registered, chinese, '43OHdpLBX/chC0g711wvwluW/zM='],
  ])('%s', async (_, url, body, signature) => {
    const proof = { 'x-trello-webhook': signature };
    expect(await scheme.verify(request(url, body, proof), [secret], 0)).toEqual({ ok: true, covers: 'body' });
    expect(await scheme.sign(request(url, body), secret, 0)).toEqual(proof);
  });

  test.each([
    ['another path', `${registered}d`],
    ['another host', 'https://hooks.example.org/in/trello/abc'],
    ['another scheme', 'http://hooks.example.com/in/trello/abc'],
    ['another port', 'https://hooks.example.com:8443/in/trello/abc'],
    ['a query that was not registered', `${registered}?`.concat('a=1')],
  ])('%s is refused', async (_, url) => {
    const proof = { 'x-trello-webhook': 'kwdTJn/LeiHQ2hQ0Cj3TNcCFhT0=' };
    const result = await scheme.verify(request(url, card('ok'), proof), [secret], 0);
    expect(result).toEqual({ ok: false, reason: 'mismatch' });
  });

  test('Chinese text signed as latin-1 is refused', async () => {
    const proof = { 'x-trello-webhook': 'Mqd+k91DeW5dooe5lHuVpQETnZo=' };
    const result = await scheme.verify(request(registered, chinese, proof), [secret], 0);
    expect(result).toEqual({ ok: false, reason: 'mismatch' });
  });

  test('a body as large as they come is signed and verified', async () => {
    const large = 'x'.repeat(trello.maxBody);
    const proof = await scheme.sign(request(registered, large), secret, 0);
    expect(await scheme.verify(request(registered, large, proof), [secret], 0)).toMatchObject({ ok: true });
  });
});

describe('what names a delivery', () => {
  test.each([
    ['an action', card('ok'), 'commentCard', '5ab046680b49df6efbd682f8'],
    ['no action', '{"model":{}}', null, null],
    ['an action of another shape', '{"action":{"type":7,"id":["x"]}}', null, null],
    ['a list', '[]', null, null],
    ['null', 'null', null, null],
  ])('%s', (_, body, event, id) => {
    const req = request(registered, body);
    expect([trello.event(req), trello.deliveryId(req)]).toEqual([event, id]);
  });
});

test.each([
  ['HEAD', 200],
  ['GET', 200],
  ['PUT', undefined],
])('%s is answered by %s', async (method, status) => {
  const answer = trello.handshake?.(new Request(registered, { method }));
  expect(answer?.status).toBe(status);
  if (answer) expect(await answer.text()).toBe('');
});

test('all words of the quiet table come in both languages', () => {
  for (const reason of Object.values(trello.quiet)) {
    expect(reason).toEqual({
      'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[ -~]+$/),
    });
  }
});
