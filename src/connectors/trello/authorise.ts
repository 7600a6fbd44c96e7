/**
 * Where somebody allows access to their boards. Trello comes back to `returnUrl` with `#token=…`, which only a script on
 * that page can read; without it Trello shows the token for copying.
 * https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/
 */
export function authoriseUrl({ key, returnUrl, write = false }: Authorisation): string {
  const url = new URL('https://trello.com/1/authorize');
  url.search = new URLSearchParams({
    expiration: 'never',
    scope: write ? 'read,write' : 'read',
    response_type: 'token',
    name: 'dinghook',
    key: key.trim(),
    ...(returnUrl !== undefined && { return_url: returnUrl, callback_method: 'fragment' }),
  }).toString();
  return url.href;
}

/** What an address for allowing access is made of. */
export interface Authorisation {
  /** The API key. */
  key: string;
  returnUrl?: string;
  /** Asks for more than reading, where that turned out not to be enough. */
  write?: boolean;
}
