const encoder = new TextEncoder();

/**
 * DingTalk's signature (加签) of a moment: base64 of HMAC-SHA256 over `timestamp + "\n" + secret` under the secret
 * itself. `timestamp` in ms; the secret must not be empty. Not yet encoded for an address.
 * https://open.dingtalk.com/document/dingstart/customize-robot-security-settings
 */
export async function signature(secret: string, timestamp: number): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const digest = await crypto.subtle.sign('HMAC', key, encoder.encode(`${timestamp}\n${secret}`));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/**
 * The address to post to at `now` (ms): signed when there is a secret, an old `timestamp` and `sign` removed either
 * way. DingTalk accepts a signature for an hour, so it is made when the request leaves. Throws when `webhook` is not a
 * URL.
 */
export async function signedUrl(webhook: string, secret: string | undefined, now: number): Promise<string> {
  const url = new URL(webhook);
  url.searchParams.delete('timestamp');
  url.searchParams.delete('sign');
  if (secret) {
    url.searchParams.set('timestamp', now.toString());
    url.searchParams.set('sign', await signature(secret, now));
  }
  return url.href;
}
