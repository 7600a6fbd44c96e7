import { words } from './parsed.ts';

/** How a planned item is doing. https://docs.gitlab.com/user/project/issues/managing_issues/#health-status */
export const healthStates = {
  on_track: words('进展正常', 'on track'),
  needs_attention: words('需要关注', 'needs attention'),
  at_risk: words('有风险', 'at risk'),
};

/** How bad an incident is. https://docs.gitlab.com/operations/incident_management/incidents/#severity */
export const severities = {
  unknown: words('未知', 'unknown'),
  low: words('低', 'low'),
  medium: words('中', 'medium'),
  high: words('高', 'high'),
  critical: words('严重', 'critical'),
};

/** Roles by the names that GitLab sends. https://docs.gitlab.com/user/permissions/ */
export const roles = {
  'Minimal Access': words('最小访问权限', 'Minimal Access'),
  Guest: words('访客', 'Guest'),
  Planner: words('规划者', 'Planner'),
  Reporter: words('报告者', 'Reporter'),
  Developer: words('开发者', 'Developer'),
  Maintainer: words('维护者', 'Maintainer'),
  Master: words('维护者', 'Maintainer'),
  Owner: words('所有者', 'Owner'),
};

/** Roles by the numbers of the API. https://docs.gitlab.com/api/access_requests/#valid-access-levels */
export const levels = {
  5: roles['Minimal Access'],
  10: roles.Guest,
  15: roles.Planner,
  20: roles.Reporter,
  30: roles.Developer,
  40: roles.Maintainer,
  50: roles.Owner,
};

/** The reactions that GitLab offers first, by its names; others are told by name. https://docs.gitlab.com/user/emoji_reactions/ */
export const reactions: Readonly<Record<string, string>> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  heart: '❤️',
  tada: '🎉',
  smile: '😄',
  laughing: '😆',
  rocket: '🚀',
  eyes: '👀',
  clap: '👏',
  fire: '🔥',
  confused: '😕',
  thinking: '🤔',
  pray: '🙏',
  white_check_mark: '✅',
  '100': '💯',
};
