import * as z from 'zod';
import type { Attempt } from './contract.ts';
import { exchange, type Network, type Reply } from './line.ts';
import { type Failed, failed, notTheApi, silent, unavailable } from './problems.ts';

/** A JSON API of one vendor, opened with somebody's credentials. */
export interface Api {
  vendor: string;
  /** Of the server, for messages. */
  host: string;
  network: Network;
  /** Where its paths begin, without a slash at the end. */
  base: string;
  /** The credentials among them. */
  headers: Record<string, string>;
  /** Words a reply that is no success; `path` as it was called. */
  explain(reply: Reply, path: string): Failed;
}

/** One call. `body` is sent as JSON. */
export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: object;
}

/** Makes a call whose answer is not read, or read as text. */
export async function ask(api: Api, path: string, { method = 'GET', body }: Call = {}): Promise<Attempt<Reply>> {
  const { vendor, host, network, base } = api;
  const type: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
  const answered = await exchange(network, base + path, {
    method,
    headers: { accept: 'application/json', ...type, ...api.headers },
    body: body && JSON.stringify(body),
  });
  if (!answered.ok) return silent(answered.why, host, vendor);
  const { reply } = answered;
  if (reply.status >= 200 && reply.status < 300) return { ok: true, value: reply };
  return unavailable(reply, vendor) ?? api.explain(reply, path);
}

/** The same for an answer in JSON, of which only what `schema` names is read. */
export async function read<S extends z.ZodType>(
  api: Api,
  schema: S,
  path: string,
  call?: Call,
): Promise<Attempt<{ value: z.output<S>; headers: Headers }>> {
  const asked = await ask(api, path, call);
  if (!asked.ok) return asked;
  const value = schema.safeParse(parse(asked.value.text));
  if (!value.success) return failed('answer', notTheApi(api.host, api.vendor));
  return { ok: true, value: { value: value.data, headers: asked.value.headers } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // undefined passes no schema.
    return undefined;
  }
}

/** What an error says for itself: the words in its JSON, or its plain text; nothing of a page. */
export function saidBy({ text }: Pick<Reply, 'text'>): string {
  const json = parse(text);
  if (json !== undefined) return told(json);
  return /^\s*</.test(text) ? '' : text;
}

const Said = z.looseObject({
  message: z.unknown(),
  error: z.unknown(),
  errorMessages: z.unknown(),
  errors: z.unknown(),
});

/** The words in the JSON of an error, wherever the vendors put them. */
export function told(json: unknown): string {
  if (typeof json === 'string') return json;
  if (Array.isArray(json)) return json.map(told).filter(Boolean).join('; ');
  const said = Said.partial().safeParse(json);
  if (!said.success) return '';
  const { message, error, errorMessages, errors } = said.data;
  const words = [message, error, errorMessages, errors].map(told).filter(Boolean).join('; ');
  return words === '' ? JSON.stringify(json) : words;
}
