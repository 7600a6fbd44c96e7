import type { Field, Words } from '../contract.ts';

/** What opens Trello. */
export const fields: readonly Field[] = [
  {
    name: 'key',
    label: { 'zh-CN': 'API key', en: 'API key' },
    hint: {
      'zh-CN': '在 Trello 的 Power-Up 管理页新建一个 Power-Up，它的 API key 页上有 key 和 Secret。',
      en: 'Make a Power-Up on Trello’s page of Power-Ups; its API key tab shows the key and the secret.',
    },
    kind: 'text',
    required: true,
    link: 'https://trello.com/power-ups/admin',
  },
  {
    name: 'secret',
    label: { 'zh-CN': 'Secret', en: 'Secret' },
    hint: {
      'zh-CN': '同一页上的 Secret。Trello 用它签名，会存为这个 hook 的密钥；已经填过就留空。',
      en: 'The secret on the same page. Trello signs with it, so it becomes the secret of this hook; leave it empty when the hook has it.',
    },
    kind: 'secret',
    required: false,
  },
  {
    name: 'token',
    label: { 'zh-CN': 'Token', en: 'Token' },
    hint: {
      'zh-CN': '用 API key 授权之后 Trello 给的 token。webhook 属于这个账号，最好用团队的公共账号。',
      en: 'What Trello gives after you allow access with the API key. The webhook belongs to this account: one of the team is best.',
    },
    kind: 'secret',
    required: true,
  },
];

/** What a place is called. */
export const place = {
  label: { 'zh-CN': '看板或列表', en: 'Board or list' },
  hint: { 'zh-CN': '看板的网址或 id，列表的 id。', en: 'The address or id of a board, the id of a list.' },
  placeholder: 'https://trello.com/b/…',
};

/** What Trello may say. */
export const refusals = {
  key: {
    'zh-CN': 'Trello 不认这个 API key。它是 32 位的字母和数字，不是 Secret，也不是 token。',
    en: 'Trello does not know this API key. It has 32 letters and digits; it is neither the secret nor the token.',
  },
  token: {
    'zh-CN': 'Trello 不认这个 token：可能已撤销或过期，或者是用另一个 API key 授权的。请重新授权一次。',
    en: 'Trello does not know this token: it may be revoked or expired, or made with another API key. Allow access again.',
  },
  scope: {
    'zh-CN': '这个 token 的权限不够。请重新授权，并把地址里的 scope=read 改成 scope=read,write。',
    en: 'This token may not do that. Allow access again, with scope=read,write in place of scope=read in the address.',
  },
  place: {
    'zh-CN': '请选择一个看板或列表，或者粘贴看板的网址（https://trello.com/b/…）。',
    en: 'Choose a board or a list, or paste the address of a board (https://trello.com/b/…).',
  },
  right: {
    'zh-CN': 'Trello 说没有这个看板或列表，或者这个账号看不到它。请检查网址，或者让看板成员来授权。',
    en: 'Trello says that there is no such board or list, or this account cannot see it. Check the address, or have a member of the board allow access.',
  },
  callback: {
    'zh-CN':
      'Trello 打不开 dinghook 的地址，所以没有创建 webhook。它必须能从公网用 https 打开，证书要有效；前面有代理的话，请设置 PUBLIC_URL。',
    en: 'Trello could not open dinghook’s address, so it made no webhook. It has to be open to the internet by https with a valid certificate; behind a proxy, set PUBLIC_URL.',
  },
  secret: {
    'zh-CN': '请填写 Power-Up 的 Secret：Trello 用它给请求签名，没有它，收到的请求都会被拒绝。',
    en: 'Enter the secret of the Power-Up: Trello signs with it, and without it every delivery would be refused.',
  },
  gone: {
    'zh-CN': 'Trello 说这个 webhook 已经不在了，请重新安装。',
    en: 'Trello says that this webhook is gone. Install it again.',
  },
} as const satisfies Record<string, Words>;
