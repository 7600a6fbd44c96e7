import { describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from '../../../src/dingtalk/answer.ts';

/** What came over the wire. */
interface Raw {
  status: number;
  type: string | null;
  text: string;
}

const json = (text: string, status = 200): Raw => ({ status, type: 'application/json', text });
const html = (status: number, type: string | null = 'text/html; charset=utf-8'): Raw => ({
  status,
  type,
  text: '<html>no</html>',
});

describe('an answer', () => {
  it.each<{ name: string; answer: Raw; want: Answer }>([
    {
      name: 'success',
      answer: json('{"errcode":0,"errmsg":"ok"}'),
      want: { kind: 'json', status: 200, errcode: 0, errmsg: 'ok' },
    },
    {
      name: 'success as a string',
      answer: json('{"errcode":"0","errmsg":"ok"}'),
      want: { kind: 'json', status: 200, errcode: 0, errmsg: 'ok' },
    },
    {
      name: 'a refusal as a string',
      answer: json('{"errcode":"-1","errmsg":"系统繁忙"}'),
      want: { kind: 'json', status: 200, errcode: -1, errmsg: '系统繁忙' },
    },
    {
      name: 'no text',
      answer: json('{"errcode":40035}'),
      want: { kind: 'json', status: 200, errcode: 40035, errmsg: '' },
    },
    {
      name: 'a text that is no text',
      answer: json('{"errcode":40035,"errmsg":{"a":1}}'),
      want: { kind: 'json', status: 200, errcode: 40035, errmsg: '' },
    },
    {
      name: 'a very long text',
      answer: json(`{"errcode":1,"errmsg":"${'x'.repeat(5_000)}"}`),
      want: { kind: 'json', status: 200, errcode: 1, errmsg: 'x'.repeat(500) },
    },
    {
      name: 'a verdict with an HTTP error',
      answer: json('{"errcode":300005,"errmsg":"token is not exist"}', 400),
      want: { kind: 'json', status: 400, errcode: 300005, errmsg: 'token is not exist' },
    },
    {
      name: 'the wrapper 88',
      answer: json('{"errcode":88,"errmsg":"ding talk error","sub_code":"130101","sub_msg":"send too fast"}'),
      want: { kind: 'json', status: 200, errcode: 130101, errmsg: 'send too fast' },
    },
    {
      name: 'the wrapper 88 around a zero',
      answer: json('{"errcode":88,"errmsg":"x","sub_code":0,"sub_msg":"ok"}'),
      want: { kind: 'json', status: 200, errcode: 88, errmsg: 'ok' },
    },
    {
      name: 'the wrapper 88 around words',
      answer: json('{"errcode":88,"errmsg":"ding talk error","sub_code":"isv.busy"}'),
      want: { kind: 'json', status: 200, errcode: 88, errmsg: 'ding talk error' },
    },
    {
      name: 'x5 without a code',
      answer: json('{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"0"}'),
      want: { kind: 'x5', status: 200, errcode: undefined, wait: 5 },
    },
    {
      name: 'x5 with a code',
      answer: json('{"status":1111,"wait":5,"source":"x5","punish":"deny","errcode":130101,"errmsg":"send too fast"}'),
      want: { kind: 'x5', status: 200, errcode: 130101, wait: 5 },
    },
    {
      name: 'x5 that claims success',
      answer: json('{"punish":"deny","errcode":0}'),
      want: { kind: 'x5', status: 200, errcode: 0, wait: undefined },
    },
    { name: 'a page', answer: html(200), want: { kind: 'http', status: 200, html: true } },
    {
      name: 'a page that says it is JSON',
      answer: html(200, 'application/json'),
      want: { kind: 'http', status: 200, html: true },
    },
    { name: 'a forbidden page', answer: html(403), want: { kind: 'http', status: 403, html: true } },
    { name: 'a bad gateway', answer: html(502), want: { kind: 'http', status: 502, html: true } },
    { name: 'an error without body', answer: json('', 503), want: { kind: 'http', status: 503, html: false } },
    { name: 'a redirect', answer: html(302), want: { kind: 'redirect', status: 302 } },
    {
      name: 'a redirect that claims success',
      answer: json('{"errcode":0,"errmsg":"ok"}', 307),
      want: { kind: 'redirect', status: 307 },
    },
    ...[
      ['nothing', ''],
      ['half an answer', '{"errcode":0,"errm'],
      ['plain text', 'ok'],
      ['a bare zero', '0'],
      ['null', 'null'],
      ['a list', '[{"errcode":0}]'],
      ['an object without a code', '{"errmsg":"ok"}'],
      ['a null code', '{"errcode":null,"errmsg":"ok"}'],
      ['a code that is true', '{"errcode":false,"errmsg":"ok"}'],
      ['an empty code', '{"errcode":"","errmsg":"ok"}'],
      ['a code with a space', '{"errcode":" 0","errmsg":"ok"}'],
      ['a code in a list', '{"errcode":[0],"errmsg":"ok"}'],
      ['half a code', '{"errcode":0.5,"errmsg":"ok"}'],
      ['an octal code', '{"errcode":"00","errmsg":"ok"}'],
      ['two objects', '{"errcode":0}{"errcode":0}'],
    ].map(([name = '', text = '']) => ({
      name,
      answer: json(text),
      want: { kind: 'none', why: 'broken' } as const,
    })),
  ])('$name', ({ answer: { status, type, text }, want }) => {
    expect(readAnswer(status, type, text)).toEqual(want);
  });
});
