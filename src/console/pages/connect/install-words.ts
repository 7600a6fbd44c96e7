import { catalogue } from '../../words/catalogue.ts';

/** What the form that installs a webhook says. */
export const words = catalogue({
  title: { 'zh-CN': '或者，让 dinghook 去装', en: 'Or let dinghook install it' },
  text: {
    'zh-CN': '给一个能管理 webhook 的令牌，地址、密钥和事件都会填好。令牌只用这一次，不会保存。',
    en: 'Give a token that may manage webhooks, and address, secret and events are filled in. It is used once and not kept.',
  },
  open: { 'zh-CN': '用令牌安装', en: 'Install with a token' },
  openTrello: { 'zh-CN': '授权安装', en: 'Install by allowing access' },
  made: { 'zh-CN': '令牌在哪里', en: 'Where to get it' },
  allow: { 'zh-CN': '用上面的 API key 去授权', en: 'Allow access with the API key above' },
  places: { 'zh-CN': '列出可选的', en: 'List what there is' },
  listing: { 'zh-CN': '正在列出', en: 'Listing' },
  choose: { 'zh-CN': '选一个', en: 'Choose one' },
  partial: {
    'zh-CN': '太多了，没有全部列出；没有的可以直接写。',
    en: 'There are more than these; what is missing can be typed.',
  },
  noPlaces: { 'zh-CN': '这个令牌下没有可选的，请直接写。', en: 'This token opens none: type it.' },
  type: { 'zh-CN': '自己写', en: 'Type it instead' },
  options: { 'zh-CN': '更多选项', en: 'More options' },
  remember: { 'zh-CN': '保存令牌（加密）', en: 'Keep the token, sealed' },
  rememberHint: {
    'zh-CN': '以后更换密钥、移除 webhook 时不用再填。',
    en: 'So that it need not be entered again to change the secret or to remove the webhook.',
  },
  install: { 'zh-CN': '安装', en: 'Install' },
  failed: { 'zh-CN': '没有装上', en: 'It was not installed' },
  said: { 'zh-CN': (answer: string) => `对方的答复：${answer}`, en: (answer) => `They said: ${answer}` },
  created: { 'zh-CN': (place: string) => `已在 ${place} 装好。`, en: (place) => `Installed at ${place}.` },
  updated: {
    'zh-CN': (place: string) => `${place} 上已有这个 webhook，已更新。`,
    en: (place) => `${place} had this webhook already; it is up to date now.`,
  },
  at: { 'zh-CN': '已安装在', en: 'Installed at' },
});
