import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/dingtalk/answer.ts';
import { type Attempt, type Outcome, outcomeOf } from '../../../src/dingtalk/outcome.ts';

const now = Date.parse('2026-05-10T12:00:00Z');
const first: Attempt = { now, attempts: 1 };
const tried = (attempts: number): Attempt => ({ now, attempts });
const json = (errcode: number, errmsg = '', status = 200): Answer => ({ kind: 'json', status, errcode, errmsg });

/** An outcome in one line: `retry +1000`, `parked robot sign`. */
function brief(outcome: Outcome): string {
  switch (outcome.do) {
    case 'sent':
      return 'sent';
    case 'shrink':
      return `shrink ${outcome.how}`;
    case 'parked':
      return `parked ${outcome.why.scope} ${outcome.why.cause}${outcome.why.ours ? ' ours' : ''}`;
    default:
      return `${outcome.do} +${(outcome.until - now) / 1000}`;
  }
}

const old = ', more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]';
const sign2022 =
  'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;link:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;';
const sign2023 = sign2022
  .replace('description', '错误描述')
  .replace('solution', '解决方案')
  .replace('link', '参考链接');
const keyword2022 =
  'description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;';
const field2022 =
  'description:参数 markdown --》 title 缺失，或者参数格式不正确; solution:请填充上对应参数;link:请参考本接口对应文档查看参数获取方式，或者在https://open.dingtalk.com/document/  搜索对应文档;';

