import { field, StandIn, textIn } from './stand-in.ts';

/** A token: whose app it is for, what it may do, which boards its account sees. */
export interface TrelloToken {
  key: string;
  scopes: readonly string[];
  boards: readonly string[];
}

/** A board with its lists, by id. */
export interface TrelloBoard {
  id: string;
  shortLink: string;
  name: string;
  lists: { id: string; name: string }[];
}

/** A webhook as it is kept. */
export interface TrelloHook {
  id: string;
  token: string;
  idModel: string;
  callbackURL: string;
  description: string;
  active: boolean;
  consecutiveFailures: number;
}

/** api.trello.com under `/1`. Errors are plain text. */
export class TrelloApi extends StandIn {
  readonly tokens = new Map<string, TrelloToken>();
  readonly boards: TrelloBoard[] = [];
  readonly hooks: TrelloHook[] = [];
  /** Webhooks need `write` too. */
  wantsWrite = false;
  /** What a callback answers to HEAD. */
  probe: (url: string) => Promise<number> = async () => 200;

  protected override respond(request: Request, url: URL, body: unknown): Response | Promise<Response> {
    const header = request.headers.get('authorization') ?? '';
    const key = /oauth_consumer_key="([^"]*)"/.exec(header)?.[1] ?? url.searchParams.get('key') ?? '';
    const name = /oauth_token="([^"]*)"/.exec(header)?.[1] ?? url.searchParams.get('token') ?? '';
    if (![...this.tokens.values()].some((each) => each.key === key)) return say(401, 'invalid key');
    const token = this.tokens.get(name);
    if (token?.key !== key) return say(401, 'invalid token');
    const path = url.pathname.replace(/^.*?\/1\//, '/');
    const boards = this.boards.filter(({ id }) => token.boards.includes(id));
    if (path === '/members/me/boards') {
      return Response.json(
        boards.map(({ id, name, shortLink }) => ({ id, name, url: `https://trello.com/b/${shortLink}/x` })),
      );
    }
    const [, kind, id = '', rest] = /^\/(boards|lists|tokens)\/(\w+)(\/\w+)?$/.exec(path) ?? [];
    if (kind === 'tokens') {
      if (id !== name || rest !== '/webhooks') return say(404, 'not found');
      return Response.json(this.hooks.filter((hook) => hook.token === name).map(shown));
    }
    if (kind === 'boards') {
      const board = boards.find((each) => each.id === id || each.shortLink === id);
      if (!board) return say(404, 'The requested resource was not found.');
      return Response.json(rest === '/lists' ? board.lists : { id: board.id, name: board.name });
    }
    if (kind === 'lists') {
      const list = boards.flatMap((board) => board.lists).find((each) => each.id === id);
      return list ? Response.json(list) : say(404, 'The requested resource was not found.');
    }
    if (!path.startsWith('/webhooks')) return say(404, 'not found');
    if (this.wantsWrite && !token.scopes.includes('write')) return say(401, 'unauthorized permission requested');
    return this.#webhook(request.method, path.replace(/^\/webhooks\/?/, ''), name, boards, body);
  }

  async #webhook(method: string, id: string, token: string, boards: TrelloBoard[], body: unknown): Promise<Response> {
    const hook = this.hooks.find((each) => each.id === id && each.token === token);
    if (id !== '' && !hook) return say(404, 'The requested resource was not found.');
    if (hook && method === 'DELETE') {
      this.hooks.splice(this.hooks.indexOf(hook), 1);
      return Response.json({ limits: {} });
    }
    if (hook && method === 'GET') return Response.json(shown(hook));
    const wanted = {
      idModel: textIn(body, 'idModel') ?? hook?.idModel ?? '',
      callbackURL: textIn(body, 'callbackURL') ?? hook?.callbackURL ?? '',
    };
    const models = boards.flatMap((board) => [board.id, ...board.lists.map((list) => list.id)]);
    if (!models.includes(wanted.idModel)) return say(400, 'invalid value for idModel');
    const isSame = (each: TrelloHook) => each.callbackURL === wanted.callbackURL && each.idModel === wanted.idModel;
    if (this.hooks.some((each) => each !== hook && each.token === token && isSame(each))) {
      return say(400, 'A webhook with that callback, model, and token already exists');
    }
    if (wanted.callbackURL !== hook?.callbackURL) {
      const status = await this.probe(wanted.callbackURL);
      if (status !== 200) {
        return say(400, `URL (${wanted.callbackURL}) did not return 200 status code, got ${status}`);
      }
    }
    const made = hook ?? this.#fresh(token);
    Object.assign(made, wanted);
    made.description = textIn(body, 'description') ?? made.description;
    if (field(body, 'active') === true) made.active = true;
    return Response.json(shown(made));
  }

  #fresh(token: string): TrelloHook {
    const id = `5ab0${this.fresh().toString(16).padStart(20, '0')}`;
    const hook = { id, token, idModel: '', callbackURL: '', description: '', active: true, consecutiveFailures: 0 };
    this.hooks.push(hook);
    return hook;
  }
}

function shown({ token: _, ...hook }: TrelloHook): object {
  return hook;
}

function say(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain' } });
}
