import * as z from 'zod';
import { envelope, list, maybe, text } from './common.ts';

/**
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#project-and-group-access-token-events and
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#deploy-token-events
 */
export const Token = z.object({
  ...envelope,
  event_name: text,
  object_attributes: z.object({ name: z.string().min(1), expires_at: text }),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#vulnerability-events — names no project. */
export const Vulnerability = z.object({
  ...envelope,
  object_attributes: z.object({
    title: z.string().min(1),
    url: text,
    state: z.string(),
    severity: text,
    report_type: text,
    updated_at: text,
    location: maybe(
      z.object({
        file: text,
        dependency: maybe(z.object({ package: maybe(z.object({ name: text })), version: text })),
      }),
    ),
    identifiers: list(z.object({ name: z.string() })),
  }),
});
