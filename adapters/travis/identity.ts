import * as z from 'zod';
import type { RawRequest } from '../../src/kit/index.ts';

const Identity = z.object({
  id: z.number().nullish(),
  state: z.string().nullish(),
  status_message: z.string().nullish(),
  build_url: z.string().nullish(),
  started_at: z.string().nullish(),
  finished_at: z.string().nullish(),
  repository: z.object({ name: z.string(), owner_name: z.string() }).nullish(),
});

/** The part of a payload that is read before its event is; null where it has another shape. Throws `Malformed` without JSON. */
function identity(req: RawRequest): z.output<typeof Identity> | null {
  return Identity.safeParse(req.payload()).data ?? null;
}

/** Names one state of one run of a build. A restarted build keeps its id, so its times are part of the name. */
export function deliveryId(req: RawRequest): string | null {
  const known = identity(req);
  if (typeof known?.id !== 'number') return null;
  const { id, state, status_message, build_url, started_at, finished_at } = known;
  const host = URL.parse(build_url ?? '')?.host ?? '';
  return [host, id, state ?? status_message ?? '', finished_at ?? started_at ?? ''].join(' ');
}

/** `acme/web` */
export function repository(req: RawRequest): string | null {
  const found = identity(req)?.repository;
  return found ? `${found.owner_name}/${found.name}` : null;
}

/** When the build last changed, ms; NaN when it does not say. */
export function changedAt(req: RawRequest): number {
  const known = identity(req);
  return Date.parse(known?.finished_at ?? known?.started_at ?? '');
}
