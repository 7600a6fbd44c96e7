import { escapeMarkdown } from './escape.ts';
import { Safe } from './safe.ts';

/** Where a link opens on a PC. */
export type LinkMode = 'browser' | 'sidebar';

/** Longer addresses are not linked: five buttons must fit into one message. */
const longest = 1_500;
const own = 'dingtalk://dingtalkclient/page/link?';

/**
 * The address to put into a message for `url`, or null when it must not be linked: not http(s), with credentials, too
 * long or not an address at all. Wrapped so that PC clients open the browser or the sidebar; phones open it either way.
 * https://open.dingtalk.com/document/development/message-link-description
 */
export function destination(url: string, mode: LinkMode): string | null {
  const text = url.trim();
  const parsed = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (parsed === null || parsed.username || parsed.password) return null;
  const target = encodeURIComponent(parsed.href.toWellFormed()).replace(/[()!'*~_]/g, hex);
  if (target.length > longest) return null;
  return `${own}url=${target}&pc_slide=${mode === 'sidebar'}`;
}

function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * A markdown link with its text escaped; only the text where there is no address that may be linked. Behind the bracket a
 * `#` makes no heading any more and stands as it is.
 */
export function link(text: string | Safe, url: string, mode: LinkMode): Safe {
  const label = typeof text === 'string' ? new Safe(escapeMarkdown(text), text) : text;
  const target = label.plain === '' ? null : destination(url, mode);
  if (target === null) return label;
  const inner = label.markdown.includes('](') ? escapeMarkdown(label.plain) : label.markdown;
  return new Safe(`[${inner.replace(/^\\#/, '#')}](${target})`, label.plain);
}
