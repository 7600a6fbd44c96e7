import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../adapters/custom/dingtalk/body.ts';
import { custom } from '../../../../adapters/custom/index.ts';
import { checkFields } from '../../../sim/validate.ts';
import { eventsOf, refusalOf, requestOf } from './read.ts';

const url = 'https://x.example/';
const text = (rest: object = {}) => ({ msgtype: 'text', text: { content: 'x' }, ...rest });
const link = (rest: object = {}) => ({ msgtype: 'link', link: { title: 't', text: 'x', messageUrl: url, ...rest } });
const markdown = (rest: object = {}) => ({ msgtype: 'markdown', markdown: { title: 't', text: 'x', ...rest } });
const card = (rest: object) => ({ msgtype: 'actionCard', actionCard: { title: 't', text: 'x', ...rest } });
const feed = (...links: unknown[]) => ({ msgtype: 'feedCard', feedCard: { links } });
const single = { singleTitle: 's', singleURL: url };
const button = { title: 'b', actionURL: url };
const entry = { title: 't', messageURL: url, picURL: url };

/** Every way of getting a body wrong that the simulator knows. */
const wrong: [name: string, body: Record<string, unknown>, errcode: number][] = [
  ['no text object', { msgtype: 'text' }, 400201],
  ['text is a string', { msgtype: 'text', text: 'x' }, 400201],
  ['no content', text({ text: {} }), 400202],
  ['blank content', text({ text: { content: ' \n' } }), 400202],
  ['content is a number', text({ text: { content: 7 } }), 400202],
  ['no link object', { msgtype: 'link', link: null }, 400301],
  ['link without text', link({ text: null }), 400302],
  ['link without title', link({ title: '' }), 400303],
  ['link without address', link({ messageUrl: undefined }), 400304],
  ['link spelled like a feed', link({ messageUrl: undefined, messageURL: url }), 400304],
  ['a picture that is no text', link({ picUrl: 7 }), 40035],
  ['no markdown object', { msgtype: 'markdown', markdown: [] }, 400401],
  ['markdown without title', markdown({ title: null }), 400402],
  ['markdown without text', markdown({ text: '' }), 400403],
  ['no card object', { msgtype: 'actionCard' }, 400501],
  ['card without title', card({ ...single, title: '' }), 400502],
  ['card without text', card({ ...single, text: '' }), 400503],
  ['card without buttons', card({}), 400504],
  ['card with an empty list', card({ btns: [] }), 400504],
  ['button without title', card({ btns: [button, { actionURL: url }] }), 400505],
  ['button without address', card({ btns: [{ title: 'b' }] }), 400506],
  ['half a single button', card({ singleTitle: 's' }), 400507],
  ['the other half', card({ singleURL: url }), 400507],
  ['half a single button beside an empty list', card({ singleTitle: 's', btns: [] }), 400504],
  ['no feed object', { msgtype: 'feedCard' }, 400601],
  ['an empty feed', feed(), 400602],
  ['an entry without title', feed(entry, { ...entry, title: '' }), 400603],
  ['an entry without address', feed({ ...entry, messageURL: null }), 400604],
  ['an entry spelled like a link', feed({ title: 't', messageUrl: url, picURL: url }), 400604],
  ['an entry without picture', feed({ title: 't', messageURL: url }), 400605],
  ['an entry that is no object', feed('x'), 400603],
];

describe('refused as DingTalk refuses', () => {
  test.each(wrong)('%s', (_, body, errcode) => {
    const read = readBody(body, true);
    if (read.ok) throw new Error('taken');
    const type = body.msgtype as Parameters<typeof checkFields>[0];
    const settings = { wording: 'zh2023', requireActionCardTitle: true } as Parameters<typeof checkFields>[2];
    const { errcode: code, errmsg } = read.fault;
    expect({ errcode: code, errmsg }).toEqual(checkFields(type, body, settings));
    expect(code).toBe(errcode);
  });

  test.each<[name: string, body: unknown, errcode: number, errmsg: string]>([
    ['null', null, 40035, '缺少参数 json'],
    ['a list', [text()], 40035, '缺少参数 json'],
    ['no type', { text: { content: 'x' } }, 40035, '缺少参数 msgtype'],
    ['a type that is no text', text({ msgtype: 7 }), 40035, '缺少参数 msgtype'],
    ['a type of another API', { msgtype: 'action_card', action_card: {} }, 400105, '不支持的消息类型'],
    ['a type that robots cannot send', { msgtype: 'image', image: {} }, 400105, '不支持的消息类型'],
    ['a name every object has', { msgtype: 'toString' }, 400105, '不支持的消息类型'],
  ])('%s', (_, body, errcode, errmsg) => {
    expect(readBody(body, true)).toMatchObject({ ok: false, fault: { errcode, errmsg } });
  });
});

