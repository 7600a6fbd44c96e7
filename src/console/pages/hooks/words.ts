import type { Words } from '../../../dingtalk/causes.ts';
import type { Tone } from '../../components/notice.tsx';
import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';
import type { HookState } from './standing.ts';

/** What the list of hooks and the frame around one say. */
export const words = catalogue({
  title: { 'zh-CN': '接入点', en: 'Hooks' },
  lead: {
    'zh-CN': '每个来源各有一个地址。收到的每一次投递，怎么处理的、为什么，这里都查得到。',
    en: 'Each source has an address of its own. For every delivery it shows what became of it, and why.',
  },
  add: { 'zh-CN': '接入', en: 'Connect' },
  emptyTitle: { 'zh-CN': '还没有接入点', en: 'No hooks yet' },
  emptyText: {
    'zh-CN': '接入一个来源，会得到一个地址。把它填到来源的 Webhook 设置里，消息就会进群。',
    en: 'Connect a source to get an address. Pasted into its webhook settings, it brings the news to a group.',
  },
  name: { 'zh-CN': '名称', en: 'Name' },
  state: { 'zh-CN': '状态', en: 'State' },
  goesTo: { 'zh-CN': '发到', en: 'Goes to' },
  last: { 'zh-CN': '最近一次', en: 'Last delivery' },
  day: { 'zh-CN': '24 小时', en: '24 hours' },
  never: { 'zh-CN': '还没有', en: 'None yet' },
  received: { 'zh-CN': (n: number) => `${count(n)} 次`, en: (n) => counted(n, 'delivery', 'deliveries') },

  tabs: { 'zh-CN': '这个接入点', en: 'This hook' },
  tabDeliveries: { 'zh-CN': '投递', en: 'Deliveries' },
  tabNews: { 'zh-CN': '通知什么', en: 'What it tells' },
  tabRules: { 'zh-CN': '规则', en: 'Rules' },
  tabSecret: { 'zh-CN': '密钥', en: 'Secret' },
  tabSettings: { 'zh-CN': '设置', en: 'Settings' },

  refused: {
    'zh-CN': (text: string) => `没有保存：${text}`,
    en: (text) => `Nothing was saved. ${text}`,
  },
});

/** How a hook stands, in a word or two. */
export const hookStates: Readonly<Record<HookState, Words & { tone: Tone }>> = {
  fine: { tone: 'good', 'zh-CN': '正常', en: 'Healthy' },
  new: { tone: 'info', 'zh-CN': '等待第一次投递', en: 'Waiting for its first delivery' },
  unverified: { tone: 'info', 'zh-CN': '有待验证', en: 'Proofs to be checked' },
  quarantined: { tone: 'warn', 'zh-CN': '有隔离', en: 'In quarantine' },
  flagged: { tone: 'warn', 'zh-CN': '模板出错', en: 'Template failed' },
  refusing: { tone: 'bad', 'zh-CN': '在拒绝请求', en: 'Refusing requests' },
  sealed: { tone: 'bad', 'zh-CN': '地址读不出来', en: 'Address sealed' },
  unreadable: { tone: 'bad', 'zh-CN': '读不出状态', en: 'State unknown' },
};
