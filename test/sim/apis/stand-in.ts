/** What a stand-in was asked. */
export interface Asked {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed, where it is JSON. */
  body: unknown;
}

/** Ways of not being there: down, on the way elsewhere, silent, somebody else's page, endless, too busy. */
export type Fault = 'down' | 'redirect' | 'hang' | 'reset' | 'page' | 'huge' | 'busy' | 'echo';

/** Where a stand-in that redirects sends people; nobody should ever get there. */
const elsewhere = 'https://elsewhere.example';

/** A vendor's API with a small world behind it. Answers as the facts say that the vendor does. */
export abstract class StandIn {
  readonly asked: Asked[] = [];
  /** What is wrong with it; null when it is well. */
  fault: Fault | null = null;
  #next = 1;

  /** Answers one request. */
  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const text = await request.text();
    const body = parse(text);
    const headers = Object.fromEntries(request.headers);
    this.asked.push({ method: request.method, path: url.pathname + url.search, headers, body });
    if (this.fault) return this.#broken(this.fault, request, text);
    return this.respond(request, url, body);
  }

  protected abstract respond(request: Request, url: URL, body: unknown): Response | Promise<Response>;

  /** A fresh number for whatever is made. */
  protected fresh(): number {
    return this.#next++;
  }

  #broken(fault: Fault, request: Request, text: string): Promise<Response> | Response {
    switch (fault) {
      case 'down':
        return Response.json({ message: 'Bad gateway' }, { status: 502 });
      case 'redirect':
        return new Response(null, {
          status: 307,
          headers: { location: `${elsewhere}${new URL(request.url).pathname}` },
        });
      case 'hang':
        return new Promise(() => {});
      case 'reset':
        throw new TypeError(`connection reset while asking for ${request.url}`);
      case 'page':
        return new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
      case 'huge':
        return new Response(new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array(1 << 20).fill(0x20)) }));
      case 'busy':
        return Response.json({ message: 'Too many requests' }, { status: 429, headers: { 'retry-after': '60' } });
      case 'echo':
        return Response.json({ message: `${[...request.headers].join(' ')} ${text} ${request.url}` }, { status: 418 });
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
}

/** A field of something that came in; undefined when it has none of this name. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The same where only text counts. */
export function textIn(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** A page of a list, as `per_page` and `page` ask for it. */
export function paged<T>(rows: readonly T[], url: URL): T[] {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  return rows.slice((page - 1) * size, page * size);
}
