import * as z from 'zod';
import { locales } from '../../src/event/index.ts';
import type { Operation } from './operation.ts';
import { Previewed } from './schemas.ts';

/** The call that shows what a delivery would become. */
export const previews: readonly Operation[] = [
  {
    method: 'post',
    path: '/preview/{source}',
    summary: 'What a delivery would become',
    details:
      'Send the vendor’s own headers and body; the proof is not needed, nothing is sent or stored. With `hook`, by that hook’s rules, templates and people.',
    tag: 'Previews',
    query: z.object({ locale: z.enum(locales).optional(), hook: z.string().optional() }),
    body: z.unknown(),
    replies: { 200: Previewed },
    errors: [400, 404],
  },
];
