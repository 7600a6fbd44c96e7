/** The sender's fault: what arrived is not what the vendor sends. Becomes a 400 whose reason is the message. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * An inbound request with its exact bytes. Nothing in it has been verified; see {@link VerifiedRequest}.
 * `text()` and `payload()` are computed once.
 */
export class RawRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** What people call the hook that it came in on; empty in previews. */
  readonly hook: string;
  #text: string | undefined;
  #payload: { value: unknown } | undefined;

  constructor(method: string, url: URL, headers: Headers, body: Uint8Array, hook = '') {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.hook = hook;
  }

  /** The body as UTF-8. Throws {@link Malformed} when it is not. */
  text(): string {
    if (this.#text === undefined) {
      try {
        this.#text = utf8.decode(this.body);
      } catch {
        throw new Malformed('the body is not valid UTF-8');
      }
    }
    return this.#text;
  }

  /**
   * The body, or its decoded `payload` field when it is an HTML form (GitHub's default content type, Travis CI's only one):
   * exactly the text that {@link RawRequest.payload} reads. JSON that calls itself a form, as curl does unless it is told
   * otherwise, is taken for what it is. Throws {@link Malformed} when there is none.
   */
  json(): string {
    const json = this.#isForm ? new URLSearchParams(this.text()).get('payload') : this.text();
    if (json === null) throw new Malformed('the form has no field "payload"');
    return json;
  }

  /** What {@link RawRequest.json} says. Throws {@link Malformed} when it is not JSON. */
  payload(): unknown {
    if (!this.#payload) {
      const json = this.json();
      try {
        this.#payload = { value: JSON.parse(json) };
      } catch {
        throw new Malformed(`the ${this.#isForm ? 'field "payload"' : 'body'} is not JSON`);
      }
    }
    return this.#payload.value;
  }

  get #isForm(): boolean {
    const type = this.headers.get('content-type') ?? '';
    return /^application\/x-www-form-urlencoded\b/i.test(type) && !/^\s*[{[]/.test(this.text());
  }
}

declare const verified: unique symbol;

/** A request whose proof was accepted. Only ingress makes one, so only verified requests can be parsed. */
export type VerifiedRequest = RawRequest & { readonly [verified]: true };
