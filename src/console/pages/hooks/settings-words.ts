import { catalogue } from '../../words/catalogue.ts';

/** What the form for a hook's settings says. */
export const words = catalogue({
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: { 'zh-CN': '例如仓库名 acme/web。', en: 'Such as the repository, acme/web.' },
  groups: { 'zh-CN': '发到哪些群', en: 'Groups it sends to' },
  groupsHint: {
    'zh-CN': '规则可以让某些事发到别的群。',
    en: 'Rules can send some of it to other groups.',
  },
  addGroup: { 'zh-CN': '添加群', en: 'Add a group' },
  repositories: { 'zh-CN': '接受哪些仓库', en: 'Repositories to accept' },
  repositoriesHint: {
    'zh-CN': '每行一个，例如 acme/web 或 acme/*。不填就都接受。',
    en: 'One a line, such as acme/web or acme/*. Empty accepts all.',
  },
  repositoriesNeeded: {
    'zh-CN': '每行一个，例如 acme/web 或 acme/*。签名证明不了是谁的仓库，所以必填。',
    en: 'One a line, such as acme/web or acme/*. The signature does not say whose repository it is, so name them.',
  },
  server: { 'zh-CN': '服务器地址', en: 'Server' },
  serverHint: {
    'zh-CN': '自己部署的 Travis CI 才需要，例如 https://travis.example.com/api。',
    en: 'For a Travis CI of your own, such as https://travis.example.com/api.',
  },
  auth: { 'zh-CN': '验证方式', en: 'Proof' },
  authUsual: { 'zh-CN': '这个来源通常的', en: 'The usual one of this source' },
  authHint: {
    'zh-CN': 'secret-url 表示只靠不公开的地址，最弱。',
    en: 'secret-url means that the unguessable address is all: the weakest.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '设置已保存。', en: 'The settings are saved.' },

  danger: { 'zh-CN': '换地址与删除', en: 'A new address, or the end' },
  renew: { 'zh-CN': '换一个地址', en: 'Change the address' },
  renewText: {
    'zh-CN': '地址被不该知道的人看到时用。旧地址立刻失效，来源那边填上新地址之前，投递会失败。',
    en: 'For when somebody has seen it who should not. The old address is void at once; until the new one is entered at the source, deliveries fail.',
  },
  renewed: {
    'zh-CN': '地址已换。把下面的新地址填到来源。',
    en: 'The address is changed. Enter the new one at the source.',
  },
  remove: { 'zh-CN': '删除这个接入点', en: 'Delete this hook' },
  removeText: {
    'zh-CN': (name: string) =>
      `删除“${name}”？它的地址立刻失效，投递记录不再可见，规则和模板一起删除。已经在排队的消息仍会发出。`,
    en: (name) =>
      `Delete “${name}”? Its address is void at once, its deliveries can no longer be seen, and its rules and templates go with it. Messages that wait already still leave.`,
  },
  removed: { 'zh-CN': (name: string) => `“${name}”已删除。`, en: (name) => `“${name}” is deleted.` },
});
