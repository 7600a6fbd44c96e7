import { describe, expect, it } from 'vitest';
import { call, lastRecord, send, sendMany, start, T, text, times } from './driver.ts';

function bodyOf(bytes: number, filler = 'x'): string {
  const empty = new TextEncoder().encode(JSON.stringify(text(''))).length;
  const size = new TextEncoder().encode(filler).length;
  const rest = (bytes - empty) % size;
  return JSON.stringify(text(filler.repeat((bytes - empty - rest) / size) + 'x'.repeat(rest)));
}

describe('12.20 size', () => {
  it.each([
    ['x', 20_000, 0],
    ['x', 20_001, 460101],
    ['中', 20_000, 0],
    ['中', 20_001, 460101],
    ['x', 2_000_000, 460101],
  ])('12.20 %s: %i bytes answer %i', async (filler, bytes, code) => {
    const sim = start();
    expect((await send(sim, bodyOf(bytes, filler))).errcode).toBe(code);
    if (bytes < 1_000_000) expect(lastRecord(sim).bodyBytes).toBe(bytes);
  });
});

describe('12.21–12.23 envelope', () => {
  it.each([
    ['GET', { method: 'GET' }, 43002, '需要POST请求'],
    ['no token', { token: '' }, 40035, '缺少参数 access_token'],
    ['an empty token', { token: '', query: '&access_token=' }, 40035, '缺少参数 access_token'],
    ['another path', { path: '/robot/sent' }, 404, '请求的URI地址不存在'],
    ['a wrong content type', { contentType: 'text/plain' }, 43004, '无效的HTTP HEADER Content-Type'],
  ])('12.21 %s', async (_, sending, errcode, errmsg) => {
    const told = await send(start(), text(), sending);
    expect(told).toMatchObject({ status: 200, errcode, errmsg, contentType: 'application/json' });
  });

  it.each([
    ['a slash at the end', { path: '/robot/send/' }],
    ['a charset', { contentType: 'Application/JSON; charset=utf-8' }],
    ['a repeated token, the first counts', { query: '&access_token=other' }],
  ])('12.21 tolerates %s', async (_, sending) => {
    expect((await send(start(), text(), sending)).errcode).toBe(0);
  });

  it('12.21 lenient: any content type', async () => {
    expect((await send(start({ contentType: 'lenient' }), text(), { contentType: 'text/plain' })).errcode).toBe(0);
  });

  it.each([
    ['broken JSON', '{"msgtype":'],
    ['a list', '[]'],
    ['a string', '"text"'],
    ['null', 'null'],
    ['an empty body', ''],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ])('12.22 %s', async (_, body) => {
    expect(await send(start(), body)).toMatchObject({ errcode: 40035, errmsg: '缺少参数 json' });
  });

  it.each(['image', 'action_card', 'empty', 'TEXT'])('12.23 msgtype %s', async (msgtype) => {
    expect(await send(start(), { msgtype })).toMatchObject({ errcode: 400105, errmsg: '不支持的消息类型' });
  });

  it.each([{}, { msgtype: null }, { msgtype: 7 }, { msgtype: '' }])('12.23 no msgtype: %o', async (message) => {
    expect(await send(start(), message)).toMatchObject({ errcode: 40035, errmsg: '缺少参数 msgtype' });
  });
});

describe('12.31–12.32 msgUuid', () => {
  const message = text('M1Z', { msgUuid: 'd-01' });

  it('12.31 dedupe: one delivery, the second answers ok', async () => {
    const sim = start();
    expect(await sendMany(sim, 2, message)).toEqual(times(2, 0));
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'duplicate', step: 16 }, msgUuid: 'd-01' });
    expect(sim.control.timeline('g').messages).toHaveLength(1);
    expect(sim.control.robot('a').limiter.count).toBe(2);
  });

  it('12.31 ignore: two deliveries', async () => {
    const sim = start({ msgUuid: { mode: 'ignore' } });
    await sendMany(sim, 2, message);
    expect(sim.control.timeline('g').messages).toHaveLength(2);
  });

  it('12.31 remembers per token', async () => {
    const sim = start();
    sim.control.putRobot('other', {});
    await send(sim, message);
    await send(sim, message, { token: 'other' });
    expect(lastRecord(sim).verdict.kind).toBe('accepted');
  });

  it('12.31 forgets what was refused', async () => {
    const sim = start();
    await send(sim, { ...message, text: {} });
    await send(sim, message);
    expect(lastRecord(sim).verdict.kind).toBe('accepted');
  });

  it('12.32 delivers again after the retention time', async () => {
    const sim = start({ msgUuid: { mode: 'dedupe', retentionMs: 1000 } });
    await send(sim, message);
    await sim.control.advance(999);
    await send(sim, message);
    expect(lastRecord(sim).verdict.kind).toBe('duplicate');
    await sim.control.advance(1);
    await send(sim, message);
    expect(lastRecord(sim).verdict.kind).toBe('accepted');
  });

  it.each([7, '', 'x'.repeat(129), {}])('ignores an invalid one: %o', async (msgUuid) => {
    const sim = start();
    await send(sim, text('hello', { msgUuid }));
    expect(lastRecord(sim).lint).toEqual(['msguuid-invalid', 'no-msguuid']);
  });
});

describe('12.36 quota', () => {
  it('12.36 ends with the month in Shanghai', async () => {
    const sim = start();
    expect((await call(sim, 'PUT', 'orgs/org-1', { monthlyQuota: 3 })).body).toEqual({
      org: 'org-1',
      monthlyQuota: 3,
      used: 0,
    });
    expect(await sendMany(sim, 4)).toEqual([0, 0, 0, 90030]);
    expect(lastRecord(sim).verdict).toMatchObject({ step: 9, errmsg: 'webhook over limit' });
    // T is 08:00 on the first of January in Shanghai, so February begins eight hours before the UTC month ends.
    await sim.control.setClock({ now: T + 31 * 86_400_000 - 8 * 3_600_000 - 1 });
    expect((await send(sim)).errcode).toBe(90030);
    await sim.control.advance(1);
    expect((await send(sim)).errcode).toBe(0);
  });

  it('counts duplicates and all robots of the organisation', async () => {
    const sim = start();
    sim.control.putRobot('other', {});
    sim.control.putRobot('elsewhere', { org: 'org-2' });
    sim.control.putOrg('org-1', { monthlyQuota: 10, used: 7 });
    await sendMany(sim, 2, text('x', { msgUuid: 'u' }));
    await send(sim, text(), { token: 'other' });
    expect((await send(sim)).errcode).toBe(90030);
    expect((await send(sim, text(), { token: 'elsewhere' })).errcode).toBe(0);
  });
});
