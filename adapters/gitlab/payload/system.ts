import * as z from 'zod';
import { count, envelope, id, maybe, text } from './common.ts';

const member = { ...envelope, user_id: id, user_name: text, user_username: text, user_email: text };

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#group-member-events — about the one who is affected. */
export const GroupMember = z.object({
  ...member,
  group_name: z.string().min(1),
  group_path: text,
  group_access: text,
  expires_at: text,
});

/** https://docs.gitlab.com/administration/system_hooks/#new-team-member */
export const ProjectMember = z.object({
  ...member,
  project_path_with_namespace: z.string().min(1),
  access_level: text,
});

/** https://docs.gitlab.com/administration/system_hooks/#project-renamed */
export const ProjectEvent = z.object({
  ...envelope,
  path_with_namespace: z.string().min(1),
  old_path_with_namespace: text,
  project_visibility: text,
  updated_at: text,
});

/** https://docs.gitlab.com/administration/system_hooks/#group-renamed and the events of subgroups */
export const GroupEvent = z.object({
  ...envelope,
  name: z.string().min(1),
  path: text,
  full_path: text,
  old_path: text,
  old_full_path: text,
  updated_at: text,
});

/** https://docs.gitlab.com/administration/system_hooks/#user-created — its address is not told. */
export const Account = z.object({
  ...envelope,
  user_id: id,
  name: text,
  username: z.string().min(1),
  old_username: text,
  state: text,
});

/** https://docs.gitlab.com/administration/system_hooks/#key-added — the key itself is not read. */
export const Key = z.object({ ...envelope, username: z.string().min(1) });

/** https://docs.gitlab.com/administration/system_hooks/#subscription-member-promotion-approval — ids for names. */
export const Promotion = z.object({
  ...envelope,
  action: z.string(),
  object_attributes: maybe(z.object({ new_access_level: count, old_access_level: count, status: text })),
  user_id: id,
  updated_at: text,
});
