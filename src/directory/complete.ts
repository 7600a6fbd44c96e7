import { maskWebhook, parseWebhook } from '../dingtalk/webhook.ts';
import { randomBase64Url, randomHex } from './bytes.ts';
import { idFrom, robotId, withIds } from './ids.ts';
import { at, type Issue } from './issues.ts';
import type { Config, ConfigDraft, Group, GroupDraft, GroupRobot, Hook, HookDraft } from './schema.ts';
import { isMaskedWebhook, isStars, STARS } from './stars.ts';

/** What a draft is completed with. */
export interface Completion {
  /** What is stored now, secrets in clear: the source of everything that a draft leaves as stars. */
  stored: Config;
  /** Where webhooks may point to: DINGTALK_ORIGINS. */
  origins: readonly string[];
  /** Whether a new hook that brings no secrets is given one. */
  givesSecret: (hook: HookDraft) => boolean;
}

/** A configuration with every id and secret in place, and what is wrong with it. */
export interface Completed {
  config: Config;
  issues: Issue[];
  /** Secrets that were made for new hooks, by hook id: to be shown once. */
  issued: Record<string, string>;
}

/** Fills in what people leave out (ids, keys) and what they may not see (stars), and checks every webhook. */
export function complete(draft: ConfigDraft, completion: Completion): Completed {
  const { stored } = completion;
  const done: Completed = { config: { groups: [], hooks: [], people: draft.people }, issues: [], issued: {} };
  const sameName = (a: { name: string }, b: { name: string }) => a.name === b.name;
  done.config.groups = withIds(draft.groups, stored.groups, sameName, ({ name }, taken) =>
    idFrom(name, 'group', taken),
  ).map((group, i) => completeGroup(group, at('groups', i), completion, done));
  done.config.hooks = withIds(
    draft.hooks,
    stored.hooks,
    (a, b) => sameName(a, b) && a.source === b.source,
    ({ name, source }, taken) => idFrom(name, source, taken),
  ).map((hook, i) => completeHook(hook, at('hooks', i), completion, done));
  return done;
}

function completeGroup(
  group: GroupDraft & { id: string },
  path: string,
  { stored, origins }: Completion,
  done: Completed,
): Group {
  const known = stored.groups.find((each) => each.id === group.id)?.robots ?? [];
  const robots = group.robots.map((robot, i) => {
    if (isMaskedWebhook(robot.webhook)) return robot;
    const parsed = parseWebhook(robot.webhook, origins);
    if (!parsed.ok) done.issues.push({ path: `${path}.robots[${i}].webhook`, message: parsed.error.en });
    return parsed.ok ? { ...robot, webhook: parsed.url } : robot;
  });
  const same = (robot: { webhook: string }, { webhook }: GroupRobot) =>
    robot.webhook === webhook || robot.webhook === maskWebhook(webhook);
  return {
    ...group,
    robots: withIds(robots, known, same, (_, taken) => robotId(taken)).map((robot, i) => {
      const before = known.find((each) => each.id === robot.id);
      const place = `${path}.robots[${i}]`;
      const completed: GroupRobot = { ...robot, webhook: keepWebhook(robot, before, `${place}.webhook`, done.issues) };
      if (isStars(robot.secret)) {
        completed.secret = keep(before?.secret, `${place}.secret`, 'signing secret', done.issues);
      }
      return completed;
    }),
  };
}

function keepWebhook(
  robot: { id: string; webhook: string },
  before: GroupRobot | undefined,
  path: string,
  issues: Issue[],
): string {
  if (!isMaskedWebhook(robot.webhook)) return robot.webhook;
  if (before && !isStars(robot.webhook) && robot.webhook !== maskWebhook(before.webhook)) {
    const message = `These stars stand for another webhook than the one stored for ${robot.id}: paste the whole address.`;
    issues.push({ path, message });
  }
  return keep(before?.webhook, path, 'webhook', issues);
}

function completeHook(hook: HookDraft & { id: string }, path: string, completion: Completion, done: Completed): Hook {
  const before = completion.stored.hooks.find((each) => each.id === hook.id);
  const readable = before?.key === '' ? undefined : before;
  const key = hook.key ?? readable?.key ?? randomBase64Url(24);
  let secrets = hook.secrets ?? readable?.secrets;
  if (!secrets && completion.givesSecret(hook)) {
    const secret = randomHex(32);
    secrets = [secret];
    done.issued[hook.id] = secret;
  }
  let kept = 0;
  return {
    ...hook,
    key: isStars(key) ? keep(before?.key, `${path}.key`, 'key', done.issues) : key,
    secrets: (secrets ?? []).map((secret, i) =>
      isStars(secret) ? keep(before?.secrets[kept++], `${path}.secrets[${i}]`, 'secret', done.issues) : secret,
    ),
  };
}

/** Stars keep what is stored; without anything stored they are an issue, and the result is only a placeholder. */
function keep(stored: string | undefined, path: string, what: string, issues: Issue[]): string {
  if (stored === undefined) {
    issues.push({ path, message: `No ${what} is stored here that the stars could stand for: write it in full.` });
  }
  return stored ?? STARS;
}
