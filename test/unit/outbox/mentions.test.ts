import { expect, it } from 'vitest';
import type { At, Message } from '../../../src/dingtalk/message.ts';
import { digest } from '../../../src/outbox/digest/index.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';

const context = { locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser' } as const;
const room = { chars: 3_400, bytes: 18_000 };

function said(n: number, at?: At, more: Partial<Dispatch> = {}): Dispatch {
  const message: Message = { msgtype: 'text', text: { content: `第 ${n} 条` }, ...(at && { at }) };
  const id = `${n}`.padStart(9, '0');
  return {
    id,
    group: 'g',
    hook: 'h',
    delivery: id,
    source: 'custom',
    receivedAt: Date.parse('2026-11-22T04:00:00Z'),
    kind: 'message',
    severity: 'info',
    place: { name: '值班' },
    gist: {},
    message,
    line: `第 ${n} 条`,
    ...more,
  };
}

const build = (n: number, severity: 'bad' | 'good', at?: At) => said(n, at, { kind: 'build', severity, thread: 'ci' });
const crowd = Array.from({ length: 60 }, (_, n) => `u${n}`);

it.each<[name: string, dispatches: Dispatch[], at: At | undefined, ending: string]>([
  ['nobody', [said(1), said(2)], undefined, '- 第 2 条'],
  [
    'everyone once, in order',
    [said(1, { atMobiles: ['138'] }), said(2, { atMobiles: ['139', '138'], atUserIds: ['u1'] })],
    { atMobiles: ['138', '139'], atUserIds: ['u1'] },
    '@138 @139 @u1',
  ],
  [
    'everybody, and some by name',
    [said(1, { isAtAll: true }), said(2, { atMobiles: ['138'] })],
    { atMobiles: ['138'], isAtAll: true },
    '@所有人 @138',
  ],
  [
    'a build that was mended calls nobody',
    [build(1, 'bad', { atMobiles: ['138'] }), build(2, 'good')],
    undefined,
    '）',
  ],
  [
    'a build that is broken does',
    [build(1, 'good'), build(2, 'bad', { atMobiles: ['138'] })],
    { atMobiles: ['138'] },
    '@138',
  ],
  ['what would be markup is left out', [said(1, { atUserIds: ['a](b)', 'u1'] })], { atUserIds: ['u1'] }, '@u1'],
  ['50 at most', [said(1, { atUserIds: crowd })], { atUserIds: crowd.slice(0, 50) }, '@u49'],
])('a digest mentions %s', (_, dispatches, at, ending) => {
  const message = digest(dispatches, context, room);
  if (message.msgtype !== 'markdown') throw new Error('a digest is markdown');
  expect(message.at).toEqual(at);
  expect(message.markdown.text.endsWith(ending)).toBe(true);
});

it('stays within its room with 50 people', () => {
  const ids = crowd.map((id) => id.padEnd(64, 'x'));
  const many = Array.from({ length: 400 }, (_, n) => said(n, n < 60 ? { atUserIds: [ids[n] ?? ''] } : undefined));
  const message = digest(many, context, room);
  expect(new TextEncoder().encode(JSON.stringify(message)).byteLength).toBeLessThanOrEqual(room.bytes);
  expect(message.msgtype === 'markdown' && message.markdown.text.length).toBeLessThanOrEqual(room.chars);
});
