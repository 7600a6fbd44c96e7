import { describe, expect, it } from 'vitest';
import { lastRecord, markdown, send, start, text } from './driver.ts';
import type { Wording } from './index.ts';

const URL = 'https://example.test/';
const LINK = { title: 't', text: 'x', messageUrl: URL };
const MARKDOWN = { title: 't', text: 'x' };
const SINGLE = { title: 't', text: 'x', singleTitle: 'Open', singleURL: URL };
const MULTI = { title: 't', text: 'x', btns: [{ title: 'A', actionURL: URL }] };
const FEED = { title: 't', messageURL: URL, picURL: URL };

function message(type: string, part: unknown): Record<string, unknown> {
  return { msgtype: type, [type]: part };
}

describe('12.24 every field of every type', () => {
  it.each<[string, unknown]>([
    ['text', { content: 'x' }],
    ['link', LINK],
    ['link', { ...LINK, picUrl: null }],
    ['link', { ...LINK, picUrl: '' }],
    ['markdown', MARKDOWN],
    ['actionCard', SINGLE],
    ['actionCard', MULTI],
    ['feedCard', { links: [FEED] }],
  ])('12.24 a complete %s passes: %o', async (type, part) => {
    expect((await send(start(), message(type, part))).errcode).toBe(0);
  });

  it.each<[number, string, unknown]>([
    [400201, 'text', undefined],
    [400202, 'text', {}],
    [400301, 'link', 'x'],
    [400302, 'link', { ...LINK, text: '' }],
    [400303, 'link', { ...LINK, title: null }],
    [400304, 'link', { ...LINK, messageUrl: undefined }],
    [40035, 'link', { ...LINK, picUrl: 7 }],
    [400401, 'markdown', null],
    [400402, 'markdown', { ...MARKDOWN, title: ' ' }],
    [400403, 'markdown', { ...MARKDOWN, text: '\n' }],
    [400501, 'actionCard', []],
    [400502, 'actionCard', { ...SINGLE, title: 7 }],
    [400503, 'actionCard', { ...SINGLE, text: '' }],
    [400504, 'actionCard', { ...MULTI, btns: [] }],
    [400504, 'actionCard', { ...MULTI, btns: undefined }],
    [400504, 'actionCard', { ...SINGLE, singleURL: '', btns: 'x' }],
    [400505, 'actionCard', { ...MULTI, btns: [{ actionURL: URL }] }],
    [400505, 'actionCard', { ...MULTI, btns: ['x'] }],
    [400506, 'actionCard', { ...MULTI, btns: [...MULTI.btns, { title: 'B' }] }],
    [400507, 'actionCard', { ...SINGLE, singleURL: undefined }],
    [400507, 'actionCard', { ...SINGLE, singleTitle: '' }],
    [400601, 'feedCard', undefined],
    [400602, 'feedCard', { links: [] }],
    [400603, 'feedCard', { links: [{ ...FEED, title: '' }] }],
    [400604, 'feedCard', { links: [FEED, { ...FEED, messageURL: 7 }] }],
    [400605, 'feedCard', { links: [{ ...FEED, picURL: '' }] }],
  ])('12.24 %i: %s %o', async (code, type, part) => {
    expect((await send(start(), message(type, part))).errcode).toBe(code);
  });

  it('12.24 checks in the documented order', async () => {
    expect((await send(start(), message('link', {}))).errcode).toBe(400302);
    expect((await send(start(), message('markdown', {}))).errcode).toBe(400402);
    expect((await send(start({ requireActionCardTitle: false }), message('actionCard', {}))).errcode).toBe(400503);
  });
});

describe('12.25–12.27 spelling and tolerance', () => {
  it.each<[number, string, unknown]>([
    [400304, 'link', { title: 't', text: 'x', messageURL: URL }],
    [400604, 'feedCard', { links: [{ title: 't', messageUrl: URL, picURL: URL }] }],
    [400605, 'feedCard', { links: [{ title: 't', messageURL: URL, picUrl: URL }] }],
    [400507, 'actionCard', { title: 't', text: 'x', singleTitle: 'Open', singleUrl: URL }],
    [400506, 'actionCard', { title: 't', text: 'x', btns: [{ title: 'A', actionUrl: URL }] }],
  ])('12.25 %i: %s %o', async (code, type, part) => {
    expect((await send(start(), message(type, part))).errcode).toBe(code);
  });

  it('12.26 a single button wins over a list of buttons', async () => {
    const sim = start();
    expect((await send(sim, message('actionCard', { ...SINGLE, btns: [{}] }))).errcode).toBe(0);
    expect(lastRecord(sim).lint).toContain('btns-ignored');
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['numbers as flags', message('actionCard', { ...SINGLE, btnOrientation: 1, hideAvatar: '0' }), []],
    ['odd flags', message('actionCard', { ...SINGLE, btnOrientation: 2 }), ['flag-invalid']],
    ['isAtAll as text', text('x', { at: { isAtAll: 'true' } }), []],
    ['isAtAll as nonsense', text('x', { at: { isAtAll: 'yes' } }), ['at-invalid']],
    ['null for at and msgUuid', text('x', { at: null, msgUuid: null, link: null }), []],
    ['null lists', text('x', { at: { atMobiles: null, atUserIds: null } }), []],
    ['numbers as people', text('@138', { at: { atMobiles: [138] } }), ['at-converted']],
    ['at inside', message('text', { content: '@138', at: { atMobiles: ['138'] } }), ['at-nested']],
    ['unknown fields', text('x', { colour: 'red' }), []],
  ])('12.27 tolerates %s', async (_, body, lint) => {
    const sim = start();
    expect((await send(sim, body)).errcode).toBe(0);
    expect(lastRecord(sim).lint).toEqual([...lint, 'no-msguuid']);
  });

  const crowd = {
    at: { atMobiles: Array.from({ length: 40 }, String), atUserIds: Array.from({ length: 11 }, String) },
  };
  it('warns of too many mentions, or refuses them', async () => {
    const sim = start();
    expect((await send(sim, text('x', crowd))).errcode).toBe(0);
    expect(lastRecord(sim).lint).toContain('at-too-many');
    sim.control.patchOptions({ maxAt: { limit: 50, action: 'reject' } });
    expect(await send(sim, text('x', crowd))).toMatchObject({ errcode: 40035, errmsg: '不合法的参数' });
  });
});

