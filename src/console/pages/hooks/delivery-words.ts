import type { Words } from '../../../dingtalk/causes.ts';
import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the page of a delivery says. */
export const words = catalogue({
  sample: { 'zh-CN': '样例', en: 'Sample' },
  why: { 'zh-CN': '为什么', en: 'Why' },
  noReason: { 'zh-CN': '没有规则管到它，按默认发送。', en: 'No rule is about it; it was sent by default.' },
  unread: {
    'zh-CN': '通过了验证，但内容和这个版本认识的不一样。原文保存着，升级后可以重新生成。',
    en: 'Its proof is valid, but this version cannot read what it says. It is kept whole and can be rendered after an upgrade.',
  },
  technical: { 'zh-CN': '技术细节', en: 'Technical details' },
  receivedAt: { 'zh-CN': '收到', en: 'Received' },
  event: { 'zh-CN': '来源的事件', en: 'The source’s event' },
  topic: { 'zh-CN': '完整名称', en: 'In full' },
  nativeId: { 'zh-CN': '来源的编号', en: 'The source’s id' },
  id: { 'zh-CN': '投递编号', en: 'Delivery id' },
  size: { 'zh-CN': '大小', en: 'Size' },
  bytes: { 'zh-CN': (n: number) => `${count(n)} 字节`, en: (n) => counted(n, 'byte') },

  off: { 'zh-CN': '以后不通知这类', en: 'Do not tell this any more' },
  offText: {
    'zh-CN': (topic: string) => `关掉 ${topic}。它还会记在这里，但不再发到群里。`,
    en: (topic) => `Switches ${topic} off. It still shows here, but no group hears of it.`,
  },
  toRule: { 'zh-CN': (n: string) => `查看规则 ${n}`, en: (n) => `Look at rule ${n}` },
  on: { 'zh-CN': '以后通知这类', en: 'Tell this from now on' },
  onText: {
    'zh-CN': (topic: string) => `打开 ${topic}，以后会发到群里。`,
    en: (topic) => `Switches ${topic} on: the groups hear of it from now on.`,
  },
  switchedOff: { 'zh-CN': (topic: string) => `${topic} 已关掉。`, en: (topic) => `${topic} is switched off.` },
  switchedOn: { 'zh-CN': (topic: string) => `${topic} 已打开。`, en: (topic) => `${topic} is switched on.` },

  sent: { 'zh-CN': '发了什么，现在在哪', en: 'What was sent, and where it is now' },
  nothingSent: { 'zh-CN': '没有发到任何群。', en: 'No group was told of it.' },
  first: { 'zh-CN': '收到时', en: 'When it came' },
  late: { 'zh-CN': '验证之后', en: 'Once it was proved' },
  repeated: { 'zh-CN': '原样重发', en: 'Sent again as it was' },
  rendered: { 'zh-CN': '重新生成', en: 'Rendered anew' },
  alone: { 'zh-CN': '单独一条', en: 'By itself' },
  merged: {
    'zh-CN': (n: number) => `与另外 ${count(n - 1)} 条合并`,
    en: (n) => `In a digest with ${counted(n - 1, 'other')}`,
  },
  asLine: { 'zh-CN': '在合并消息里写作：', en: 'As a line of the digest:' },
  picture: { 'zh-CN': '图片', en: 'Picture' },
  showDigest: { 'zh-CN': '看整条合并消息', en: 'The whole digest' },
  tried: { 'zh-CN': (n: number) => `试了 ${n} 次`, en: (n) => `${n} attempts` },
  inGroup: { 'zh-CN': '在群的记录里', en: 'In the group’s history' },
  answered: { 'zh-CN': '钉钉的答复：', en: 'DingTalk’s answer: ' },
  givenUp: { 'zh-CN': '丢弃的原因：', en: 'Why it was discarded: ' },
  mendInGroup: { 'zh-CN': '到群里处理', en: 'Deal with it in the group' },
  groupGone: { 'zh-CN': '这个群已删除。', en: 'This group has been deleted.' },
  groupSilent: { 'zh-CN': '没有读到这个群的状态，请稍后刷新。', en: 'The group did not answer. Reload in a moment.' },

  replay: { 'zh-CN': '原样重发', en: 'Send again' },
  replayText: {
    'zh-CN': (groups: string) => `把当时发出的内容再发一次到${groups}，群里会多一条消息。`,
    en: (groups) => `Sends what was said then once more to ${groups}: another message.`,
  },
  replayDone: { 'zh-CN': '已重新发送。', en: 'It is sent again.' },
  rerender: { 'zh-CN': '重新生成并发送', en: 'Render and send' },
  rerenderTitle: { 'zh-CN': '用现在的模板和规则', en: 'With today’s templates and rules' },
  rerenderNote: { 'zh-CN': '预览，还没有发送', en: 'A preview: nothing is sent yet' },
  rerenderText: {
    'zh-CN': (groups: string) => `按下面的样子发到${groups}。`,
    en: (groups) => `Sends it to ${groups} as shown.`,
  },
  rerenderDone: { 'zh-CN': '已重新生成并发送。', en: 'It was rendered anew and sent.' },
  againSummary: { 'zh-CN': '预览', en: 'Preview' },
  stillUnread: { 'zh-CN': '这个版本还是读不懂它。', en: 'This version still cannot read it.' },
  failed: { 'zh-CN': (why: string) => `没有发送：${why}`, en: (why) => `Nothing was sent. ${why}` },
  busy: {
    'zh-CN': '等待发送的消息太多，请一分钟后再试。',
    en: 'Too many messages wait for their groups. Try again in a minute.',
  },

  made: { 'zh-CN': '理解成了什么', en: 'What was made of it' },
  madeNote: { 'zh-CN': '由现在的版本读出', en: 'As this version reads it' },
  place: { 'zh-CN': '位置', en: 'Place' },
  actor: { 'zh-CN': '操作人', en: 'By' },
  machine: { 'zh-CN': '机器人账号', en: 'machine account' },
  thread: { 'zh-CN': '同一件事', en: 'Thread' },
  concerned: {
    'zh-CN': (who: string, why: string) => `${who}（${why}）`,
    en: (who, why) => `${who} (${why})`,
  },
  concerns: { 'zh-CN': '关系到', en: 'Concerns' },
  wholeEvent: { 'zh-CN': '完整的事件', en: 'The whole event' },
  eventName: { 'zh-CN': '在规则里的名字', en: 'Its name in rules' },

  arrived: { 'zh-CN': '收到了什么', en: 'What arrived' },
  arrivedNote: { 'zh-CN': '密钥已隐去', en: 'Secrets are hidden' },
  headers: { 'zh-CN': '请求头', en: 'Headers' },
  body: { 'zh-CN': '正文', en: 'Body' },
  noBody: {
    'zh-CN': '正文太大，没有保存；消息不受影响。',
    en: 'The body was too large to be kept. The messages are not affected.',
  },
  cut: { 'zh-CN': '只显示开头一段。', en: 'Only its beginning is shown.' },
  headersNote: {
    'zh-CN': '只保存读懂它需要的请求头，签名和凭证不保存。',
    en: 'Only headers that help to read it are kept; proofs and credentials never are.',
  },
});

/** Why somebody is concerned, in words. */
export const whys: Readonly<Record<'assigned' | 'review_requested' | 'mentioned' | 'author', Words>> = {
  assigned: { 'zh-CN': '被指派', en: 'assigned' },
  review_requested: { 'zh-CN': '被请求评审', en: 'asked to review' },
  mentioned: { 'zh-CN': '被提到', en: 'mentioned' },
  author: { 'zh-CN': '作者', en: 'author' },
};

/** How news feels, in words. */
export const severities: Readonly<Record<'info' | 'good' | 'warn' | 'bad', Words>> = {
  info: { 'zh-CN': '一般', en: 'Info' },
  good: { 'zh-CN': '好消息', en: 'Good' },
  warn: { 'zh-CN': '注意', en: 'Warning' },
  bad: { 'zh-CN': '要处理', en: 'Bad' },
};

/** Where a dispatch is when no message holds it. */
export const places: Readonly<Record<'queue' | 'handing' | 'nowhere', Words>> = {
  queue: { 'zh-CN': '在排队', en: 'Queued' },
  handing: { 'zh-CN': '交接中', en: 'On its way' },
  nowhere: { 'zh-CN': '记录已清理', en: 'Record cleared' },
};
