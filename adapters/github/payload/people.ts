import * as z from 'zod';
import { count, envelope, From, flag, inRepository, list, maybe, text, User } from './common.ts';

const To = z.object({ from: text, to: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#member */
export const Member = z.object({
  ...inRepository,
  action: z.string(),
  /** Nobody when the account is gone. */
  member: maybe(User),
  changes: maybe(z.object({ permission: maybe(To), role_name: maybe(To), old_permission: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#membership */
export const Membership = z.object({
  ...envelope,
  action: z.string(),
  member: maybe(User),
  /** Only its slug is left when the team was deleted. */
  team: z.object({ name: text, slug: text, html_url: text }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#organization */
export const Organization = z.object({
  ...envelope,
  action: z.string(),
  organization: z.object({ login: z.string().min(1) }),
  membership: maybe(z.object({ role: text, user: maybe(User) })),
  invitation: maybe(z.object({ login: text, email: text, role: text })),
  user: maybe(User),
  changes: maybe(z.object({ login: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#org_block */
export const OrgBlock = z.object({ ...envelope, action: z.string(), blocked_user: maybe(User) });

const TeamFull = z.object({
  name: z.string().min(1),
  description: text,
  privacy: text,
  html_url: text,
  permission: text,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#team */
export const TeamEvent = z.object({
  ...envelope,
  action: z.string(),
  team: TeamFull,
  changes: maybe(
    z.object({
      name: maybe(From),
      description: maybe(From),
      privacy: maybe(From),
      repository: maybe(
        z.object({ permissions: maybe(z.object({ from: maybe(z.object({ admin: flag, push: flag, pull: flag })) })) }),
      ),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#team_add */
export const TeamAdd = z.object({ ...inRepository, team: TeamFull });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#personal_access_token_request */
export const TokenRequest = z.object({
  ...envelope,
  action: z.string(),
  personal_access_token_request: z.object({
    owner: maybe(User),
    token_name: text,
    repository_selection: text,
    repositories: list(z.object({ full_name: z.string() })),
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation */
export const Installation = z.object({
  ...envelope,
  action: z.string(),
  installation: z.object({
    id: count,
    account: maybe(User),
    app_slug: text,
    repository_selection: text,
    html_url: text,
  }),
  repositories_added: list(z.object({ full_name: z.string() })),
  repositories_removed: list(z.object({ full_name: z.string() })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation_target */
export const InstallationTarget = z.object({
  ...envelope,
  action: z.string(),
  account: z.object({ login: text, slug: text, html_url: text }),
  changes: maybe(z.object({ login: maybe(From), slug: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#github_app_authorization */
export const AppAuthorization = z.object({ ...envelope, action: z.string() });

const Plan = z.object({ name: z.string() });
const Purchase = z.object({ account: maybe(User), plan: maybe(Plan) });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#marketplace_purchase */
export const MarketplacePurchase = z.object({
  ...envelope,
  action: z.string(),
  effective_date: text,
  marketplace_purchase: Purchase,
  previous_marketplace_purchase: maybe(Purchase),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#sponsorship */
export const Sponsorship = z.object({
  ...envelope,
  action: z.string(),
  effective_date: text,
  sponsorship: z.object({ sponsorable: maybe(User), sponsor: maybe(User), privacy_level: text, tier: maybe(Plan) }),
  changes: maybe(z.object({ tier: maybe(z.object({ from: maybe(Plan) })), privacy_level: maybe(From) })),
});
