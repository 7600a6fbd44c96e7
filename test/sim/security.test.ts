import { describe, expect, it } from 'vitest';
import { lastRecord, markdown, send, sendMany, start, T, text, times } from './driver.ts';
import type { RobotState, SimOptions } from './index.ts';

const ZEROS = `SEC${'0'.repeat(64)}`;
const SIGN = 'KCalcqbFjQthLjqvZ%2FAWOCLvSCVtT3BJnx7zC%2BAkT50%3D';
const SIGNED_AT = 1_577_808_000_003;

function signedStart(now: number, secret = ZEROS, options: SimOptions = {}) {
  return start({ clock: { mode: 'virtual', start: now }, wording: 'documented', ...options }, { secret });
}

async function tell(now: number, query: string, secret = ZEROS) {
  const { errcode, errmsg } = await send(signedStart(now, secret), text(), { query });
  return errcode === 0 ? 'ok' : `${errcode} ${errmsg}`;
}

describe('signature', () => {
  it.each<[string, string, number, string]>([
    ['12.14', 'this is secret', 1_700_000_000_000, 'sSFWELbV2YwjdDQhWZwTcWlX5BWUx5J6TPpsZmuPii0%3D'],
    ['12.15', ZEROS, SIGNED_AT, SIGN],
    ['a secret of Han characters', '密钥secret', 1_700_000_000_000, 'GRlspTFJbjlCR5rfV4aLGkGuM6DD6WPTf%2BzrESV6u50%3D'],
    ['plus in the signature', ZEROS, 1_577_808_000_000, 'SkH0bZZJeWn2i%2BMM0pUbOajntjIpQjT8EDAQCbVvF1k%3D'],
  ])('%s: the known vectors pass', async (_, secret, timestamp, sign) => {
    expect(await tell(timestamp, `&timestamp=${timestamp}&sign=${sign}`, secret)).toBe('ok');
  });

  it.each([
    ['a raw plus', decodeURIComponent(SIGN)],
    ['double encoding', encodeURIComponent(SIGN)],
  ])('12.16 %s is refused', async (_, sign) => {
    expect(await tell(SIGNED_AT, `&timestamp=${SIGNED_AT}&sign=${sign}`)).toBe('310000 sign not match');
  });

  it.each([
    [3_600_000, 'ok'],
    [-3_600_000, 'ok'],
    [3_600_001, '310000 invalid timestamp'],
    [-3_600_001, '310000 invalid timestamp'],
  ])('12.17 a signature %i ms away: %s', async (distance, expected) => {
    expect(await tell(SIGNED_AT + distance, `&timestamp=${SIGNED_AT}&sign=${SIGN}`)).toBe(expected);
  });

  it.each([
    ['no signature', '', 'sign not match'],
    ['an empty signature', `&timestamp=${SIGNED_AT}&sign=`, 'sign not match'],
    ['only a signature', `&sign=${SIGN}`, 'sign not match'],
    ['a malformed timestamp', `&timestamp=abc&sign=${SIGN}`, 'invalid timestamp'],
    ['a timestamp in seconds', `&timestamp=1577808000&sign=${SIGN}`, 'invalid timestamp'],
  ])('12.18 %s', async (_, query, errmsg) => {
    expect(await tell(SIGNED_AT, query)).toBe(`310000 ${errmsg}`);
  });

  it('12.19 one signature serves twenty times within the hour', async () => {
    const sim = signedStart(SIGNED_AT);
    const query = `&timestamp=${SIGNED_AT}&sign=${SIGN}`;
    expect(await sendMany(sim, 10, text(), { query })).toEqual(times(10, 0));
    await sim.control.advance(3_600_000);
    expect(await sendMany(sim, 10, text(), { query })).toEqual(times(10, 0));
  });

  it('ignores both parameters where the robot has no secret', async () => {
    expect((await send(start(), text(), { query: '&timestamp=abc&sign=x' })).errcode).toBe(0);
  });
});