const SUFFIX = ', more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]';
const DOCUMENTS = 'https://open.dingtalk.com/document/';
const KEYWORD = '请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;';
const CHECK_SIGN = '请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;';
const SEE_SIGN = `请参考本接口对应文档获得具体要求，或者在${DOCUMENTS}  搜索相关文档;`;
const SEE_FIELD = `请参考本接口对应文档查看参数获取方式，或者在${DOCUMENTS}  搜索对应文档;`;
const STOPPED =
  'description:机器人已经停用或者未启用;solution:请让企业管理员前往开放平台后台启用对应机器人 :https://open-dev.dingtalk.com/#/';

const CASES = {
  keyword: [{ keywords: ['absent'] }, text()],
  sign: [{ secret: 's' }, text()],
  timestamp: [{ secret: 's' }, text(), '&timestamp=x&sign=x'],
  ip: [{ ipAllow: ['10.0.0.1'] }, text()],
  field: [{}, markdown('')],
  object: [{}, { msgtype: 'markdown' }],
  size: [{}, text('x'.repeat(20_000))],
  stopped: [{ state: 'stopped' }, text()],
} as const;

describe('12.37 wordings', () => {
  it.each<[Wording, Record<keyof typeof CASES, string>]>([
    [
      'documented',
      {
        keyword: 'keywords not in content',
        sign: 'sign not match',
        timestamp: 'invalid timestamp',
        ip: 'ip 9.9.9.9 not in whitelist',
        field: 'miss param : markdown->text',
        object: 'miss param : markdown',
        size: 'message too long, exceed 20000 bytes',
        stopped: '机器人已停用',
      },
    ],
    [
      'legacy',
      {
        keyword: `keywords not in content${SUFFIX}`,
        sign: `sign not match${SUFFIX}`,
        timestamp: `invalid timestamp${SUFFIX}`,
        ip: `ip 9.9.9.9 not in whitelist${SUFFIX}`,
        field: 'miss param : markdown->text',
        object: 'miss param : markdown',
        size: 'message too long, exceed 20000 bytes',
        stopped: '机器人已停用',
      },
    ],
    [
      'en2022',
      {
        keyword: `description:关键词不匹配;solution:${KEYWORD}`,
        sign: `description:机器人发送签名不匹配;solution:${CHECK_SIGN}link:${SEE_SIGN}`,
        timestamp: `description:机器人发送签名过期;solution:${CHECK_SIGN}link:${SEE_SIGN}`,
        ip: 'ip 9.9.9.9 not in whitelist',
        field: `description:参数 markdown --》 text 缺失，或者参数格式不正确; solution:请填充上对应参数;link:${SEE_FIELD}`,
        object: `description:参数 markdown 缺失，或者参数格式不正确; solution:请填充上对应参数;link:${SEE_FIELD}`,
        size: 'description: body 大小不合法;solution:请保持大小在 20000bytes 以内;',
        stopped: STOPPED,
      },
    ],
    [
      'zh2023',
      {
        keyword: `错误描述:关键词不匹配;解决方案:${KEYWORD}`,
        sign: `错误描述:机器人发送签名不匹配;解决方案:${CHECK_SIGN}参考链接:${SEE_SIGN}`,
        timestamp: `错误描述:机器人发送签名过期;解决方案:${CHECK_SIGN}参考链接:${SEE_SIGN}`,
        ip: 'ip 9.9.9.9 not in whitelist',
        field: `错误描述:参数 markdown --》 text 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;参考链接:${SEE_FIELD}`,
        object: `错误描述:参数 markdown 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;参考链接:${SEE_FIELD}`,
        size: '错误描述: body 大小不合法;解决方案:请保持大小在 20000bytes 以内;',
        stopped: STOPPED,
      },
    ],
  ])('12.37 %s', async (wording, expected) => {
    for (const [name, [robot, body, query]] of Object.entries(CASES)) {
      const told = await send(start({ wording }, robot as object), body, { query, clientIp: '9.9.9.9' });
      expect([name, told.errmsg]).toEqual([name, expected[name as keyof typeof CASES]]);
    }
  });
});