describe('taken, and cleaned', () => {
  test.each<[name: string, body: object, message: object]>([
    ['unknown fields go', text({ foo: 1, markdown: null, at: null, msgUuid: 'u' }), text()],
    ['an empty picture', link({ picUrl: '' }), link()],
    ['no picture', link({ picUrl: null }), link()],
    ['a picture', link({ picUrl: url }), link({ picUrl: url })],
    [
      'both halves of a single button beside a list',
      card({ ...single, btns: [button], btnOrientation: '0' }),
      card(single),
    ],
    [
      'flags as numbers',
      card({ btns: [button], btnOrientation: 1, hideAvatar: 0 }),
      card({ hideAvatar: '0', btns: [button], btnOrientation: '1' }),
    ],
    [
      'flags that are none',
      card({ btns: [button], btnOrientation: 'x', hideAvatar: true }),
      card({ btns: [button], btnOrientation: '0' }),
    ],
    ['a feed', feed(entry, { ...entry, more: 1 }), feed(entry, entry)],
    ['nobody mentioned', text({ at: {} }), text()],
    ['nobody mentioned, at length', text({ at: { atMobiles: [], atUserIds: null, isAtAll: false } }), text()],
    [
      'mentions of every sort',
      text({ at: { atMobiles: [13800000000, ' 139 ', '', {}], atUserIds: ['u1'], isAtAll: 'true' } }),
      text({ at: { atMobiles: ['13800000000', '139'], atUserIds: ['u1'], isAtAll: true } }),
    ],
    [
      'mentions inside',
      { msgtype: 'markdown', markdown: { title: 't', text: 'x', at: { atMobiles: ['1'] } } },
      { ...markdown(), at: { atMobiles: ['1'] } },
    ],
    [
      'mentions outside win',
      { ...text({ text: { content: 'x', at: { atMobiles: ['1'] } } }), at: { atMobiles: ['2'] } },
      text({ at: { atMobiles: ['2'] } }),
    ],
    ['a link mentions nobody', { ...link(), at: { isAtAll: true } }, link()],
    ['"false" is not true', text({ at: { isAtAll: 'false' } }), text()],
  ])('%s', (_, body, message) => {
    expect(readBody(body, true)).toEqual({ ok: true, message });
  });
});

describe('at /custom', () => {
  test.each<[name: string, body: object, message: object]>([
    [
      'a link spelled like a feed',
      link({ messageUrl: undefined, messageURL: url, picURL: url }),
      link({ picUrl: url }),
    ],
    ['a feed spelled like a link', feed({ title: 't', messageUrl: url, picUrl: url }), feed(entry)],
  ])('%s is taken', (_, body, message) => {
    expect(eventsOf(body)).toMatchObject([{ kind: 'message', message }]);
    expect(() => eventsOf(body, {}, '/robot/send')).toThrow(/add this/);
  });

  test.each<[name: string, body: object, reason: string]>([
    ['a field is missing', markdown({ title: '' }), 'markdown.title: add this, it may not be blank.'],
    ['an unknown type', { msgtype: 'image' }, 'msgtype: use one of text, link, markdown, actionCard, feedCard.'],
    [
      'too long',
      text({ text: { content: '长'.repeat(7_000) } }),
      'The message is 21040 bytes, DingTalk takes 20000: send less, or in parts.',
    ],
  ])('%s: told with what to do', (_, body, reason) => {
    expect(refusalOf(body)).toBe(reason);
  });

  test.each<[name: string, body: object, opens: string | undefined]>([
    ['a link', link(), url],
    ['a single button', card(single), url],
    ['the only one of a list', card({ btns: [button] }), url],
    ['none of several: a tap must not choose', card({ btns: [button, button] }), undefined],
    [
      "DingTalk's own link, seen through",
      card({
        singleTitle: 's',
        singleURL: `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}&pc_slide=false`,
      }),
      url,
    ],
    [
      'an address that sends a message',
      card({ singleTitle: 's', singleURL: 'dtmd://dingtalkclient/sendMessage?content=x' }),
      undefined,
    ],
    ['text', text(), undefined],
  ])('what a digest opens: %s', (_, body, opens) => {
    expect(eventsOf(body)[0]?.url).toBe(opens);
  });
});

test.each<[name: string, request: Parameters<typeof requestOf>, id: string | null]>([
  ['in the body', [text({ msgUuid: 'u1' })], 'u1'],
  ['in the query', [text(), {}, '/robot/send?access_token=k&msgUuid=u2'], 'u2'],
  ['a header', [{ a: 1 }, { 'idempotency-key': 'u3' }], 'u3'],
  ['the signed one before others', [{ a: 1 }, { 'webhook-id': 'u4', 'idempotency-key': 'u3' }], 'u4'],
  ['none', [text()], null],
  ['one that is too long', [text({ msgUuid: 'x'.repeat(129) })], null],
  ['one that is no text', [text({ msgUuid: 7 })], null],
])('delivery id: %s', (_, request, id) => {
  expect(custom.deliveryId(requestOf(...request))).toBe(id);
});
