/** What the simulator's own tests share: a robot on a virtual clock, and a way to send to it. */
import { createDingTalkSim, type DingTalkSim, type Rec, type RobotSettings, type SimOptions } from './index.ts';

/** The moment every virtual clock starts. */
export const T = 1_767_225_600_000;

/** The token of the robot that {@link start} creates; its alias is `a`, its group `g`. */
export const TOKEN = 'token-of-robot-a';

/** An answer of the data plane, taken apart. */
export interface Told {
  status: number;
  contentType: string | null;
  location: string | null;
  body: string;
  /** From the JSON body, where there is one. */
  errcode: number | undefined;
  errmsg: string | undefined;
}

/** How a request differs from a plain, correct one. */
export interface Sending {
  token?: string;
  method?: string;
  path?: string;
  /** Appended to the address as it is. */
  query?: string;
  contentType?: string;
  clientIp?: string;
  signal?: AbortSignal;
}

/** Creates a simulator on a virtual clock with one robot. */
export function start(options: SimOptions = {}, robot: RobotSettings = {}): DingTalkSim {
  const sim = createDingTalkSim({ clock: { mode: 'virtual' }, ...options });
  sim.control.putRobot(TOKEN, { alias: 'a', group: 'g', ...robot });
  return sim;
}

/** Returns a text message. */
export function text(content = 'hello', more: Record<string, unknown> = {}): Record<string, unknown> {
  return { msgtype: 'text', text: { content }, ...more };
}

/** Returns a markdown message. */
export function markdown(body: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { msgtype: 'markdown', markdown: { title: 'title', text: body }, ...more };
}

/** Sends a body, as JSON unless it is bytes or text already, and takes the answer apart. */
export async function send(sim: DingTalkSim, body: unknown = text(), sending: Sending = {}): Promise<Told> {
  const response = await sim.fetch(requestOf(body, sending), { clientIp: sending.clientIp });
  const told = await response.text();
  const { errcode, errmsg } = parse(told);
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    location: response.headers.get('location'),
    body: told,
    errcode,
    errmsg,
  };
}

/** Sends several messages one after the other and returns their codes. */
export async function sendMany(sim: DingTalkSim, count: number, body?: unknown, sending?: Sending): Promise<unknown[]> {
  const codes: unknown[] = [];
  for (let sent = 0; sent < count; sent++) codes.push((await send(sim, body, sending)).errcode);
  return codes;
}

/** Returns `count` times the same code. */
export function times(count: number, code: number): number[] {
  return Array.from({ length: count }, () => code);
}

/** Returns the latest record. */
export function lastRecord(sim: DingTalkSim): Rec {
  const record = sim.control.messages({ limit: 100_000 }).messages.at(-1);
  if (!record) throw new Error('there is no record');
  return record;
}

/** Calls the control plane over `fetch` and returns status and decoded body. */
export async function call(
  sim: DingTalkSim,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await sim.fetch(new Request(`http://sim.test/__sim/${path}`, init));
  return { status: response.status, body: await response.json() };
}

function requestOf(body: unknown, sending: Sending): Request {
  const { token = TOKEN, method = 'POST', path = '/robot/send', query = '', signal } = sending;
  const { contentType = 'application/json' } = sending;
  const address = `http://dingtalk.test${path}${token === '' ? '?' : `?access_token=${token}`}${query}`;
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const headers = { 'content-type': contentType };
  return new Request(address, { method, headers, signal, ...(method === 'POST' && { body: raw }) });
}

function parse(body: string): { errcode?: number; errmsg?: string } {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
