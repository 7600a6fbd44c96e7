import type { Field, Words } from '../contract.ts';
import { eventsOf } from './events.ts';

/** What opens GitHub. */
export const fields: readonly Field[] = [
  {
    name: 'server',
    label: { 'zh-CN': 'GitHub 地址', en: 'GitHub’s address' },
    hint: {
      'zh-CN': '用 GitHub Enterprise 时改成它的网址。',
      en: 'With GitHub Enterprise, its own address.',
    },
    kind: 'address',
    required: false,
    standard: 'https://github.com',
    placeholder: 'https://github.com',
  },
  {
    name: 'token',
    label: { 'zh-CN': '访问令牌（personal access token）', en: 'Personal access token' },
    hint: {
      'zh-CN':
        'Classic 令牌勾选 admin:repo_hook（组织还要 admin:org_hook）；fine-grained 令牌选好仓库，Webhooks 权限设为 Read and write。',
      en: 'Classic: tick admin:repo_hook (and admin:org_hook for organisations). Fine-grained: choose the repositories, and set the permission Webhooks to read and write.',
    },
    kind: 'secret',
    required: true,
    placeholder: 'ghp_… / github_pat_…',
    link: 'https://github.com/settings/tokens/new?description=dinghook&scopes=admin:repo_hook,admin:org_hook',
  },
];

/** What else can be chosen. */
export const events: Field = {
  name: 'events',
  label: { 'zh-CN': '事件', en: 'Events' },
  hint: {
    'zh-CN': '不选就按这个 hook 要通知的内容决定。',
    en: 'Left alone, they follow what this hook tells.',
  },
  kind: 'checks',
  required: false,
  options: eventsOf('organization').map((value) => ({ value, label: value })),
};

/** What a place is called. */
export const place = {
  label: { 'zh-CN': '仓库或组织', en: 'Repository or organisation' },
  hint: {
    'zh-CN': '仓库写成 owner/repo，组织只写名字。',
    en: 'owner/repo for a repository, the bare name for an organisation.',
  },
  placeholder: 'acme/web',
};

/** Which permission is missing, for a webhook on a repository or an organisation. */
export function missingScope(kind: 'repository' | 'organization'): Words {
  return kind === 'repository'
    ? {
        'zh-CN':
          '这个令牌没有管理 webhook 的权限。Classic 令牌请勾选 admin:repo_hook（或 repo）；fine-grained 令牌请选中这个仓库，并把 Webhooks 权限设为 Read and write。',
        en: 'This token may not manage webhooks. Classic: tick admin:repo_hook (or repo). Fine-grained: include this repository, and set the permission Webhooks to read and write.',
      }
    : {
        'zh-CN':
          '这个令牌没有管理组织 webhook 的权限。Classic 令牌请勾选 admin:org_hook；fine-grained 令牌请把 Resource owner 选成这个组织，并把组织权限 Webhooks 设为 Read and write。',
        en: 'This token may not manage the organisation’s webhooks. Classic: tick admin:org_hook. Fine-grained: choose the organisation as resource owner, and set its permission Webhooks to read and write.',
      };
}

/** GitHub says 404 to those who may not know. */
export function noRight(kind: 'repository' | 'organization'): Words {
  return kind === 'repository'
    ? {
        'zh-CN':
          'GitHub 说没有这个仓库。名字写对了的话，就是这个令牌的账号不是它的管理员（Admin），或者令牌没有选中它。请让管理员来装，或者换一个令牌。',
        en: 'GitHub says that there is no such repository. If the name is right, the token’s account is not one of its administrators, or the token does not include it. Have an administrator install it, or use another token.',
      }
    : {
        'zh-CN':
          'GitHub 说没有这个组织，或者这个令牌的账号不是它的所有者（Owner）。请让所有者来装，或者只装到一个仓库。',
        en: 'GitHub says that there is no such organisation, or the token’s account is not one of its owners. Have an owner install it, or install it on one repository.',
      };
}

/** The rest of what GitHub may say. */
export const refusals = {
  token: {
    'zh-CN': 'GitHub 不认这个令牌：可能复制不完整、已过期，或者属于另一个 GitHub 地址。请重新生成一个。',
    en: 'GitHub does not know this token: it may be incomplete or expired, or belong to another GitHub. Make a new one.',
  },
  sso: {
    'zh-CN': '这个组织要求单点登录。请在 GitHub 的令牌页面点 Configure SSO，为它授权这个令牌，然后再试。',
    en: 'This organisation asks for single sign-on. On GitHub’s page of tokens press Configure SSO and authorise this token for it, then try again.',
  },
  rate: {
    'zh-CN': '这个令牌一小时内的 GitHub 请求次数已用完，请过一小时再试。',
    en: 'This token has used up its requests to GitHub for this hour. Try again in an hour.',
  },
  limit: {
    'zh-CN': '这里的 webhook 已经满了（每个事件最多 20 个）。请先到 Settings → Webhooks 删掉不用的。',
    en: 'There are as many webhooks here as GitHub allows (20 an event). First delete those that are not used, under Settings → Webhooks.',
  },
  blocked: {
    'zh-CN': 'GitHub 不接受这个地址，因为它从公网访问不到。请用公网能打开的域名打开 dinghook，或者设置 PUBLIC_URL。',
    en: 'GitHub does not take this address, because it cannot be reached from the internet. Open dinghook under a public name, or set PUBLIC_URL.',
  },
  place: {
    'zh-CN': '请写成 owner/repo（仓库），或者只写组织的名字。',
    en: 'Write owner/repo for a repository, or the bare name of an organisation.',
  },
} as const satisfies Record<string, Words>;

/** The test delivery could not be asked for; the webhook is in place all the same. */
export const noPing: Words = {
  'zh-CN': 'webhook 已更新，但没能让 GitHub 发一次 ping；下一个事件到来时就会接通。',
  en: 'The webhook is updated, but GitHub could not be asked for a ping; the next event will show that it works.',
};
