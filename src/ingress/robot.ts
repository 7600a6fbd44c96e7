import { envelopeFault, readBody as readMessage } from '../../adapters/custom/dingtalk/body.ts';
import { custom } from '../../adapters/custom/index.ts';
import { limits } from '../config.ts';
import { lookupHook } from '../directory/cache.ts';
import { Malformed, RawRequest } from '../kit/index.ts';
import { log } from '../observe/log.ts';
import { readBody } from './body.ts';
import { type Later, receive } from './receive.ts';
import { countRefusal } from './refusals.ts';
import type { Reply } from './reply.ts';
import { type Answer, answers, robotResponse, signAnswer } from './robot-answer.ts';

/**
 * `/robot/send?access_token={key}`: DingTalk's own endpoint, for hooks of the source `custom`. Requests, replies and errors are
 * DingTalk's, checked in its order; what is accepted is journaled and queued like any other delivery, so a sender is
 * never told that it sends too fast.
 * https://open.dingtalk.com/document/development/custom-robots-send-group-messages
 */
export async function robotSend(req: Request, env: Env, later: Later): Promise<Response> {
  try {
    return robotResponse(await send(req, env, later));
  } catch (error) {
    log('error', 'ingress.robot', { error });
    return robotResponse(answers.busy);
  }
}

async function send(req: Request, env: Env, later: Later): Promise<Answer> {
  if (req.method !== 'POST') return answers.needsPost;
  const now = Date.now();
  const url = new URL(req.url);
  const key = url.searchParams.get('access_token');
  if (!key) return answers.noToken;
  const hook = await lookupHook(env, custom.name, key, now);
  if (!hook) return answers.unknownToken;
  const refused = (refusal: 'malformed' | 'too-large', answer: Answer) => {
    countRefusal(env, hook.id, refusal, now, later);
    return answer;
  };
  if (!isJson(req.headers)) return refused('malformed', answers.needsJson);
  const body = await readBody(req, limits.dingtalkBody);
  if (!body) return refused('too-large', answers.tooLong);
  const message = payloadOf(new RawRequest(req.method, url, req.headers, body));
  const fault = message === undefined ? answers.noJson : envelopeFault(message);
  if (fault) return refused('malformed', fault);
  const { method, headers } = req;
  const reply = await receive(new Request(req.url, { method, headers, body }), custom.name, key, env, later);
  return answerTo(reply, message, url, now);
}

function answerTo(reply: Reply, message: unknown, url: URL, now: number): Answer {
  switch (reply.outcome) {
    case 'unauthorized':
      return signAnswer(url.searchParams, now);
    case 'malformed': {
      const read = readMessage(message, true);
      return read.ok ? answers.badParameter : read.fault;
    }
    case 'not-found':
      return answers.unknownToken;
    case 'too-large':
      return answers.tooLong;
    case 'method-not-allowed':
      return answers.needsPost;
    case 'unavailable':
      return answers.busy;
    default:
      return answers.ok;
  }
}

function isJson(headers: Headers): boolean {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function payloadOf(request: RawRequest): unknown {
  try {
    return request.payload();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
