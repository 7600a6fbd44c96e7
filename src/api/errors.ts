import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Issue, Refusal } from '../directory/index.ts';
import { log } from '../observe/log.ts';

/** What can go wrong with a call, and the status it is told with. */
const statuses = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

/** The `code` of an error. */
export type ErrorCode = keyof typeof statuses;

/** What every error of the API looks like. `message` is a sentence that says what to do. */
interface ErrorBody {
  error: { code: ErrorCode; message: string; issues?: Issue[] };
}

/** The one place where a failure becomes an HTTP reply. */
export function failure(c: Context, code: ErrorCode, message: string, issues?: Issue[]): Response {
  const body: ErrorBody = { error: { code, message, issues } };
  return c.json(body, statuses[code]);
}

/** A refused write as a reply. */
export function refused(c: Context, { code, issues }: Refusal): Response {
  const only = issues.length === 1 && issues[0]?.path === '' ? issues[0].message : undefined;
  if (only !== undefined) return failure(c, code, only);
  const message =
    code === 'conflict'
      ? 'It clashes with what is stored: see issues.'
      : 'Nothing was stored: see issues for what to change.';
  return failure(c, code, message, issues);
}

/** The reply to what nobody foresaw. Only secrets that cannot be opened are told; everything else is logged. */
export function unexpected(error: Error, c: Context): Response {
  if (error.name === 'VaultError') return failure(c, 'unavailable', error.message);
  log('error', 'api.unexpected', { method: c.req.method, path: c.req.routePath, error });
  return failure(c, 'internal', 'Something went wrong here. Try again, and look into the log if it happens again.');
}
