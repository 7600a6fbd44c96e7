/** The answers of the data plane, byte for byte: fixed texts, and texts that come in four generations of wording. */
import type { LimitBody } from './limiter.ts';
import type { SafetyCode, Wording } from './options.ts';
import { hex, type Random } from './random.ts';

/** One HTTP answer, and what it says in DingTalk's terms. */
export interface Reply {
  kind: 'json' | 'html' | 'redirect' | 'status';
  status: number;
  contentType: string;
  body: string;
  location?: string;
  errcode?: number;
  errmsg?: string;
}

/** A code with its text. */
export interface ApiError {
  errcode: number;
  errmsg: string;
}

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html;charset=utf-8';
const DOCUMENTS = 'https://open.dingtalk.com/document/';
const LEGACY_SUFFIX = ', more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]';
const PUNISH_PAGE = '<!DOCTYPE html><html><head><title>302 Found</title></head><body>302 Found</body></html>';
const ERROR_PAGE =
  '<!DOCTYPE html><html><head><title>访问异常</title></head><body><p>系统繁忙，请稍后再试</p></body></html>';

/** Texts that no wording changes. */
const TEXTS = {
  404: '请求的URI地址不存在',
  '-1': '系统繁忙',
  43002: '需要POST请求',
  43004: '无效的HTTP HEADER Content-Type',
  90030: 'webhook over limit',
  130101: 'send too fast, exceed 20 times per minute',
  300001: 'token is not exist',
  300005: 'token is not exist',
  400013: '群已被解散',
  400101: 'access_token不存在',
  400105: '不支持的消息类型',
  400106: '机器人不存在',
  410100: '发送速度太快而限流',
  430101: '不安全的外链',
  430102: '不合适的文本',
  430103: '不合适的图片',
  430104: '不合适的内容',
  500100: 'description:系统异常，请稍后再试;',
  660026: 'sending too many messages per minute',
} as const;

/** Returns an error whose text is the same in every wording. */
export function fixedError(errcode: keyof typeof TEXTS | SafetyCode): ApiError {
  return { errcode: Number(errcode), errmsg: TEXTS[errcode] };
}

/** Returns the text known for a code, for faults that name only the code. */
export function knownText(errcode: number): string {
  return (TEXTS as Record<number, string>)[errcode] ?? 'simulated error';
}

/** Returns the 40035 for something absent: `access_token`, `json` or `msgtype`. */
export function missingError(what: 'access_token' | 'json' | 'msgtype'): ApiError {
  return { errcode: 40035, errmsg: `缺少参数 ${what}` };
}

/** The 40035 for something present but unusable. */
export const INVALID_ARGUMENT: ApiError = { errcode: 40035, errmsg: '不合法的参数' };

/** Turns a code and its text into the JSON that DingTalk answers, always with HTTP 200. */
export function jsonReply({ errcode, errmsg }: ApiError): Reply {
  return { ...raw(JSON.stringify({ errcode, errmsg })), errcode, errmsg };
}

/** The answer to a message that reached the group. */
export const OK: Reply = jsonReply({ errcode: 0, errmsg: 'ok' });

/** Returns a redirect as the gateway sends it. */
export function redirectReply(location = 'https://punish.invalid/'): Reply {
  return { kind: 'redirect', status: 302, contentType: HTML_TYPE, body: PUNISH_PAGE, location };
}

/** Returns an HTML page where JSON was due. */
export function htmlReply(status = 200): Reply {
  return { kind: 'html', status, contentType: HTML_TYPE, body: ERROR_PAGE };
}

/** Returns an answer that is nothing but an HTTP status, as proxies send it. */
export function statusReply(status: number, body = '', contentType = 'text/plain'): Reply {
  return { kind: 'status', status, contentType, body };
}

/** Returns the gateway's own object, which has no errcode unless one is added. */
export function x5Reply(random: Random, added?: ApiError): Reply {
  const punish = { status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid: hex(random, 32) };
  return { ...raw(JSON.stringify({ ...punish, ...added })), ...added };
}

