import type { Field, Words } from '../contract.ts';
import type { Scope } from './triggers.ts';
import { triggers } from './triggers.ts';

/** What opens GitLab. */
export const fields: readonly Field[] = [
  {
    name: 'server',
    label: { 'zh-CN': 'GitLab 地址', en: 'GitLab’s address' },
    hint: {
      'zh-CN': '自建的 GitLab 填它的网址，极狐填 https://jihulab.com。',
      en: 'For a GitLab of your own, its address; for JihuLab https://jihulab.com.',
    },
    kind: 'address',
    required: false,
    standard: 'https://gitlab.com',
    placeholder: 'https://gitlab.com',
  },
  {
    name: 'token',
    label: { 'zh-CN': '访问令牌（access token）', en: 'Access token' },
    hint: {
      'zh-CN': '勾选 api。个人、项目或群组的令牌都可以；项目要 Maintainer，群组要 Owner。',
      en: 'With the scope api. A personal, project or group token will do; Maintainer for a project, Owner for a group.',
    },
    kind: 'secret',
    required: true,
    placeholder: 'glpat-…',
    link: 'https://gitlab.com/-/user_settings/personal_access_tokens?name=dinghook&scopes=api',
  },
];

/** Which triggers to tick. */
export const events: Field = {
  name: 'events',
  label: { 'zh-CN': '触发事件', en: 'Triggers' },
  hint: {
    'zh-CN': '不选就按这个 hook 要通知的内容决定。',
    en: 'Left alone, they follow what this hook tells.',
  },
  kind: 'checks',
  required: false,
  options: triggers.map((value) => ({ value, label: value })),
};

/** Whether to have GitLab send something at once. */
export const test: Field = {
  name: 'test',
  label: { 'zh-CN': '装好后发一次测试推送', en: 'Send a test push afterwards' },
  hint: {
    'zh-CN': 'GitLab 会拿项目里最近的提交发一次，群里会看到。',
    en: 'GitLab sends the latest commits of the project once, and the group reads them.',
  },
  kind: 'check',
  required: false,
};

/** What a place is called. */
export const place = {
  label: { 'zh-CN': '项目、群组或整个实例', en: 'Project, group or the whole instance' },
  hint: {
    'zh-CN': '填路径，例如 acme/web；群组写 group:acme，整个实例写 instance。',
    en: 'A path such as acme/web; group:acme for a group, instance for the whole instance.',
  },
  placeholder: 'acme/web',
};

/** The account may not look after webhooks there, or the place does not exist: GitLab tells both alike. */
export const noRight: Readonly<Record<Scope, Words>> = {
  project: {
    'zh-CN': 'GitLab 说没有这个项目，或者这个账号不是它的 Maintainer。请检查路径，或者让 Maintainer 来装。',
    en: 'GitLab says that there is no such project, or the account is not a Maintainer of it. Check the path, or have a Maintainer install it.',
  },
  group: {
    'zh-CN':
      'GitLab 不让这个账号管理群组的 webhook：需要群组的 Owner，而且只有 Premium 及以上才有群组 webhook。可以改成逐个项目安装。',
    en: 'GitLab does not let this account look after the group’s webhooks: that takes an Owner, and group webhooks exist from Premium on. They can be installed project by project instead.',
  },
  instance: {
    'zh-CN': '系统钩子只有 GitLab 管理员能添加，而且只有自建的 GitLab 才有。请用管理员的令牌（勾选 api）。',
    en: 'System hooks are for administrators, on a GitLab of your own. Use an administrator’s token with the scope api.',
  },
};

/** The rest of what GitLab may say. */
export const refusals = {
  token: {
    'zh-CN': 'GitLab 不认这个令牌：可能复制不完整、已过期、已撤销，或者属于另一个 GitLab。请重新生成一个。',
    en: 'GitLab does not know this token: it may be incomplete, expired or revoked, or belong to another GitLab. Make a new one.',
  },
  scope: {
    'zh-CN': '这个令牌没有 api 权限（read_api 不够）。请重新生成一个并勾选 api。',
    en: 'This token lacks the scope api (read_api is not enough). Make a new one with it.',
  },
  limit: {
    'zh-CN':
      '这里的 webhook 已经满了（GitLab.com 上每个项目 100 个，每个群组 50 个）。请先在 Settings → Webhooks 删掉不用的。',
    en: 'There are as many webhooks here as GitLab allows (on GitLab.com 100 a project, 50 a group). First delete those that are not used, under Settings → Webhooks.',
  },
  blocked: {
    'zh-CN':
      'GitLab 不接受 dinghook 的地址，多半因为它在内网。让管理员打开 Admin → Settings → Network → Outbound requests，勾选 Allow requests to the local network from webhooks and integrations，或者把 dinghook 的地址加进下面的允许列表。',
    en: 'GitLab does not take dinghook’s address, most likely because it is a local one. Have an administrator open Admin → Settings → Network → Outbound requests and tick Allow requests to the local network from webhooks and integrations, or put dinghook’s address on the list below it.',
  },
  place: {
    'zh-CN': '请填项目的路径（例如 acme/web）、group:群组路径，或者 instance。',
    en: 'Write a project’s path such as acme/web, group: and a group’s path, or instance.',
  },
  cannotSign: {
    'zh-CN':
      '这个 GitLab 不会签名（19.0 以前的版本），而这个 hook 只接受签名。请为它单独新建一个 hook，或者先把这个 hook 的验证方式（auth）改成 token。',
    en: 'This GitLab cannot sign (it is older than 19.0), and this hook accepts nothing unsigned. Make a hook of its own for it, or first set the proof (auth) of this hook to token.',
  },
} as const satisfies Record<string, Words>;

/** What else is worth knowing. */
export const notes = {
  unsigned: {
    'zh-CN': '这个 GitLab 还不会签名（19.0 以前的版本），改用 Secret token 验证。升级之后再装一次就会改成签名。',
    en: 'This GitLab cannot sign yet (it is older than 19.0), so the secret token proves who sends. Install again after an upgrade to have it sign.',
  },
  untested: {
    'zh-CN': 'webhook 已装好，但 GitLab 没能发出测试推送（项目里可能还没有提交）。',
    en: 'The webhook is in place, but GitLab could not send the test push (the project may have no commits yet).',
  },
} as const satisfies Record<string, Words>;
