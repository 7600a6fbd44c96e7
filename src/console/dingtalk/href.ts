/**
 * Where a link in a message leads, for a page of ours: http(s) as it is, DingTalk's wrapper unwrapped, anything else nowhere.
 * https://open.dingtalk.com/document/development/message-link-description
 */
export function safeHref(target: string): string | null {
  const url = URL.parse(target);
  if (!url) return null;
  if (url.protocol === 'dingtalk:') {
    const inner = url.href.startsWith('dingtalk://dingtalkclient/page/link?') ? url.searchParams.get('url') : null;
    return inner === null ? null : web(URL.parse(inner));
  }
  return web(url);
}

function web(url: URL | null): string | null {
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