describe('codes and wordings', () => {
  it.each<[name: string, answer: Answer, want: string]>([
    ['accepted', json(0, 'ok'), 'sent'],
    ['busy', json(-1, '系统繁忙'), 'retry +1'],
    ['system error', json(500100, 'description:系统异常，请稍后再试;'), 'retry +1'],
    ['QPS 90001', json(90001), 'retry +1'],
    ['QPS 90002', json(90002), 'retry +1'],
    ['QPS 90018', json(90018), 'retry +1'],
    ['limit 130101', json(130101, 'send too fast, exceed 20 times per minute'), 'limited +600'],
    ['limit 660026', json(660026, 'sending too many messages per minute'), 'limited +600'],
    ['limit 410100', json(410100, '发送速度太快而限流'), 'limited +600'],
    ['quota 90020', json(90020, '您的企业本月api调用量已超过限制'), 'quota +21600'],
    ['quota 90030', json(90030, 'webhook over limit'), 'quota +21600'],
    ['no token', json(40035, '缺少参数 access_token'), 'parked robot token'],
    ['no json', json(40035, '缺少参数 json'), 'parked message format ours'],
    ['bad parameters', json(40035, '不合法的参数'), 'parked message format ours'],
    ['40035 without a text', json(40035), 'parked message format ours'],
    ['unknown token, 2026', json(300005, 'token is not exist'), 'parked robot token'],
    ['unknown token, 2021', json(300001, 'token is not exist'), 'parked robot token'],
    ['unknown token, documented', json(400101, 'access_token不存在'), 'parked robot token'],
    ['stopped', json(400102, 'description:机器人已经停用或者未启用;solution:…'), 'parked robot stopped'],
    ['removed', json(400106, '机器人不存在'), 'parked robot removed'],
    ['dissolved', json(400013, '群已被解散'), 'parked robot dissolved'],
    ['keyword, documented', json(310000, 'keywords not in content'), 'parked message keyword'],
    ['keyword, 2019', json(310000, `keywords not in content${old}`), 'parked message keyword'],
    ['keyword, 2022', json(310000, keyword2022), 'parked message keyword'],
    ['keyword, 2023', json(310000, keyword2022.replace('description', '错误描述')), 'parked message keyword'],
    ['sign, documented', json(310000, 'sign not match'), 'parked robot sign'],
    ['sign, 2019', json(310000, `sign not match${old}`), 'parked robot sign'],
    ['sign, 2022', json(310000, sign2022), 'parked robot sign'],
    ['sign, 2023', json(310000, sign2023), 'parked robot sign'],
    ['clock, documented', json(310000, 'invalid timestamp'), 'retry +1'],
    ['clock, 2019', json(310000, `invalid timestamp${old}`), 'retry +1'],
    ['clock, 2022', json(310000, sign2022.replace('签名不匹配', '签名过期')), 'retry +1'],
    ['clock, 2023', json(310000, sign2023.replace('签名不匹配', '签名过期')), 'retry +1'],
    ['clock, guessed', json(310000, '时间戳无效'), 'retry +1'],
    ['address, documented', json(310000, 'ip 1.2.3.4 not in whitelist'), 'parked robot ip'],
    ['address, 2019', json(310000, `ip 1.2.3.4 not in whitelist${old}`), 'parked robot ip'],
    ['address, guessed', json(310000, '错误描述:IP 不在白名单中;'), 'parked robot ip'],
    ['310000 in words nobody has seen', json(310000, 'nope'), 'parked robot security'],
    ['310000 in capitals', json(310000, 'Sign Not Match'), 'parked robot sign'],
    ['too long, 2020', json(460101, 'message too long, exceed 20000 bytes'), 'shrink size'],
    [
      'too long, 2022',
      json(460101, 'description: body 大小不合法;solution:请保持大小在 20000bytes 以内;'),
      'shrink size',
    ],
    ['too long, 2023', json(460101, '错误描述: body 大小不合法;解决方案:请保持大小在 20000bytes 以内;'), 'shrink size'],
    ['too long, 2019', json(101002, 'message is too long'), 'shrink size'],
    ['unsafe link', json(430101, '不安全的外链'), 'shrink links'],
    ['unsafe text', json(430102, '不合适的文本'), 'parked message text'],
    ['unsafe image', json(430103, '不合适的图片'), 'shrink images'],
    ['unsafe content', json(430104, '不合适的内容'), 'parked message content'],
    ['bad ApiName', json(22, 'bad ApiName'), 'parked robot address ours'],
    ['no such path', json(404, '请求的URI地址不存在'), 'parked robot address ours'],
    ['needs POST', json(43002, '需要POST请求'), 'parked robot request ours'],
    ['needs HTTPS', json(43003, '需要HTTPS'), 'parked robot request ours'],
    ['content type', json(43004, '无效的HTTP HEADER Content-Type'), 'parked robot request ours'],
    ['transport 43005', json(43005), 'parked robot request ours'],
    ['transport 43009', json(43009), 'parked robot request ours'],
    ['message type', json(400105, '不支持的消息类型'), 'parked message format ours'],
    ...[400201, 400202, 400301, 400302, 400303, 400304, 400401, 400402, 400403, 400503, 400602, 401104].map(
      (code): [string, Answer, string] => [`field ${code}`, json(code, field2022), 'parked message format ours'],
    ),
    ['unknown code: any text', json(987654, 'whatever'), 'retry +1'],
    ['unknown code: no text', json(987654), 'retry +1'],
    ['unknown code: too fast', json(987654, 'send too fast'), 'limited +600'],
    ['unknown code: 限流', json(987654, '请求被限流'), 'limited +600'],
    ['unknown code: quota', json(987654, 'webhook over limit'), 'quota +21600'],
    ['unknown code: token', json(987654, 'token is not exist'), 'parked robot token'],
    ['unknown code: forbidden', json(987654, 'send forbidden'), 'parked robot forbidden'],
    ['unknown code: keyword', json(987654, 'keywords not in content'), 'parked message keyword'],
    ['unknown code: sign', json(987654, sign2023), 'parked robot sign'],
    ['unknown code: clock', json(987654, 'invalid timestamp'), 'retry +1'],
    ['unknown code: address', json(987654, 'ip 1.2.3.4 not in whitelist'), 'parked robot ip'],
    ['unknown code: size', json(987654, 'message too long, exceed 20000 bytes'), 'shrink size'],
    ['unknown code: field, 2021', json(987654, 'miss param : markdown->title'), 'parked message format ours'],
    ['unknown code: field, 2022', json(987654, field2022), 'parked message format ours'],
    ['unknown code: busy', json(987654, '系统繁忙'), 'retry +1'],
    ['a code whose text says ok', json(987654, 'ok'), 'retry +1'],
    ['the wrapper without a code', json(88, 'ding talk error'), 'retry +1'],
  ])('%s', (_, answer, want) => expect(brief(outcomeOf(answer, first))).toBe(want));
});

