import { catalogue } from '../../words/catalogue.ts';

/** What the page about API tokens says. */
export const words = catalogue({
  title: { 'zh-CN': 'API 令牌', en: 'API tokens' },
  lead: {
    'zh-CN': '给程序用的令牌，各有名字和权限，可以单独撤销。ADMIN_TOKEN 只留给自己。',
    en: 'Tokens for programs, each with a name and a scope, revoked one by one. Keep ADMIN_TOKEN to yourself.',
  },
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: {
    'zh-CN': '谁或什么程序会用它，如 Grafana、发布流水线。',
    en: 'Who or what will use it: Grafana, the release pipeline.',
  },
  scope: { 'zh-CN': '权限', en: 'Scope' },
  read: { 'zh-CN': '只读', en: 'Read' },
  readText: { 'zh-CN': '查看群、接入点、投递和状态', en: 'look at groups, hooks, deliveries and their state' },
  operate: { 'zh-CN': '操作', en: 'Operate' },
  operateText: {
    'zh-CN': '还能测试、暂停、重试、放弃和重放',
    en: 'also test, pause, retry, discard and replay',
  },
  admin: { 'zh-CN': '管理', en: 'Admin' },
  adminText: {
    'zh-CN': '还能修改配置和管理令牌',
    en: 'also change the configuration, and tokens',
  },
  created: { 'zh-CN': '创建', en: 'Created' },
  used: { 'zh-CN': '最近使用', en: 'Last used' },
  never: { 'zh-CN': '没有用过', en: 'never' },
  create: { 'zh-CN': '创建令牌', en: 'Make a token' },
  newTitle: { 'zh-CN': '新的令牌', en: 'A new token' },
  made: { 'zh-CN': (name: string) => `“${name}”的令牌`, en: (name) => `The token of ${name}` },
  once: {
    'zh-CN': '现在就复制：它只显示这一次，之后谁也看不到。',
    en: 'Copy it now: it is shown this once, and nobody can see it afterwards.',
  },
  usage: { 'zh-CN': '请求时放在这个头里：', en: 'Send it in this header:' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  revoke: { 'zh-CN': '撤销', en: 'Revoke' },
  revokeText: { 'zh-CN': '用它的程序马上就不能再调用。', en: 'Programs that use it are refused at once.' },
  revoked: { 'zh-CN': '令牌已撤销。', en: 'The token was revoked.' },
  gone: { 'zh-CN': '这个令牌已经不在了。', en: 'This token was gone already.' },
});
