import { catalogue } from '../../words/catalogue.ts';
import { counted } from '../../words/numbers.ts';

/** What the settings say; the configuration and the tokens have words of their own. */
export const words = catalogue({
  title: { 'zh-CN': '设置', en: 'Settings' },
  general: { 'zh-CN': '概况', en: 'General' },
  config: { 'zh-CN': '配置文件', en: 'Configuration' },
  tokens: { 'zh-CN': 'API 令牌', en: 'API tokens' },
  parts: { 'zh-CN': '设置的各页', en: 'Pages of the settings' },

  health: { 'zh-CN': '运行状况', en: 'Health' },
  storage: { 'zh-CN': '存储', en: 'Storage' },
  storageGood: {
    'zh-CN': (groups: number, hooks: number, people: number) => `${groups} 个群、${hooks} 个接入点、${people} 人`,
    en: (groups, hooks, people) =>
      `${counted(groups, 'group')}, ${counted(hooks, 'hook')}, ${counted(people, 'person', 'people')}`,
  },
  storageSealed: {
    'zh-CN': '有密钥读不出来：ENCRYPTION_KEY 换过，把原来的加回去，写在新的后面，用空格隔开。',
    en: 'Some secrets cannot be opened: ENCRYPTION_KEY was replaced. Put the old key back, after the new one and a space.',
  },
  key: { 'zh-CN': '加密密钥', en: 'Encryption key' },
  keyGood: { 'zh-CN': (id: string) => `已设置，编号 ${id}`, en: (id) => `set, number ${id}` },
  keyBad: {
    'zh-CN': 'ENCRYPTION_KEY 没有设置或不正确。用 openssl rand -base64 32 生成一个，设为机密变量。',
    en: 'ENCRYPTION_KEY is missing or wrong. Make one with openssl rand -base64 32 and set it as a secret.',
  },
  admin: { 'zh-CN': '管理员令牌', en: 'Administrator’s token' },
  adminGood: { 'zh-CN': '已设置', en: 'set' },
  adminShort: {
    'zh-CN': 'ADMIN_TOKEN 太短，容易被猜到：换成 20 个以上的随机字符。',
    en: 'ADMIN_TOKEN is short enough to guess: use 20 random characters or more.',
  },
  address: { 'zh-CN': '对外地址', en: 'Public address' },
  addressPlain: {
    'zh-CN': (url: string) => `${url}，没有加密；来源在外网时请用 HTTPS`,
    en: (url) => `${url}, not encrypted: use HTTPS where sources are outside`,
  },
  origins: { 'zh-CN': '可以发往', en: 'May send to' },
  clock: { 'zh-CN': '时钟', en: 'Clock' },
  clockUnknown: {
    'zh-CN': '最近没有发过消息，还没和钉钉对过时间',
    en: 'nothing was sent lately, so it was not compared with DingTalk’s',
  },
  clockGood: { 'zh-CN': '与钉钉一致，相差不到 3 秒', en: 'as DingTalk’s, within 3 seconds' },
  clockOff: {
    'zh-CN': (span: string, fast: boolean) =>
      `比钉钉${fast ? '快' : '慢'} ${span}：请校准服务器时间，差得太多加签会失败`,
    en: (span, fast) =>
      `${span} ${fast ? 'ahead of' : 'behind'} DingTalk’s: set the server’s clock, or signing will fail some day`,
  },
  version: { 'zh-CN': '版本', en: 'Version' },
  fine: { 'zh-CN': '正常', en: 'Fine' },
  look: { 'zh-CN': '看一下', en: 'Look' },
  broken: { 'zh-CN': '要处理', en: 'Broken' },
  unknown: { 'zh-CN': '还不知道', en: 'Not known' },

  appearance: { 'zh-CN': '语言和外观', en: 'Language and appearance' },
  appearanceText: {
    'zh-CN': '只影响这个浏览器里的控制台；群里用什么语言，在群的设置里选。',
    en: 'Only for the console in this browser. The language of a group is chosen with the group.',
  },
  language: { 'zh-CN': '语言', en: 'Language' },
  theme: { 'zh-CN': '外观', en: 'Appearance' },
  auto: { 'zh-CN': '跟随系统', en: 'As the system' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },

  sessions: { 'zh-CN': '登录', en: 'Sign-in' },
  sessionsText: {
    'zh-CN': '12 小时没有操作会自动退出。怀疑有人拿到了令牌，先换掉 ADMIN_TOKEN，所有会话随之失效。',
    en: 'Sessions end after 12 hours without use. If somebody may have the token, replace ADMIN_TOKEN: that ends every session, too.',
  },
  everywhere: { 'zh-CN': '在所有地方退出', en: 'Sign out everywhere' },
  everywhereText: {
    'zh-CN': '所有浏览器都要重新登录，包括这一个。API 令牌不受影响。',
    en: 'Every browser has to sign in again, this one, too. API tokens are not affected.',
  },
  everywhereDone: { 'zh-CN': '已在所有地方退出登录。', en: 'You are signed out everywhere.' },
});