describe('other answers', () => {
  it.each<[name: string, answer: Answer, want: string]>([
    ['x5', { kind: 'x5', status: 200, wait: 5 }, 'limited +300'],
    ['x5 with the limit of the robot', { kind: 'x5', status: 200, errcode: 130101, wait: 5 }, 'limited +600'],
    ['x5 that claims success', { kind: 'x5', status: 200, errcode: 0 }, 'limited +300'],
    ['redirect', { kind: 'redirect', status: 302 }, 'limited +300'],
    ['page', { kind: 'http', status: 200, html: true }, 'limited +60'],
    ['forbidden page', { kind: 'http', status: 403, html: true }, 'limited +60'],
    ['too many requests', { kind: 'http', status: 429, html: false }, 'limited +600'],
    ['too many requests, a page', { kind: 'http', status: 429, html: true }, 'limited +600'],
    ['server error', { kind: 'http', status: 500, html: false }, 'unknown +1'],
    ['bad gateway page', { kind: 'http', status: 502, html: true }, 'unknown +1'],
    ['unavailable', { kind: 'http', status: 503, html: false }, 'unknown +1'],
    ['gateway timeout', { kind: 'http', status: 504, html: false }, 'unknown +1'],
    ['request timeout', { kind: 'http', status: 408, html: false }, 'unknown +1'],
    ['not found', { kind: 'http', status: 404, html: false }, 'retry +1'],
    ['not found page', { kind: 'http', status: 404, html: true }, 'retry +1'],
    ['forbidden', { kind: 'http', status: 403, html: false }, 'retry +1'],
    ['zero with a server error', json(0, 'ok', 500), 'unknown +1'],
    ['zero with a client error', json(0, 'ok', 404), 'retry +1'],
    ['zero with 201', json(0, 'ok', 201), 'sent'],
    ['refusal with a server error', json(660026, '', 500), 'limited +600'],
    ['timeout', { kind: 'none', why: 'timeout' }, 'unknown +1'],
    ['network', { kind: 'none', why: 'network' }, 'unknown +1'],
    ['broken', { kind: 'none', why: 'broken' }, 'unknown +1'],
    ['no address', { kind: 'none', why: 'address' }, 'parked robot address'],
  ])('%s', (_, answer, want) => expect(brief(outcomeOf(answer, first))).toBe(want));
});

describe('attempts', () => {
  it.each<[name: string, answer: Answer, attempts: number, want: string]>([
    ['pauses double', { kind: 'none', why: 'network' }, 2, 'unknown +2'],
    ['pauses double', { kind: 'none', why: 'network' }, 6, 'unknown +32'],
    ['pauses end at a minute', { kind: 'none', why: 'network' }, 7, 'unknown +60'],
    ['a day of outage', { kind: 'none', why: 'network' }, 1_500, 'unknown +60'],
    ['a server error never gives up', { kind: 'http', status: 503, html: false }, 1_500, 'unknown +60'],
    ['busy never gives up', json(-1, '系统繁忙'), 1_500, 'retry +60'],
    ['an unknown code is tried three times', json(987654), 2, 'retry +2'],
    ['an unknown code is tried three times', json(987654), 3, 'parked message refused'],
    ['500100 is tried five times', json(500100), 4, 'retry +8'],
    ['500100 is tried five times', json(500100), 5, 'parked message refused'],
    ['the clock gets a second chance', json(310000, 'invalid timestamp'), 2, 'parked robot clock'],
    ['a wrong address is tried three times', { kind: 'http', status: 404, html: false }, 3, 'parked robot address'],
    ['an attempt that was not counted', { kind: 'none', why: 'network' }, 0, 'unknown +1'],
  ])('%s (%#)', (_, answer, attempts, want) => expect(brief(outcomeOf(answer, tried(attempts)))).toBe(want));

  it('tells a missing keyword setting from a stale one', () => {
    const refusal = json(310000, 'keywords not in content');
    expect(brief(outcomeOf(refusal, { ...first, keywords: [] }))).toBe('parked message keyword');
    expect(brief(outcomeOf(refusal, { ...first, keywords: ['构建'] }))).toBe('parked robot stale-keyword');
  });
});

describe('quota', () => {
  it.each([
    ['in the middle of a month: six hours', '2026-05-10T12:00:00Z', '2026-05-10T18:00:00Z'],
    ['at its end: when the next begins in Shanghai', '2026-05-31T15:00:00Z', '2026-05-31T16:00:00Z'],
    ['at the end of the year', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00Z'],
    ['at the first moment of a month', '2026-05-31T16:00:00Z', '2026-05-31T22:00:00Z'],
  ])('%s', (_, at, until) => {
    const outcome = outcomeOf(json(90030, 'webhook over limit'), { now: Date.parse(at), attempts: 1 });
    expect(outcome).toMatchObject({ do: 'quota', until: Date.parse(until) });
  });
});
