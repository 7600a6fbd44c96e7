import type { Words } from './causes.ts';

/** A robot's address as it is stored, or what is wrong with the text, in words without any part of it. */
export type ParsedWebhook = { ok: true; url: string } | { ok: false; error: Words };

/** Stands for what is not shown. */
const stars = '***';

const errors = {
  empty: {
    'zh-CN': '请粘贴机器人的 Webhook 地址。',
    en: 'Paste the webhook of the robot.',
  },
  notUrl: {
    'zh-CN': '这不是一个完整的网址：请从钉钉群设置 → 机器人里重新复制 Webhook 地址。',
    en: 'This is not a complete address: copy the webhook again from the DingTalk group settings → Bots.',
  },
  credentials: {
    'zh-CN': 'Webhook 地址里不能有用户名、密码或 # 之后的部分。',
    en: 'A webhook has no user name, password or part after #.',
  },
  path: {
    'zh-CN': 'Webhook 地址的路径必须是 /robot/send：只支持群里的自定义机器人。',
    en: 'The path of the webhook must be /robot/send: only custom robots of a group are supported.',
  },
  token: {
    'zh-CN': 'Webhook 地址里必须有且只有一个 access_token，由字母、数字和 - _ . ~ 组成，最多 256 个字符。',
    en: 'The webhook must have exactly one access_token of letters, digits and - _ . ~, at most 256 characters.',
  },
} as const satisfies Record<string, Words>;

/**
 * Reads a webhook as people paste it. Its origin must be one of `allowedOrigins`, spelled out plainly (only the case of
 * letters and a default port may differ), its path `/robot/send`; so it can lead nowhere else. Of the query only
 * `access_token` is kept: a `timestamp` and `sign` copied along would soon expire.
 */
export function parseWebhook(text: string, allowedOrigins: readonly string[]): ParsedWebhook {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, error: errors.empty };
  // Matched on the text itself: a URL parser forgives slashes, dots, tabs and encodings that nobody pastes by accident.
  const [, scheme, authority, path, query] =
    /^(https?):\/\/([^/?#\\\s]+)([^?#\\\s]*)(?:\?([^#\\\s]*))?(?:#\S*)?$/i.exec(trimmed) ?? [];
  if (scheme === undefined || authority === undefined) return { ok: false, error: errors.notUrl };
  if (authority.includes('@') || trimmed.includes('#')) return { ok: false, error: errors.credentials };
  const origin = allowedOrigins.find((each) => isSpelling(`${scheme}://${authority}`, each));
  if (origin === undefined) return { ok: false, error: notAllowed(allowedOrigins) };
  if (path !== '/robot/send') return { ok: false, error: errors.path };
  const tokens = new URLSearchParams(query).getAll('access_token');
  const [token] = tokens;
  if (tokens.length !== 1 || token === undefined || !/^[\w.~-]{1,256}$/.test(token)) {
    return { ok: false, error: errors.token };
  }
  return { ok: true, url: `${new URL(origin).origin}/robot/send?access_token=${token}` };
}

/** A webhook that tells robots apart without letting anybody post: stars and the token's last four characters. */
export function maskWebhook(url: string): string {
  const parsed = URL.parse(url);
  const token = parsed?.searchParams.get('access_token') ?? '';
  // Of a token this short, four characters would give away too much.
  const end = token.length < 16 ? '' : token.slice(-4);
  return parsed ? `${parsed.origin}${parsed.pathname}?access_token=${stars}${end}` : stars;
}

function isSpelling(text: string, origin: string): boolean {
  const allowed = URL.parse(origin);
  if (!allowed) return false;
  const defaultPort = allowed.protocol === 'https:' ? ':443' : ':80';
  const spellings = allowed.port === '' ? [allowed.origin, allowed.origin + defaultPort] : [allowed.origin];
  return spellings.includes(text.toLowerCase());
}

function notAllowed(origins: readonly string[]): Words {
  return {
    'zh-CN': `Webhook 地址必须以 ${origins.join(' 或 ')} 开头。其他地址需由管理员加入 DINGTALK_ORIGINS。`,
    en: `The webhook must start with ${origins.join(' or ')}. An administrator can add others to DINGTALK_ORIGINS.`,
  };
}
