import { limits } from '../config.ts';
import { type Answer, isRedirect, readAnswer } from './answer.ts';
import type { Message, Robot } from './message.ts';
import { patience } from './patience.ts';
import { signedUrl } from './sign.ts';

export type { Answer } from './answer.ts';

/** Times in ms. `fetch` and the limits have defaults; only tests and demos say otherwise. */
export interface SendOptions {
  /** Goes into the signature. */
  now: number;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** For the whole exchange, the answer's body included. */
  timeout?: number;
  /** Is told DingTalk's own time (ms, whole seconds) when an answer carries it. */
  onServerTime?: (time: number) => void;
}

/**
 * Posts a message as a robot and says what came back. Never throws and never follows a redirect. `msgUuid` is
 * DingTalk's idempotency key: a repeated request with the same one is shown once.
 * https://open.dingtalk.com/document/development/custom-robots-send-group-messages
 */
export async function send(
  robot: Robot,
  message: Message,
  msgUuid: string,
  { now, fetch: request = (url, init) => fetch(url, init), timeout = limits.sendTimeout, onServerTime }: SendOptions,
): Promise<Answer> {
  if (!URL.canParse(robot.webhook)) return { kind: 'none', why: 'address' };
  const url = await signedUrl(robot.webhook, robot.secret, now);
  // Unlike AbortSignal.timeout it can be called off, and does not run while the isolate cannot.
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const callOff = patience(timeout, () => giveUp.abort());
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...message, msgUuid }),
    redirect: 'manual',
    signal,
  };
  let response: Response | undefined;
  let text: string;
  try {
    response = await inTime(request(url, init), signal);
    const serverTime = Date.parse(response.headers.get('date') ?? '');
    if (serverTime) onServerTime?.(serverTime);
    text = await inTime(readText(response, limits.answerBytes), signal);
  } catch {
    // Whatever went wrong, nobody knows whether DingTalk has the message: that is the answer.
    if (signal.aborted) return { kind: 'none', why: 'timeout' };
    return { kind: 'none', why: response ? 'broken' : 'network' };
  } finally {
    callOff();
  }
  const answer = readAnswer(response.status, response.headers.get('content-type'), text);
  return answer.kind === 'json' ? { ...answer, errmsg: withoutSecrets(answer.errmsg, robot, url) } : answer;
}

/** Gives up when the signal does, even where a runtime keeps waiting. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** The first `limit` bytes of a body as text; the rest is not waited for. Where a redirect leads does not matter. */
async function readText(response: Response, limit: number): Promise<string> {
  if (!response.body) return '';
  if (isRedirect(response.status)) {
    await response.body.cancel();
    return '';
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; size < limit; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, limit - size), { stream: true });
    size += value.byteLength;
  }
  await reader.cancel();
  return text;
}

/** Answers end up in logs and on pages: should one echo the request's secrets, they are struck out. */
function withoutSecrets(text: string, robot: Robot, url: string): string {
  const { searchParams } = new URL(url);
  const secrets = [searchParams.get('access_token'), searchParams.get('sign'), robot.secret];
  return secrets.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '***') : clean), text);
}
