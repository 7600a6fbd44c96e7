import { maskWebhook } from '../dingtalk/webhook.ts';
import type { Config, Group, Hook } from './schema.ts';
import { STARS } from './stars.ts';

/** A group as an administrator reads it: webhooks end in the token's last characters, secrets are stars. */
export function maskGroup(group: Group): Group {
  const robots = group.robots.map((robot) => ({
    ...robot,
    webhook: maskWebhook(robot.webhook),
    ...(robot.secret === undefined ? {} : { secret: STARS }),
  }));
  return { ...group, robots };
}

/** A hook as an administrator reads it: its key and secrets are stars, as many as there are. */
export function maskHook(hook: Hook): Hook {
  return { ...hook, key: STARS, secrets: hook.secrets.map(() => STARS) };
}

/** A whole configuration without its secrets. Writing it back changes nothing: stars keep what is stored. */
export function maskConfig({ groups, hooks, people }: Config): Config {
  return { groups: groups.map(maskGroup), hooks: hooks.map(maskHook), people };
}
