/** The control plane over HTTP: ordinary REST around the typed methods. */
import { ControlError, isObject, refuse } from './check.ts';
import type { ClockChange } from './clock.ts';
import type { Control, LimiterChange, WaitQuery } from './control.ts';
import type { Expectation } from './expectations.ts';
import type { FaultRule } from './faults.ts';
import type { OptionsPatch } from './options.ts';
import type { MessageQuery } from './records.ts';
import type { OrgConfig, RobotPatch, RobotSettings } from './robots.ts';
import type { ResetChoice } from './world.ts';

/** What a route needs to know about a call; bodies are unchecked, the methods of `Control` check them. */
interface Call {
  control: Control;
  /** The variable part of the path, decoded. */
  name: string;
  body: Record<string, unknown>;
  query: URLSearchParams;
}

/** Returns the JSON to answer, or a whole response. */
type Handler = (call: Call) => unknown;

const created = (body: unknown, isNew = true) => Response.json(body, { status: isNew ? 201 : 200 });

const ROUTES: Record<string, Handler> = {
  'GET health': ({ control }) => control.health(),

  'GET robots': ({ control }) => ({ robots: control.robots() }),
  'GET robots/:': ({ control, name }) => control.robot(name),
  'PUT robots/:': ({ control, name, body }) => {
    const { token = name, ...settings } = body;
    if (token !== name) refuse('robot.token', 'must be the token in the path');
    const isNew = !control.hasRobot(name);
    return created(control.putRobot(name, settings as RobotSettings), isNew);
  },
  'PATCH robots/:': ({ control, name, body }) => control.patchRobot(name, body as RobotPatch),
  'DELETE robots/:': ({ control, name }) => {
    control.deleteRobot(name);
    return { deleted: 1 };
  },
  'POST robots/:/limiter': ({ control, name, body }) => control.setLimiter(name, body as LimiterChange),

  'PUT orgs/:': ({ control, name, body }) => control.putOrg(name, body as OrgConfig),
  'PATCH options': ({ control, body }) => control.patchOptions(body as OptionsPatch),

  'GET messages': ({ control, query }) => control.messages(messageQuery(query)),
  'GET groups/:/timeline': ({ control, name }) => control.timeline(name),
  'GET stats': ({ control }) => control.stats(),
  'POST expect': ({ control, body }) => control.expect(body as unknown as Expectation),
  'GET invariants': ({ control, query }) =>
    control.invariants({ allow: query.getAll('allow').flatMap((names) => names.split(',')) }),
  'GET wait': ({ control, query }) => control.wait(waitQuery(query)),

  'GET faults': ({ control }) => ({ faults: control.faults() }),
  'POST faults': ({ control, body }) => {
    if (body.scenario === undefined) return created(control.addFault(body as unknown as FaultRule));
    if (body.scenario !== 'flaky') return refuse('scenario', 'must be flaky');
    return created({ faults: control.addScenario('flaky') });
  },
  'DELETE faults': ({ control }) => control.deleteFaults(),
  'DELETE faults/:': ({ control, name }) => control.deleteFaults(name),
  'POST release': ({ control, body }) => control.release(body as { seq?: number }),

  'GET clock': ({ control }) => control.clock(),
  'POST clock': ({ control, body }) => control.setClock(body as ClockChange),
  'POST clock/advance': ({ control, body }) => control.advance(body.ms as number),

  'POST reset': ({ control, body }) => {
    control.reset(body as ResetChoice);
    return control.health();
  },
};

/** Collections whose members have names. */
const NAMED = new Set(['robots', 'orgs', 'groups', 'faults']);

/** Answers one call of the control plane. */
export async function answerControl(control: Control, request: Request): Promise<Response> {
  try {
    const { pathname, searchParams } = new URL(request.url);
    const { route, name } = split(pathname);
    const key = `${request.method} ${route}`;
    const handler = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
    if (!handler) throw new ControlError(404, `no ${request.method} /__sim/${route}`);
    const body = request.method === 'GET' ? {} : await readJson(request);
    const result = await handler({ control, name, body, query: searchParams });
    return result instanceof Response ? result : Response.json(result);
  } catch (error) {
    if (error instanceof ControlError) return refusal(error);
    throw error;
  }
}

/** Turns a refusal into its answer. */
export function refusal(error: ControlError, headers?: Record<string, string>): Response {
  return Response.json({ message: error.message }, { status: error.status, headers });
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : refuse('body', 'must be a JSON object');
  } catch (error) {
    if (error instanceof ControlError) throw error;
    return refuse('body', 'must be JSON');
  }
}

/** Splits a path into its route, with `:` for the name, and the name, which may be a token and is never repeated. */
function split(pathname: string): { route: string; name: string } {
  const [, , first = '', second, ...rest] = pathname.split('/');
  if (second === undefined || !NAMED.has(first)) return { route: pathname.slice('/__sim/'.length), name: '' };
  return { route: [first, ':', ...rest].join('/'), name: decodeName(second) };
}

function decodeName(part: string): string {
  let name = '';
  try {
    name = decodeURIComponent(part);
  } catch {
    // Falls through to the refusal below.
  }
  return name === '' ? refuse('path', 'the name must be decodable and not empty') : name;
}

function messageQuery(query: URLSearchParams): MessageQuery {
  const word = (name: string) => query.get(name) ?? undefined;
  return {
    token: word('token'),
    group: word('group'),
    verdict: word('verdict'),
    msgtype: word('msgtype'),
    marker: word('marker'),
    after: count(query, 'after'),
    limit: count(query, 'limit'),
  };
}

function waitQuery(query: URLSearchParams): WaitQuery {
  const { limit: _, ...filters } = messageQuery(query);
  return { ...filters, count: count(query, 'count'), timeoutMs: count(query, 'timeoutMs') };
}

function count(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  return /^\d{1,15}$/.test(value) ? Number(value) : refuse(name, 'must be a whole number');
}
