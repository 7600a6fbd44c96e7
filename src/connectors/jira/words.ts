import type { Field, Words } from '../contract.ts';
import { everyEvent } from './events.ts';

/** What opens Jira. */
export const fields: readonly Field[] = [
  {
    name: 'server',
    label: { 'zh-CN': 'Jira 地址', en: 'Jira’s address' },
    kind: 'address',
    required: true,
    placeholder: 'https://acme.atlassian.net',
  },
  {
    name: 'email',
    label: { 'zh-CN': '邮箱', en: 'E-mail' },
    hint: {
      'zh-CN': 'Cloud 填登录邮箱。Data Center 用个人访问令牌时留空。',
      en: 'For Cloud, that of your account. Leave it empty for a personal access token of Data Center.',
    },
    kind: 'text',
    required: false,
    placeholder: 'me@example.com',
  },
  {
    name: 'token',
    label: { 'zh-CN': 'API token 或个人访问令牌', en: 'API token or personal access token' },
    hint: {
      'zh-CN': '账号必须是 Jira 管理员（Administer Jira）。',
      en: 'The account has to be a Jira administrator (Administer Jira).',
    },
    kind: 'secret',
    required: true,
    link: 'https://id.atlassian.com/manage-profile/security/api-tokens',
  },
];

/** Which events to tick. */
export const events: Field = {
  name: 'events',
  label: { 'zh-CN': '事件', en: 'Events' },
  hint: {
    'zh-CN': '不选就按这个 hook 要通知的内容决定。',
    en: 'Left alone, they follow what this hook tells.',
  },
  kind: 'checks',
  required: false,
  options: everyEvent.map((value) => ({ value, label: value })),
};

/** Which issues to hear of. */
export const jql: Field = {
  name: 'jql',
  label: { 'zh-CN': 'JQL 过滤', en: 'JQL filter' },
  hint: {
    'zh-CN': '代替上面选的项目。只过滤问题、评论和附件；迭代和版本事件不受它影响。',
    en: 'In place of the projects above. It filters issues, comments and attachments; sprints and versions come regardless.',
  },
  kind: 'text',
  required: false,
  placeholder: 'project = WEB AND issuetype in (Bug, Story)',
};

/** Agrees to deliveries without a signature. */
export const unsigned: Field = {
  name: 'unsigned',
  label: {
    'zh-CN': '这台 Jira 不能签名，只靠不公开的地址验证',
    en: 'This Jira cannot sign: let the secret address be the proof',
  },
  hint: {
    'zh-CN': '只有 Data Center 9 及以下和 Server 需要。',
    en: 'Only for Data Center up to 9, and Server.',
  },
  kind: 'check',
  required: false,
};

/** What a place is called. */
export const place = {
  label: { 'zh-CN': '项目', en: 'Projects' },
  hint: { 'zh-CN': '项目的 key，几个用逗号分开；* 表示全部。', en: 'Their keys, separated by commas; * for all.' },
  placeholder: 'WEB, OPS',
};

/** What Jira may say. */
export const refusals = {
  token: {
    'zh-CN': 'Jira 不认这个邮箱和令牌。Cloud 用 API token 加登录邮箱；Data Center 用个人访问令牌，邮箱留空。',
    en: 'Jira does not know this e-mail and token. For Cloud it is an API token with the account’s e-mail; for Data Center a personal access token, with the e-mail left empty.',
  },
  captcha: {
    'zh-CN': '登录失败太多次，Jira 要求输入验证码。请在浏览器里登录一次 Jira，或者改用个人访问令牌（邮箱留空）。',
    en: 'After too many failed sign-ins Jira asks for a CAPTCHA. Sign in to Jira once in a browser, or use a personal access token with the e-mail left empty.',
  },
  right: {
    'zh-CN': '这个账号不是 Jira 管理员（需要全局权限 Administer Jira）。请让管理员来装，或者改用项目的自动化规则。',
    en: 'This account is no Jira administrator (the global permission Administer Jira). Have one install it, or use an automation rule of the project.',
  },
  blocked: {
    'zh-CN': 'Jira 不接受 dinghook 的地址。Cloud 只接受 https、公开可信的证书和固定的几个端口（443、8443 等）。',
    en: 'Jira does not take dinghook’s address. Cloud wants https, a publicly trusted certificate and one of a few ports (443, 8443 and others).',
  },
  jql: {
    'zh-CN': 'Jira 看不懂这条 JQL。请先在 Jira 的问题搜索里试一下。',
    en: 'Jira does not understand this JQL. Try it in Jira’s search for issues first.',
  },
  cannotSign: {
    'zh-CN':
      '这台 Jira（Data Center 9 及以下，或 Server）不能给请求签名。可以只靠不公开的地址验证：勾选“这台 Jira 不能签名”再装一次。',
    en: 'This Jira (Data Center up to 9, or Server) cannot sign what it sends. The secret address alone can be the proof: tick “This Jira cannot sign” and install again.',
  },
  signedHook: {
    'zh-CN': '这个 hook 已经在接收带签名的请求，不能改成不验证。请为这台 Jira 单独新建一个 hook。',
    en: 'This hook already receives signed deliveries and stays that way. Make a hook of its own for this Jira.',
  },
  place: {
    'zh-CN': '请填项目的 key，例如 WEB；几个用逗号分开，* 表示全部。',
    en: 'Write keys of projects such as WEB, separated by commas; * for all.',
  },
} as const satisfies Record<string, Words>;

/** What else is worth knowing. */
export const notes = {
  filterLost: {
    'zh-CN':
      'webhook 已装好，但 Jira 没有采用 JQL 过滤，所有项目的事件都会发来。请在 Jira 的 WebHooks 页面里手动填写。',
    en: 'The webhook is in place, but Jira did not take the JQL filter: events of all projects arrive. Enter it by hand on Jira’s page of webhooks.',
  },
  unsigned: {
    'zh-CN': '这台 Jira 不签名，地址就是密码，不要公开。',
    en: 'This Jira does not sign: the address is the password, keep it to yourselves.',
  },
  notSigned: {
    'zh-CN': 'Jira 没有确认会签名。如果收到的请求都被拒绝（401），请在 Jira 的 WebHooks 页面里重新填写 Secret。',
    en: 'Jira did not confirm that it will sign. If its deliveries are refused (401), enter the secret again on Jira’s page of webhooks.',
  },
} as const satisfies Record<string, Words>;

/** The filter that the webhook had before. */
export function filterReplaced(before: string): Words {
  return { 'zh-CN': `原来的 JQL 过滤已被替换：${before}`, en: `The JQL filter it had was replaced: ${before}` };
}
