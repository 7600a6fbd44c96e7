import { env } from 'cloudflare:workers';
import { app } from '../../../src/app.ts';

export const origin = 'https://ding.example';

/** What a request brings besides its path. `form`: an urlencoded body. */
export interface Ask {
  method?: string;
  form?: Record<string, string> | URLSearchParams;
  headers?: Record<string, string>;
  body?: string;
  bindings?: Partial<Env>;
}

/** A browser as far as the console sees one: it keeps cookies and names its origin. Redirects are not followed. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly address: string;
  readonly language: string;

  constructor(address = '203.0.113.7', language = 'en') {
    this.address = address;
    this.language = language;
  }

  async ask(path: string, { method, form, headers, body, bindings }: Ask = {}): Promise<Response> {
    const isForm = form !== undefined;
    const response = await app.request(
      `${origin}${path}`,
      {
        method: method ?? (isForm ? 'POST' : 'GET'),
        body: isForm ? new URLSearchParams(form).toString() : body,
        headers: {
          'cf-connecting-ip': this.address,
          'accept-language': this.language,
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded', origin } : {}),
          ...headers,
        },
      },
      { ...env, ...bindings } as Env,
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async text(path: string, ask?: Ask): Promise<string> {
    return (await this.ask(path, ask)).text();
  }

  /** The words of a page’s content. */
  async words(path: string): Promise<string> {
    const html = await this.text(path);
    const main = html.slice(html.indexOf('<main'));
    return main
      .replace(/<[^>]*>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ');
  }

  /** Signs in; throws when that fails. */
  async signIn(): Promise<this> {
    const reply = await this.ask('/console/sign-in', { form: { token: 'test-admin-token' } });
    await reply.text();
    if (reply.status !== 303) throw new Error(`signing in answered ${reply.status}`);
    return this;
  }
}