describe('keywords', () => {
  const titled = { msgtype: 'markdown', markdown: { title: 'build done', text: 'all green' } };
  it.each([
    ['visible', 0],
    ['bodyOnly', 310000],
    ['raw', 0],
  ] as const)('12.28 keyword in the title only, scope %s', async (keywordScope, code) => {
    expect((await send(start({ keywordScope }, { keywords: ['none', 'build'] }), titled)).errcode).toBe(code);
  });

  const url = 'https://build.test/';
  it.each([
    ['text', text('a build')],
    ['link text', { msgtype: 'link', link: { title: 't', text: 'a build', messageUrl: 'https://x.test/' } }],
    ['markdown text', markdown('a build')],
    [
      'single button',
      { msgtype: 'actionCard', actionCard: { title: 't', text: 'x', singleTitle: 'build', singleURL: url } },
    ],
    [
      'buttons',
      { msgtype: 'actionCard', actionCard: { title: 't', text: 'x', btns: [{ title: 'build', actionURL: url }] } },
    ],
    [
      'feedCard title',
      { msgtype: 'feedCard', feedCard: { links: [{ title: 'build', messageURL: url, picURL: url }] } },
    ],
  ])('reads the body of a message: %s', async (_, message) => {
    expect((await send(start({ keywordScope: 'bodyOnly' }, { keywords: ['build'] }), message)).errcode).toBe(0);
  });

  it.each([
    ['an address', { msgtype: 'link', link: { title: 't', text: 'x', messageUrl: url } }],
    ['another case', text('Build')],
    ['an escaped keyword', markdown('b\\uild')],
  ])('does not take %s for the keyword', async (_, message) => {
    expect((await send(start({}, { keywords: ['build'] }), message)).errcode).toBe(310000);
  });

  it.each([[[]], [Array.from({ length: 11 }, (_, index) => `k${index}`)], [['']]])('refuses %o', (keywords) => {
    expect(() => start({}, { keywords })).toThrow(/keywords/);
  });
});

describe('addresses', () => {
  const sim = start({ wording: 'documented' }, { ipAllow: ['10.0.0.0/8', '192.168.1.7'] });
  it.each([
    ['10.1.2.3', 'ok'],
    ['192.168.1.7', 'ok'],
    ['11.0.0.1', 'ip 11.0.0.1 not in whitelist'],
    ['192.168.1.8', 'ip 192.168.1.8 not in whitelist'],
    ['::1', 'ip ::1 not in whitelist'],
  ])('12.29 %s: %s', async (clientIp, errmsg) => {
    expect((await send(sim, text(), { clientIp })).errmsg).toBe(errmsg);
  });

  it.each([
    ['0.0.0.0/0', '203.0.113.9', true],
    ['128.0.0.0/1', '203.0.113.9', true],
    ['128.0.0.0/1', '1.1.1.1', false],
    ['203.0.113.8/31', '203.0.113.9', true],
    ['203.0.113.8/32', '203.0.113.9', false],
  ])('the range %s holds %s: %s', async (range, clientIp, inside) => {
    expect((await send(start({}, { ipAllow: [range] }), text(), { clientIp })).errcode === 0).toBe(inside);
  });

  it.each(['::1', '10.0.0.0/33', '10.0.0', '256.0.0.1', '10.0.0.0/8/8', ''])('refuses the range %o', (range) => {
    expect(() => start({}, { ipAllow: [range] })).toThrow(/IPv4/);
  });

  it('takes the address from the header where the control plane is open', async () => {
    const request = new Request('http://x.test/robot/send?access_token=q', {
      method: 'POST',
      headers: { 'x-sim-client-ip': '10.9.9.9' },
    });
    const open = start();
    await open.fetch(request.clone());
    expect(lastRecord(open).clientIp).toBe('10.9.9.9');
    const closed = start({ controlToken: 'c' });
    await closed.fetch(request, { remoteAddress: '::ffff:8.8.8.8' });
    expect(lastRecord(closed).clientIp).toBe('8.8.8.8');
  });
});

describe('robots and content', () => {
  it.each<[RobotState, number]>([
    ['active', 0],
    ['stopped', 400102],
    ['removed', 400106],
    ['groupDissolved', 400013],
    ['tokenInvalid', 300005],
  ])('12.30 a robot that is %s answers %i', async (state, code) => {
    expect((await send(start({}, { state }))).errcode).toBe(code);
  });

  it.each([
    [300005, 'token is not exist'],
    [300001, 'token is not exist'],
    [400101, 'access_token不存在'],
  ] as const)('12.30 an unknown token can answer %i', async (unknownTokenCode, errmsg) => {
    const told = await send(start({ unknownTokenCode }), text(), { token: 'nobody' });
    expect(told).toMatchObject({ errcode: unknownTokenCode, errmsg });
  });

  it('12.30 autoCreate makes a robot of an unknown token', async () => {
    const sim = start({ autoCreate: true });
    expect((await send(sim, text(), { token: 'nobody' })).errcode).toBe(0);
    expect(lastRecord(sim)).toMatchObject({ token: 'r1', group: 'g-r1', arrivedAt: T });
  });

  it.each([
    ['LINK', 430101],
    ['TEXT', 430102],
    ['IMAGE', 430103],
    ['CONTENT', 430104],
  ])('12.38 SIM-UNSAFE-%s in an address answers %i', async (word, code) => {
    const link = { title: 't', text: 'x', messageUrl: `https://x.test/SIM-UNSAFE-${word}` };
    expect((await send(start(), { msgtype: 'link', link })).errcode).toBe(code);
  });
});
