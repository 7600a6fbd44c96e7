import * as z from 'zod';
import type { TokenRow } from '../../src/directory/tokens.ts';
import { scopes } from '../../src/directory/tokens.ts';
import type { DeliveryRow, ReplayRow } from '../../src/inbox/delivery.ts';
import { deliveryOutcomes } from '../../src/inbox/delivery.ts';
import type { InboxStatus } from '../../src/inbox/index.ts';
import type { OutboxStatus } from '../../src/outbox/index.ts';
import type { MessageRow } from '../../src/outbox/records.ts';

/** A moment, milliseconds since 1970. */
export const time = z.int().describe('Milliseconds since 1970');
/** A text in both languages. */
export const text = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What every error looks like. */
export const Failure = z
  .object({
    error: z.object({
      code: z.string().describe('For programs: not-found, invalid, …'),
      message: z.string().describe('What to do about it'),
      issues: z
        .array(z.object({ path: z.string().describe('Where: groups[0].robots[1].webhook'), message: z.string() }))
        .optional(),
    }),
  })
  .meta({ id: 'Failure' });

const stored = z.array(
  z.object({
    what: z.enum(['group', 'hook', 'person']),
    change: z.enum(['added', 'changed', 'removed']),
    id: z.string().optional(),
    name: z.string(),
    fields: z.array(z.string()).optional(),
  }),
);

/** What a write of the whole configuration changed, or would change. */
export const Written = z.object({
  dryRun: z.boolean(),
  changes: stored,
  created: z
    .array(z.object({ id: z.string(), url: z.string().optional(), secret: z.string().optional() }))
    .optional()
    .describe('New hooks with what to paste at their sources. A secret is shown this once.'),
});

const Message = z.record(z.string(), z.unknown()).describe('A body of DingTalk’s robot API');

export const Messages = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['open', 'sent', 'parked', 'discarded']),
      robot: z.string(),
      count: z.int().describe('Dispatches that it stands for'),
      attempts: z.int(),
      createdAt: time,
      finishedAt: time.nullable(),
      note: z.string().nullable().describe('How the last attempt ended, or why it was discarded'),
      body: Message,
      dispatches: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<{ messages: (Omit<MessageRow, 'body'> & { body: object })[] }>;

export const GroupStatus = z
  .object({
    ledger: z
      .object({
        accepted: z.int(),
        sent: z.int(),
        merged: z.int(),
        waiting: z.int(),
        parked: z.int(),
        discarded: z.int(),
      })
      .describe('accepted is always the sum of the others'),
    robots: z.array(
      z.object({
        id: z.string(),
        budget: z.int().describe('Requests that may start right now'),
        silentUntil: time.describe('0 when it may speak'),
        note: z.string().nullable(),
      }),
    ),
    waitingSince: time.nullable(),
    paused: z.object({ since: time, reason: z.string() }).nullable(),
    calls: z.object({
      month: z.string(),
      calls: z.int(),
      quota: z
        .object({
          organization: z.string(),
          monthly: z.int(),
          used: z.int(),
          near: z.enum(['calm', 'continue']),
        })
        .nullish(),
    }),
  })
  .meta({ id: 'GroupStatus' });

/** What a test message found out about each robot. */
export const Tested = z.object({
  ok: z.boolean(),
  robots: z.array(
    z.object({
      id: z.string(),
      ok: z.boolean(),
      outcome: z.string(),
      answer: z.string().nullish(),
      cause: z.string().optional(),
      fix: text.optional().describe('What to do, in both languages'),
    }),
  ),
});

const addressed = z.array(z.object({ id: z.string(), group: z.string() }));

const Delivery = z.object({
  id: z.string(),
  receivedAt: time,
  event: z.string().describe('The vendor’s event name'),
  topic: z.string(),
  nativeId: z.string().nullable(),
  outcome: z.enum(deliveryOutcomes),
  reason: z.string().nullable(),
  bytes: z.int(),
  dispatches: addressed,
  pending: z.boolean(),
});

export const Deliveries = z.object({
  deliveries: z.array(Delivery),
  flags: z.array(
    z.object({
      scope: z.string(),
      template: z.string(),
      error: z.string(),
      count: z.int(),
      since: time,
      last: time,
    }),
  ),
  refused: z.unknown().describe('Requests turned away at the door, by reason'),
  pending: z.int(),
  unverified: z.int(),
});

/** One delivery with its body and replays. */
export const DeliveryDetail = z.object({
  delivery: Delivery.extend({
    headers: z.record(z.string(), z.string()),
    body: z.union([z.object({ json: z.unknown() }), z.object({ text: z.string(), truncated: z.boolean() })]).nullable(),
    replays: z.array(
      z.object({ id: z.string(), delivery: z.string(), at: time, rendered: z.boolean(), dispatches: addressed }),
    ) satisfies z.ZodType<ReplayRow[]>,
  }),
});

export const Replayed = z.object({ outcome: z.literal('accepted'), delivery: z.string(), dispatches: addressed });

/** What the console's "send a sample" offers. */
export const Samples = z.object({
  samples: z.array(z.object({ name: z.string(), title: text, quiet: z.boolean().describe('Not sent by default') })),
});

/** What became of a sample. */
export const Sampled = z.object({ outcome: z.enum(deliveryOutcomes).or(z.literal('duplicate')), delivery: z.string() });

export const Previewed = z.object({
  outcome: z.string(),
  topic: z.string().optional(),
  reason: z.string().optional(),
  events: z.array(z.record(z.string(), z.unknown())),
  messages: z.array(z.object({ line: z.string(), message: Message, groups: z.array(z.string()).optional() })),
});

const Token = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(scopes),
  createdAt: time,
  usedOn: time.nullable().describe('The start of the day (UTC) on which it was last used'),
}) satisfies z.ZodType<TokenRow>;
export const TokenList = z.object({ tokens: z.array(Token) });
export const NewToken = Token.pick({ id: true, name: true, scope: true }).extend({
  token: z.string().describe('Shown this once'),
});

/** That the documents say what the objects answer is also checked against real replies; these lines catch drift earlier. */
export type Proof = [
  z.output<typeof Delivery> extends DeliveryRow ? true : never,
  DeliveryRow extends z.output<typeof Delivery> ? true : never,
  OutboxStatus extends z.output<typeof GroupStatus> ? true : never,
  InboxStatus extends Omit<z.output<typeof Deliveries>, 'deliveries'> ? true : never,
];