/** Returns one of the six faces of "too many messages". */
export function limitReply(name: LimitBody, random: Random): Reply {
  switch (name) {
    case '660026':
      return jsonReply(fixedError(660026));
    case '130101':
      return jsonReply(fixedError(130101));
    case '410100':
      return jsonReply(fixedError(410100));
    case '130101+x5':
      return x5Reply(random, fixedError(130101));
    case 'x5':
      return x5Reply(random);
    case '302':
      return redirectReply();
  }
}

/** Returns the 310000 of a message without any of the keywords. */
export function keywordError(wording: Wording): ApiError {
  const labels = LABELS[wording];
  return securityError(
    wording,
    'keywords not in content',
    labels &&
      `${labels.problem}:关键词不匹配;${labels.solution}:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;`,
  );
}

/** Returns the 310000 of a missing or wrong signature. */
export function signError(wording: Wording): ApiError {
  return securityError(wording, 'sign not match', signText(wording, '机器人发送签名不匹配'));
}

/** Returns the 310000 of a timestamp that is malformed or too far away. */
export function timestampError(wording: Wording): ApiError {
  return securityError(wording, 'invalid timestamp', signText(wording, '机器人发送签名过期'));
}

/** Returns the 310000 of an address outside the allowed ranges. */
export function ipError(wording: Wording, address: string): ApiError {
  return securityError(wording, `ip ${address} not in whitelist`, undefined);
}

/** Returns the error of a field, or of a whole object, that is missing or malformed. */
export function fieldError(wording: Wording, errcode: number, object: string, field?: string): ApiError {
  const labels = LABELS[wording];
  if (!labels) return { errcode, errmsg: `miss param : ${field === undefined ? object : `${object}->${field}`}` };
  const lacking = field === undefined ? `${object} 缺失` : `${object} --》 ${field} 缺失`;
  const errmsg =
    `${labels.problem}:参数 ${lacking}，或者参数格式不正确; ${labels.solution}:请填充上对应参数;` +
    `${labels.link}:请参考本接口对应文档查看参数获取方式，或者在${DOCUMENTS}  搜索对应文档;`;
  return { errcode, errmsg };
}

/** Returns the error of a body above the limit. */
export function sizeError(wording: Wording, limit: number): ApiError {
  const labels = LABELS[wording];
  const errmsg = labels
    ? `${labels.problem}: body 大小不合法;${labels.solution}:请保持大小在 ${limit}bytes 以内;`
    : `message too long, exceed ${limit} bytes`;
  return { errcode: 460101, errmsg };
}

/** Returns the error of a robot that has been switched off. */
export function stoppedError(wording: Wording): ApiError {
  // The newest wording keeps the English labels here: that is what was seen.
  const errmsg = LABELS[wording]
    ? 'description:机器人已经停用或者未启用;solution:请让企业管理员前往开放平台后台启用对应机器人 :https://open-dev.dingtalk.com/#/'
    : '机器人已停用';
  return { errcode: 400102, errmsg };
}

/** The labels in front of the sentences; the two older generations have none. */
const LABELS: Record<Wording, { problem: string; solution: string; link: string } | undefined> = {
  documented: undefined,
  legacy: undefined,
  en2022: { problem: 'description', solution: 'solution', link: 'link' },
  zh2023: { problem: '错误描述', solution: '解决方案', link: '参考链接' },
};

function signText(wording: Wording, problem: string): string | undefined {
  const labels = LABELS[wording];
  return (
    labels &&
    `${labels.problem}:${problem};` +
      `${labels.solution}:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;` +
      `${labels.link}:请参考本接口对应文档获得具体要求，或者在${DOCUMENTS}  搜索相关文档;`
  );
}

function securityError(wording: Wording, documented: string, labelled: string | undefined): ApiError {
  const errmsg = labelled ?? (wording === 'legacy' ? documented + LEGACY_SUFFIX : documented);
  return { errcode: 310000, errmsg };
}

function raw(body: string): Reply {
  return { kind: 'json', status: 200, contentType: JSON_TYPE, body };
}
