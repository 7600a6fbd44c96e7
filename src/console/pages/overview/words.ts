import type { Words } from '../../../dingtalk/causes.ts';
import type { DeliveryOutcome } from '../../../inbox/delivery.ts';
import type { Tone } from '../../components/notice.tsx';
import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the first page says. */
export const words = catalogue({
  title: { 'zh-CN': '总览', en: 'Overview' },
  fine: {
    'zh-CN': (messages: number) => `一切正常，过去 24 小时送达 ${count(messages)} 条。`,
    en: (messages) => `All is well: ${count(messages)} delivered in the last 24 hours.`,
  },
  notFine: {
    'zh-CN': (n: number, messages: number) => `有 ${n} 件事等你处理，过去 24 小时送达 ${count(messages)} 条。`,
    en: (n, messages) =>
      `${counted(n, 'thing needs', 'things need')} you; ${count(messages)} delivered in the last 24 hours.`,
  },
  attention: { 'zh-CN': '等你处理', en: 'Needs you' },
  look: { 'zh-CN': '去处理', en: 'Look into it' },
  groups: { 'zh-CN': '群', en: 'Groups' },
  hooks: { 'zh-CN': '接入点', en: 'Hooks' },
  allGroups: { 'zh-CN': '全部群', en: 'All groups' },
  allHooks: { 'zh-CN': '全部接入点', en: 'All hooks' },
  connect: { 'zh-CN': '接入来源', en: 'Connect a source' },

  parked: {
    'zh-CN': (group: string, n: number) => `“${group}”有 ${count(n)} 条消息被钉钉拒收`,
    en: (group, n) => `DingTalk refused ${counted(n, 'message')} to “${group}”`,
  },
  parkedText: {
    'zh-CN': '看看每条的原因，处理后重试，或丢弃。',
    en: 'See why, mend it and retry, or discard them.',
  },
  blocked: {
    'zh-CN': (group: string) => `“${group}”的机器人发不出消息`,
    en: (group) => `The robot of “${group}” cannot send`,
  },
  limited: { 'zh-CN': (group: string) => `“${group}”被钉钉限流`, en: (group) => `“${group}” is rate-limited` },
  quota: {
    'zh-CN': (group: string) => `“${group}”的组织用完了本月额度`,
    en: (group) => `The organisation of “${group}” has used up its quota`,
  },
  unreachable: {
    'zh-CN': (group: string) => `“${group}”连不上钉钉`,
    en: (group) => `“${group}” cannot reach DingTalk`,
  },
  paused: { 'zh-CN': (group: string) => `“${group}”已暂停`, en: (group) => `“${group}” is paused` },
  unreadable: { 'zh-CN': (name: string) => `读不出“${name}”的状态`, en: (name) => `The state of “${name}” is unknown` },
  unreadableText: {
    'zh-CN': '请稍后刷新；如果一直这样，请查看日志。',
    en: 'Reload in a moment, and look into the log if it stays like this.',
  },
  quarantined: {
    'zh-CN': (hook: string, n: number) => `“${hook}”有 ${count(n)} 个事件没看懂`,
    en: (hook, n) => `“${hook}” brought ${counted(n, 'event')} that could not be read`,
  },
  quarantinedText: {
    'zh-CN': '内容已隔离保存，没有丢；升级后可以重放。',
    en: 'They are kept in quarantine and can be replayed after an upgrade.',
  },
  flagged: {
    'zh-CN': (hook: string, n: number) => `“${hook}”有 ${n} 个模板出错`,
    en: (hook, n) => `${counted(n, 'template')} of “${hook}” failed`,
  },
  flaggedText: {
    'zh-CN': '消息已改用内置模板送达。去改好它。',
    en: 'Messages left with the built-in one instead. Mend it.',
  },

  source: { 'zh-CN': '来源', en: 'Source' },
  goesTo: { 'zh-CN': '发到', en: 'Goes to' },
  last: { 'zh-CN': '最近一次投递', en: 'Last delivery' },
  day: { 'zh-CN': '24 小时', en: '24 hours' },
  received: { 'zh-CN': (n: number) => `${count(n)} 次`, en: (n) => counted(n, 'delivery', 'deliveries') },
  never: { 'zh-CN': '还没有', en: 'None yet' },

  welcome: { 'zh-CN': '接入第一个来源', en: 'Connect your first source' },
  welcomeText: {
    'zh-CN': '选择 GitHub、GitLab、JIRA 等来源，粘贴钉钉群机器人的地址，两分钟后群里就能收到消息。',
    en: 'Choose a source such as GitHub, GitLab or JIRA, paste the address of a DingTalk robot, and the group hears the news two minutes later.',
  },
  steps: { 'zh-CN': '三步就好', en: 'Three steps' },
  step1: { 'zh-CN': '选择来源', en: 'Choose a source' },
  step1Text: {
    'zh-CN': '代码、工单、构建、看板，或任何会发 Webhook 的系统。',
    en: 'Code, issues, builds, boards, or anything that sends webhooks.',
  },
  step2: { 'zh-CN': '粘贴机器人地址', en: 'Paste the robot’s webhook' },
  step2Text: {
    'zh-CN': '当场发一条测试，哪里不对会直接告诉你。',
    en: 'A test is sent at once; if something is wrong, it says what.',
  },
  step3: { 'zh-CN': '把地址填回来源', en: 'Paste the URL at the source' },
  step3Text: { 'zh-CN': '收到第一次投递，页面就会变绿。', en: 'The page turns green with the first delivery.' },
  firstGroup: { 'zh-CN': '先添加一个群', en: 'Add a group first' },
});

/** How a delivery ended, in a word. */
export const outcomes: Readonly<Record<DeliveryOutcome, Words & { tone: Tone }>> = {
  accepted: { tone: 'good', 'zh-CN': '已发送', en: 'Accepted' },
  ignored: { tone: 'quiet', 'zh-CN': '已忽略', en: 'Ignored' },
  filtered: { tone: 'quiet', 'zh-CN': '已过滤', en: 'Filtered' },
  quarantined: { tone: 'warn', 'zh-CN': '已隔离', en: 'Quarantined' },
  unverified: { tone: 'info', 'zh-CN': '待验证', en: 'To be verified' },
  refused: { tone: 'bad', 'zh-CN': '已拒绝', en: 'Refused' },
};
