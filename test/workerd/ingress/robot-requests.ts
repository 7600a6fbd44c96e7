/** The key of the hook that requests go to unless they say otherwise. */
export const open = 'key-of-the-open-hook';

/** How a request differs from a plain, correct one. */
export interface Sending {
  method?: string;
  query?: string;
  path?: string;
  type?: string | null;
}

/** A request to `/robot/send`: a body that is no text is sent as its JSON. */
export function requestOf(
  body: unknown,
  { method = 'POST', query, path, type = 'application/json' }: Sending = {},
): Request {
  const address = `https://ding.example${path ?? '/robot/send'}?${query ?? `access_token=${open}`}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(address, {
    method,
    headers: type === null ? {} : { 'content-type': type },
    ...(method === 'POST' && { body: new TextEncoder().encode(text) }),
  });
}

/** An answer, byte for byte. */
export async function told(response: Response): Promise<object> {
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}
