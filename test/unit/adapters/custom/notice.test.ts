import { describe, expect, test } from 'vitest';
import type { EventOf } from '../../../../src/kit/index.ts';
import { render } from '../../../../src/render/index.ts';
import { eventsOf, read, refusalOf } from './read.ts';

const noticeOf = (body: object) => eventsOf(body)[0] as EventOf<'notice'>;

describe('what JSON of any shape is made into', () => {
  test.each<[name: string, body: object, notice: object]>([
    ['title before subject', { subject: 'b', title: 'a' }, { title: 'a' }],
    ['a subject', { subject: 'a', message: 'b' }, { title: 'a', body: { format: 'text', text: 'b' } }],
    ['a blank title does not count', { title: ' ', text: 'a' }, { title: 'a', body: undefined }],
    ['a message of several lines', { message: 'a\n\nb\nc' }, { title: 'a', body: { format: 'text', text: 'b\nc' } }],
    ['a title that is no text', { title: { a: 1 }, text: 'b' }, { title: 'b' }],
    ['only the name of an event', { event: 'deploy.done', ok: true }, { title: 'deploy.done' }],
    ['nothing that reads like a title', { n: 1 }, { title: { 'zh-CN': '收到一条通知', en: 'Notification received' } }],
    ['the service it names', { title: 'a', service: '支付' }, { place: { name: '支付', type: 'service' } }],
    ['a project as an object', { title: 'a', project: { name: '支付' } }, { place: { name: '支付' } }],
    ['the hook otherwise', { title: 'a' }, { place: { name: '夜班', type: 'service' } }],
    ['an address', { title: 'a', link: 'https://x.example/1' }, { url: 'https://x.example/1' }],
    ['an address that is none', { title: 'a', url: 'javascript:alert(1)' }, { url: undefined }],
    ['a time', { title: 'a', time: '2026-11-22T12:00:00+08:00' }, { at: '2026-11-22T04:00:00.000Z' }],
    ['a time that could be anything', { title: 'a', time: '11/12/2026' }, { at: undefined }],
    ['an error', { title: 'a', level: 'ERROR' }, { severity: 'bad' }],
    ['a warning', { title: 'a', severity: 'warning' }, { severity: 'warn' }],
    ['a status that failed', { title: 'a', status: 'failed' }, { severity: 'bad' }],
    ['a level of its own', { title: 'a', level: 'P7' }, { severity: undefined }],
  ])('%s', (_, body, notice) => {
    const made: Record<string, unknown> = noticeOf(body);
    expect(Object.fromEntries(Object.keys(notice).map((key) => [key, made[key]]))).toMatchObject(notice);
  });

  test('facts are the plain values, under their own names, without secrets', () => {
    const body = {
      title: 'a',
      host: 'db-03',
      load: 1.5,
      ok: false,
      gone: null,
      blank: '',
      nested: { a: 1 },
      list: [1],
      api_key: 'x',
      Password: 'x',
      accessToken: 'x',
    };
    expect(noticeOf(body).facts).toEqual([
      { name: 'host', value: 'db-03' },
      { name: 'load', value: '1.5' },
      { name: 'ok', value: { 'zh-CN': '否', en: 'no' } },
    ]);
  });

  test('a list is a notice for each object', () => {
    expect(eventsOf([{ title: 'a' }, 7, { title: 'b' }])).toMatchObject([{ title: 'a' }, { title: 'b' }]);
  });

  test.each<[name: string, body: unknown, topic: string]>([
    ['an event name', { event: 'order.refunded' }, 'json.order.refunded'],
    ['something else under that name', { event: 'a b' }, 'json'],
    ['the same in a list', [{ type: 'a' }, { type: 'a' }], 'json.a'],
    ['different ones', [{ type: 'a' }, { type: 'b' }], 'json'],
  ])('topic: %s', (_, body, topic) => {
    expect(read(body)).toMatchObject({ event: 'json', parsed: { topic } });
  });

  test.each<[name: string, body: unknown]>([
    ['a number', 7],
    ['null', 'null'],
    ['an empty list', []],
    ['a list without objects', [1, 'a', null]],
  ])('%s is refused', (_, body) => {
    expect(refusalOf(body)).toBe('Send a JSON object: an event, a DingTalk message, or fields of your own.');
  });

  test.each<[name: string, body: string, headers: Record<string, string>, reason: string]>([
    ['text', 'hello', {}, 'the body is not JSON'],
    ['half of it', '{"title":', {}, 'the body is not JSON'],
    [
      'half of it, from curl',
      '{"title":',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'the body is not JSON',
    ],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 'the form has no field "payload"'],
  ])('%s is refused', (_, body, headers, reason) => {
    expect(refusalOf(body, headers)).toBe(reason);
  });
});

describe('templates of a hook see the JSON', () => {
  const body = {
    title: 'a',
    order: { id: 'A_1', items: [{ name: '<b>票</b>' }, { name: '餐' }], en: 'x' },
    deep: { a: { b: { c: { d: { e: { f: 'too deep' } } } } } },
    home: `https://x.example/${'y'.repeat(300)}`,
  };
  const rendered = (template: string) => {
    const context = {
      source: 'custom',
      locale: 'zh-CN',
      timezone: 'Asia/Shanghai',
      links: 'browser',
      now: 0,
      mentions: [],
      overrides: { notice: template },
    } as const;
    const { message, failures } = render(noticeOf(body), context);
    return [message.msgtype === 'markdown' ? message.markdown.text : message.msgtype, failures];
  };

  test.each<[name: string, template: string, text: string]>([
    ['a field', '{{ data.order.id }}', 'A\\_1'],
    ['a list, escaped', '{% for item in data.order.items %}{{ item.name }} {% endfor %}', '&lt;b&gt;票&lt;/b&gt; 餐'],
    ['a field named like a language', '{{ data.order.en }}', 'x'],
    ['nothing too deep', '[{{ data.deep.a.b.c.d.e.f }}]', '[]'],
    ['an address whole', '{{ data.home | size }}', `${18 + 300}`],
  ])('%s', (_, template, text) => {
    expect(rendered(`---\nmsgtype: markdown\nbuttons:\n---\n${template}`)).toEqual([text, []]);
  });
});
