import type { Cause } from './causes.ts';

/** What to make of a refusal. */
export type Verdict =
  | { class: 'ok' }
  /** Try again soon. With `tries`, only so many requests in all; then the message is parked for `cause`. */
  | { class: 'soon'; tries?: number; cause?: Cause }
  /** The robot sends too much: silence until its window is over. */
  | { class: 'limit' }
  /** The organisation has used up its calls of the month. */
  | { class: 'quota' }
  /** The message has to change, once; if that does not help, it is parked for `cause`. */
  | { class: 'message'; shrink: Shrink; cause: Cause }
  /** A person has to act; `ours` when it is dinghook that built a bad request. */
  | { class: 'park'; cause: Cause; ours?: boolean };

/** What to leave out of a message that DingTalk does not take as it is. */
export type Shrink = 'size' | 'links' | 'images';

/** One line of DingTalk's book of errors; see {@link table}. */
export type Row = Verdict & {
  /** A code, or the first and last of a range. Absent: every code that no other row names. */
  code?: number | readonly [first: number, last: number];
  /** One of these stands in the text, in any case. Absent: whatever the text. */
  match?: readonly string[];
};

const words = {
  keyword: ['keywords not in content', '关键词不匹配'],
  clock: ['invalid timestamp', '签名过期', '时间戳无效'],
  sign: ['sign not match', '签名不匹配'],
  ip: ['not in whitelist', '白名单'],
  token: ['token is not exist', 'access_token不存在', '缺少参数 access_token'],
  size: ['too long', '大小不合法'],
  field: ['miss param', '缺失', '缺少参数', '不合法的参数'],
  tooFast: ['too fast', 'too many messages', 'too many requests', 'rate limit', '限流', '太快', '频繁'],
  quota: ['over limit', '调用量已超过'],
  busy: ['系统繁忙', '系统异常', 'system busy', 'system error'],
  forbidden: ['send forbidden'],
} as const;

/** Codes nobody has written down, with texts nobody has seen: a few tries, then a person looks. Never a success. */
const anyOther: Row = { class: 'soon', tries: 3, cause: 'refused' };

/**
 * Every answer known, the first row that fits deciding: by code, by text where one code has several causes, and by text
 * alone for codes nobody has written down. The wordings are those of all generations since 2019.
 * https://open.dingtalk.com/document/development/custom-robots-send-group-messages
 * https://open.dingtalk.com/document/development/server-api-error-codes-1
 */
export const table: readonly Row[] = [
  { code: 0, class: 'ok' },
  { code: -1, class: 'soon' },
  // May be provoked by content that DingTalk trips over.
  { code: 500100, class: 'soon', tries: 5, cause: 'refused' },
  { code: [90001, 90002], class: 'soon' },
  { code: 90018, class: 'soon' },

  { code: 130101, class: 'limit' },
  { code: 660026, class: 'limit' },
  { code: 410100, class: 'limit' },
  { code: 90020, class: 'quota' },
  { code: 90030, class: 'quota' },

  { code: 310000, match: words.keyword, class: 'park', cause: 'keyword' },
  // The signature is made anew for every request, so a second try rules out a slow one.
  { code: 310000, match: words.clock, class: 'soon', tries: 2, cause: 'clock' },
  { code: 310000, match: words.sign, class: 'park', cause: 'sign' },
  { code: 310000, match: words.ip, class: 'park', cause: 'ip' },
  { code: 310000, class: 'park', cause: 'security' },
  { code: 300001, class: 'park', cause: 'token' },
  { code: 300005, class: 'park', cause: 'token' },
  { code: 400101, class: 'park', cause: 'token' },
  { code: 40035, match: words.token, class: 'park', cause: 'token' },
  { code: 400102, class: 'park', cause: 'stopped' },
  { code: 400106, class: 'park', cause: 'removed' },
  { code: 400013, class: 'park', cause: 'dissolved' },

  { code: 460101, class: 'message', shrink: 'size', cause: 'size' },
  { code: 101002, class: 'message', shrink: 'size', cause: 'size' },
  { code: 430101, class: 'message', shrink: 'links', cause: 'link' },
  { code: 430103, class: 'message', shrink: 'images', cause: 'image' },
  { code: 430102, class: 'park', cause: 'text' },
  { code: 430104, class: 'park', cause: 'content' },

  { code: 22, class: 'park', cause: 'address', ours: true },
  { code: 404, class: 'park', cause: 'address', ours: true },
  { code: [43002, 43009], class: 'park', cause: 'request', ours: true },
  { code: 40035, class: 'park', cause: 'format', ours: true },
  { code: 400105, class: 'park', cause: 'format', ours: true },
  { code: [400201, 400699], class: 'park', cause: 'format', ours: true },
  { code: 401104, class: 'park', cause: 'format', ours: true },

  { match: words.size, class: 'message', shrink: 'size', cause: 'size' },
  { match: words.tooFast, class: 'limit' },
  { match: words.quota, class: 'quota' },
  { match: words.keyword, class: 'park', cause: 'keyword' },
  { match: words.clock, class: 'soon', tries: 2, cause: 'clock' },
  { match: words.sign, class: 'park', cause: 'sign' },
  { match: words.ip, class: 'park', cause: 'ip' },
  { match: words.token, class: 'park', cause: 'token' },
  { match: words.forbidden, class: 'park', cause: 'forbidden' },
  { match: words.field, class: 'park', cause: 'format', ours: true },
  { match: words.busy, class: 'soon' },
  anyOther,
];

/** The row for a code and its text. The last row fits everything that is not a success. */
export function lookUp(code: number, text: string): Row {
  const lower = text.toLowerCase();
  const fits = ({ code: wanted, match }: Row): boolean =>
    isCode(wanted, code) && (!match || match.some((part) => lower.includes(part)));
  return table.find(fits) ?? anyOther;
}

function isCode(wanted: Row['code'], code: number): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'number' ? wanted === code : wanted[0] <= code && code <= wanted[1];
}
