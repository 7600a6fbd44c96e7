import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the pages about groups say; the form has its own. */
export const words = catalogue({
  title: { 'zh-CN': '群', en: 'Groups' },
  lead: {
    'zh-CN': '每个群有自己的队列：按钉钉的限额发送，来得太多就合并。',
    en: 'Each group has a queue of its own: sent within DingTalk’s limits, merged when there is too much.',
  },
  add: { 'zh-CN': '添加群', en: 'Add a group' },
  emptyTitle: { 'zh-CN': '还没有群', en: 'No groups yet' },
  emptyText: {
    'zh-CN': '在钉钉群里添加一个自定义机器人，把它的 Webhook 地址粘贴到这里，消息就能发进群里。',
    en: 'Add a custom robot to a DingTalk group and paste its webhook here: then messages can reach the group.',
  },
  name: { 'zh-CN': '名称', en: 'Name' },
  state: { 'zh-CN': '状态', en: 'State' },
  day: { 'zh-CN': '24 小时', en: '24 hours' },
  month: { 'zh-CN': '本月调用', en: 'Calls this month' },
  queue: { 'zh-CN': '队列', en: 'Queue' },
  deliveredDay: { 'zh-CN': (n: number) => `送达 ${count(n)}`, en: (n) => `${count(n)} delivered` },
  robots: { 'zh-CN': (n: number) => `${n} 个机器人`, en: (n) => counted(n, 'robot') },
  hooks: { 'zh-CN': (n: number) => `${n} 个接入点发到这里`, en: (n) => `${counted(n, 'hook')} sending here` },

  test: { 'zh-CN': '发送测试', en: 'Send a test' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  pause: { 'zh-CN': '暂停', en: 'Pause' },
  pauseNow: { 'zh-CN': '暂停发送', en: 'Pause sending' },
  pauseText: {
    'zh-CN': '暂停期间收到的消息都会留着，继续后再发。',
    en: 'What arrives meanwhile is kept and sent when you resume.',
  },
  resume: { 'zh-CN': '继续发送', en: 'Resume' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  reasonHint: {
    'zh-CN': '写给以后查看的人，最多 500 个字符。',
    en: 'For those who look at it later, 500 characters at most.',
  },
  reasonMissing: { 'zh-CN': '请写明原因，最多 500 个字符。', en: 'Say why, in 500 characters at most.' },

  budget: { 'zh-CN': '这一分钟的余量', en: 'Budget of this minute' },
  budgetOf: {
    'zh-CN': (left: number, most: number) => `还能发 ${left} / ${most} 次`,
    en: (left, most) => `${left} of ${most} left`,
  },
  cooling: { 'zh-CN': (span: string) => `冷却中，还有 ${span}`, en: (span) => `Cooling down, ${span} left` },
  stopped: { 'zh-CN': (time: string) => `已停下，${time} 再试`, en: (time) => `Stopped, next try at ${time}` },
  coolingUntil: { 'zh-CN': (time: string) => `到 ${time}`, en: (time) => `until ${time}` },
  waiting: { 'zh-CN': '在排队', en: 'waiting' },
  waitingSince: { 'zh-CN': (span: string) => `最早的一条等了 ${span}`, en: (span) => `The oldest has waited ${span}` },
  nothingWaits: { 'zh-CN': '没有消息在等', en: 'Nothing is waiting' },
  discardQueue: { 'zh-CN': '丢弃队列', en: 'Discard the queue' },
  discardQueueText: {
    'zh-CN': '所有还在排队的消息都不再发送，这不能撤销。',
    en: 'Everything that still waits is given up. This cannot be undone.',
  },
  calls: {
    'zh-CN': (n: number, month: string) => `${month} 已用 ${count(n)} 次`,
    en: (n, month) => `${counted(n, 'call')} in ${month}`,
  },
  quotaOf: {
    'zh-CN': (used: number, monthly: number, organization: string) =>
      `${organization} 共用额度 ${count(monthly)} 次，已用 ${count(used)} 次`,
    en: (used, monthly, organization) => `${organization} has used ${count(used)} of ${count(monthly)}`,
  },
  noQuota: { 'zh-CN': '没有设置额度', en: 'No quota is set' },
  callsUnit: { 'zh-CN': (_: number) => '次', en: (n) => (n === 1 ? 'call' : 'calls') },

  last24: { 'zh-CN': '过去 24 小时', en: 'The last 24 hours' },
  discarded: { 'zh-CN': (n: number) => `另有 ${count(n)} 条被丢弃`, en: (n) => `${count(n)} more were discarded` },
  parkedTitle: { 'zh-CN': '等你处理', en: 'Waiting for you' },
  parkedNote: {
    'zh-CN': (n: number) => `钉钉拒收了 ${count(n)} 条，先解决原因，再重试`,
    en: (n) => `DingTalk refused ${counted(n, 'message')}: mend the cause, then retry`,
  },
  retry: { 'zh-CN': '重试', en: 'Retry' },
  discard: { 'zh-CN': '丢弃', en: 'Discard' },
  discardText: {
    'zh-CN': '这条消息不再发送，原因会留在记录里。',
    en: 'It will not be sent; the reason is kept with it.',
  },
  answered: { 'zh-CN': '钉钉的答复', en: 'DingTalk’s answer' },
  unknownReason: {
    'zh-CN': '看看钉钉的答复，处理后重试，或丢弃这条消息。',
    en: 'Read DingTalk’s answer, then retry or discard the message.',
  },
  messages: { 'zh-CN': '最近的消息', en: 'Latest messages' },
  messagesNote: { 'zh-CN': '和群里看到的一样', en: 'As the group sees them' },
  noMessages: { 'zh-CN': '还没有发过消息', en: 'No messages yet' },
  noMessagesText: {
    'zh-CN': '发一条测试，确认机器人设置正确；再接入一个来源，消息就会出现在这里。',
    en: 'Send a test to see that the robot is set up correctly; then connect a source, and its messages appear here.',
  },
  standsFor: { 'zh-CN': (n: number) => `合并了 ${count(n)} 条`, en: (n) => `stands for ${count(n)}` },
  tried: { 'zh-CN': (n: number) => `试了 ${n} 次`, en: (n) => `${n} attempts` },
  isTest: { 'zh-CN': '测试', en: 'test' },
  older: { 'zh-CN': '更早的', en: 'Older' },
  newest: { 'zh-CN': '回到最新', en: 'Back to the newest' },

  retried: { 'zh-CN': '已放回队列，马上再试。', en: 'Put back in line: it is tried again at once.' },
  discardedOne: { 'zh-CN': '已丢弃。', en: 'Discarded.' },
  discardedAll: {
    'zh-CN': (n: number) => `已丢弃 ${count(n)} 条排队的消息。`,
    en: (n) => `Discarded ${counted(n, 'waiting message')}.`,
  },
  gone: { 'zh-CN': '这条消息已经不在待处理里了。', en: 'This message is no longer parked.' },
  paused: { 'zh-CN': '已暂停。收到的消息会留着。', en: 'Paused. What arrives is kept.' },
  resumed: { 'zh-CN': '已继续发送。', en: 'Sending again.' },
  testSent: { 'zh-CN': '测试消息已发到群里。', en: 'The test message is in the group.' },
  testFailed: { 'zh-CN': '测试没有全部成功', en: 'Not every test got through' },
  testRobot: {
    'zh-CN': (id: string, text: string) => `机器人 ${id}：${text}`,
    en: (id, text) => `Robot ${id}: ${text}`,
  },
  testFine: { 'zh-CN': '成功', en: 'sent' },
});
