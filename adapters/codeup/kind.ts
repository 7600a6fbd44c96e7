import { Malformed, type RawRequest } from '../../src/kit/index.ts';

/**
 * The event by its name in the body: `push`, `tag_push`, `merge_request`, `note`. The body decides, because the header is
 * spelled in two ways and old senders leave it out; then `X-Codeup-Event` or `Codeup-Event`; then what the body is made of.
 * Null when nothing tells. Throws `Malformed` without JSON.
 */
export function kindOf(req: RawRequest): string | null {
  const body = objectOf(req.payload());
  if (typeof body.object_kind === 'string' && body.object_kind !== '') return body.object_kind;
  const header = req.headers.get('x-codeup-event') || req.headers.get('codeup-event');
  if (header)
    return header
      .trim()
      .toLowerCase()
      .replace(/ hook$/, '')
      .replaceAll(' ', '_');
  if (typeof body.ref === 'string') return body.ref.startsWith('refs/tags/') ? 'tag_push' : 'push';
  return null;
}

/** Whether it is no more than the test button's check of the address, header or not: nothing, or two commits without a branch. */
export function isProbe(req: RawRequest): boolean {
  if (req.body.byteLength === 0) return true;
  try {
    const payload = req.payload();
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return false;
    return Object.keys(payload).every((key) => key === 'before' || key === 'after');
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
