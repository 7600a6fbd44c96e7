/** The two places where foreign text becomes HTML. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Returns the text so that HTML shows it as it is, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Returns a link around HTML, or only the HTML where the address is nothing a browser should follow. */
export function linkTo(address: string, html: string, className = 'link'): string {
  const target = webAddress(address);
  const title = escapeHtml(address);
  return target === null
    ? `<span class="${className}" title="${title}">${html}</span>`
    : `<a class="${className}" href="${escapeHtml(target)}" title="${title}" target="_blank" rel="noopener noreferrer">${html}</a>`;
}

/** Unpacks DingTalk's "open this page" links and lets only web addresses through. */
function webAddress(address: string): string | null {
  const url = parse(address);
  if (url?.protocol === 'dingtalk:') return webAddress(url.searchParams.get('url') ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
