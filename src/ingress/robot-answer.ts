import type { Fault } from '../../adapters/custom/dingtalk/fault.ts';
import { limits } from '../config.ts';

/** What DingTalk's endpoint answers: 0 and `ok`, or one of its codes with its text. */
export type Answer = Pick<Fault, 'errcode' | 'errmsg'>;

/** The answers that are the same every time, in DingTalk's wording since 2023. */
export const answers = {
  ok: { errcode: 0, errmsg: 'ok' },
  busy: { errcode: -1, errmsg: '系统繁忙' },
  needsPost: { errcode: 43002, errmsg: '需要POST请求' },
  needsJson: { errcode: 43004, errmsg: '无效的HTTP HEADER Content-Type' },
  noToken: { errcode: 40035, errmsg: '缺少参数 access_token' },
  noJson: { errcode: 40035, errmsg: '缺少参数 json' },
  badParameter: { errcode: 40035, errmsg: '不合法的参数' },
  unknownToken: { errcode: 300005, errmsg: 'token is not exist' },
  tooLong: {
    errcode: 460101,
    errmsg: `错误描述: body 大小不合法;解决方案:请保持大小在 ${limits.dingtalkBody}bytes 以内;`,
  },
} as const satisfies Record<string, Answer>;

/** Why a signature was refused: its time, where that alone is reason enough, or all of it. `now` in ms. */
export function signAnswer(query: URLSearchParams, now: number): Answer {
  const [time, sign] = [query.get('timestamp'), query.get('sign')];
  const isDated = /^\d{1,16}$/.test(time ?? '') && Math.abs(now - Number(time)) <= limits.dingtalkSignedAge;
  const problem = time && sign && !isDated ? '机器人发送签名过期' : '机器人发送签名不匹配';
  return {
    errcode: 310000,
    errmsg:
      `错误描述:${problem};` +
      '解决方案:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;' +
      '参考链接:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;',
  };
}

/**
 * An answer as DingTalk sends it: HTTP 200 whatever it says. Only when nothing could be stored the status says so too,
 * since many clients look at nothing else.
 */
export function robotResponse({ errcode, errmsg }: Answer): Response {
  const isBusy = errcode === answers.busy.errcode;
  return new Response(JSON.stringify({ errcode, errmsg }), {
    status: isBusy ? 503 : 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(isBusy && { 'retry-after': '5' }),
    },
  });
}
