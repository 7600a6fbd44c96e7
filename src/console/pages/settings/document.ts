import { stringify } from 'yaml';
import { maskWebhook } from '../../../dingtalk/webhook.ts';
import { ConfigDraft } from '../../../directory/schema.ts';
import { isMaskedWebhook, isStars, STARS } from '../../../directory/stars.ts';

/** A configuration in the one form that comparisons are made in: every field in its place, secrets as stars. */
export function comparable(config: unknown): string {
  const checked = ConfigDraft.safeParse(config);
  if (!checked.success) return stringify(config);
  const { groups, hooks, people } = checked.data;
  return stringify({
    groups: groups.map((group) => ({
      ...group,
      robots: group.robots.map((robot) => ({
        ...robot,
        webhook: isMaskedWebhook(robot.webhook) ? robot.webhook : maskWebhook(robot.webhook),
        ...(robot.secret === undefined ? {} : { secret: starred(robot.secret) }),
      })),
    })),
    hooks: hooks.map((hook) => ({
      ...hook,
      ...(hook.key === undefined ? {} : { key: starred(hook.key) }),
      ...(hook.secrets === undefined ? {} : { secrets: hook.secrets.map(starred) }),
    })),
    people,
  });
}

/** What stands for a secret that was written in full. */
const NEW_SECRET = `${STARS} (new)`;

function starred(secret: string): string {
  return isStars(secret) ? STARS : NEW_SECRET;
}
