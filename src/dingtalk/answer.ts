/** What came back from DingTalk, before anybody judges it. Plain data without secrets. */
export type Answer =
  /** The usual case: a verdict, whatever the HTTP status. */
  | { kind: 'json'; status: number; errcode: number; errmsg: string }
  /** DingTalk's gateway speaks, not the robot's service; `wait` as it stands there, its unit is not documented. */
  | { kind: 'x5'; status: number; errcode?: number; wait?: number }
  /** A page, or an HTTP error without a verdict. */
  | { kind: 'http'; status: number; html: boolean }
  /** Sent elsewhere, which is not followed: the gateway does this to senders it has had enough of. */
  | { kind: 'redirect'; status: number }
  /**
   * No verdict: it took too long, the connection failed, the answer was cut off or is none (`broken`). Or nothing was
   * even sent, as the webhook is not an address (`address`).
   */
  | { kind: 'none'; why: 'timeout' | 'network' | 'broken' | 'address' };

/** Characters of `errmsg` kept. */
const maxText = 500;

/** Whether an HTTP status sends the client elsewhere. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/**
 * Reads an answer that arrived whole. A code may be a number or a decimal string; the code inside DingTalk's wrapper 88
 * is unwrapped. A 2xx that is neither a verdict nor a page is `broken`, never a success.
 */
export function readAnswer(status: number, contentType: string | null, text: string): Answer {
  if (isRedirect(status)) return { kind: 'redirect', status };
  const fields = parseObject(text);
  const errcode = codeOf(fields?.errcode);
  if (fields && (fields.source === 'x5' || 'punish' in fields)) {
    return { kind: 'x5', status, errcode, wait: codeOf(fields.wait) };
  }
  if (fields && errcode !== undefined) {
    const sub = errcode === 88 ? codeOf(fields.sub_code) : undefined;
    const errmsg = textOf(sub === undefined ? fields.errmsg : fields.sub_msg);
    // A wrapped zero is no success either: the wrapper itself says that something failed.
    return { kind: 'json', status, errcode: sub || errcode, errmsg };
  }
  const html = /^text\/html\b/i.test(contentType ?? '') || /^\s*</.test(text);
  return html || status < 200 || status >= 300 ? { kind: 'http', status, html } : { kind: 'none', why: 'broken' };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    // Not JSON is one of the answers, not a failure.
    return undefined;
  }
}

function codeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return /^(?:0|-?[1-9]\d{0,8})$/.test(value) ? Number(value) : undefined;
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, maxText) : '';
}
