import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the first page of a hook says: its address, its troubles, its deliveries. */
export const words = catalogue({
  address: { 'zh-CN': '地址', en: 'Address' },
  addressNote: {
    'zh-CN': '填到来源的 Webhook 设置里。知道它的人就能往这里发，请像密码一样保管。',
    en: 'It goes into the webhook settings of the source. Whoever knows it can send here: treat it like a password.',
  },
  addressLabel: { 'zh-CN': 'Webhook 地址', en: 'Webhook address' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  noKey: {
    'zh-CN': '保存的地址读不出来。换回原来的 ENCRYPTION_KEY，或在“设置”里换一个地址。',
    en: 'The stored address cannot be opened. Put the old ENCRYPTION_KEY back, or change the address under Settings.',
  },
  setUp: { 'zh-CN': '在来源那边怎么填', en: 'How to set it up at the source' },

  waiting: { 'zh-CN': '在等第一次投递', en: 'Waiting for the first delivery' },
  waitingText: {
    'zh-CN':
      '把上面的地址填到来源，保存后它通常会先发一次测试，这里会自动出现。也可以先发一个样例，看看消息在群里的样子。',
    en: 'Paste the address at the source. Most send a test when it is saved, and it appears here by itself. Or send a sample first, to see what the group will read.',
  },

  refusing: { 'zh-CN': '最近的请求都被拒绝了', en: 'The latest requests were refused' },
  refusingUnauthorized: {
    'zh-CN': '密钥对不上：来源那边填的密钥和这里保存的不一样。请到“密钥”页加一个新的，两边填同一个。',
    en: 'The secret does not match the one stored here. Add a new one under Secret and enter the same at the source.',
  },
  refusingOther: {
    'zh-CN': '内容不是这个来源会发的，或者太大。请检查来源那边填的地址和内容类型。',
    en: 'What arrived is not what this source sends, or too large. Check the address and the content type at the source.',
  },
  refusedTitle: { 'zh-CN': '被拒绝的请求', en: 'Refused requests' },
  refusedNote: {
    'zh-CN': '只计数，不保存内容：没有通过验证的请求可能来自任何人。',
    en: 'Counted, not kept: a request without a valid proof may come from anybody.',
  },
  unauthorized: { 'zh-CN': '没有通过验证（401）', en: 'Without a valid proof (401)' },
  malformed: { 'zh-CN': '看不懂的内容（400）', en: 'Unreadable (400)' },
  'too-large': { 'zh-CN': '太大（413）', en: 'Too large (413)' },
  lastRefused: { 'zh-CN': '最近一次', en: 'The last' },
  since: { 'zh-CN': '从这时起', en: 'Since' },

  flagged: { 'zh-CN': '模板出错，消息改用了内置模板', en: 'A template failed; messages left with the built-in one' },
  flagTimes: { 'zh-CN': (n: number) => `${count(n)} 次`, en: (n) => counted(n, 'time') },
  mendTemplate: { 'zh-CN': '去改模板', en: 'Mend it' },

  quarantined: {
    'zh-CN': (n: number) => `${count(n)} 次投递没看懂，已隔离`,
    en: (n) => `${counted(n, 'delivery', 'deliveries')} could not be read and ${n === 1 ? 'is' : 'are'} in quarantine`,
  },
  quarantinedText: {
    'zh-CN': '它们是真的，但这个版本读不懂其中的内容。原文都留着，升级后可以在这里重新生成并发送。',
    en: 'They are genuine, but this version cannot read them. They are kept whole; after an upgrade they can be rendered and sent from here.',
  },
  showQuarantined: { 'zh-CN': '查看隔离的投递', en: 'Show them' },

  unverified: {
    'zh-CN': (n: number) => `${count(n)} 次投递在等待验证`,
    en: (n) => `${counted(n, 'delivery', 'deliveries')} ${n === 1 ? 'waits' : 'wait'} for the proof to be checked`,
  },
  unverifiedText: {
    'zh-CN': '暂时拿不到来源公布的公钥。拿到之后会自动验证并发送。',
    en: 'The key that the source publishes cannot be fetched now. They are checked and sent as soon as it can be.',
  },
  pending: {
    'zh-CN': (n: number) => `${count(n)} 条消息还没交给群的发送队列，会自动重试。`,
    en: (n) =>
      `${counted(n, 'message')} ${n === 1 ? 'has' : 'have'} not reached the queue of its group yet; it is tried again by itself.`,
  },

  sample: { 'zh-CN': '发送样例', en: 'Send a sample' },
  sampleWhich: { 'zh-CN': '哪一种', en: 'Which one' },
  sampleText: {
    'zh-CN': '用编好的内容走一遍真实的流程：按规则判断，发到群里。',
    en: 'Made-up news on the real way: judged by the rules, sent to the groups.',
  },
  sampleSend: { 'zh-CN': '发到群里', en: 'Send it to the groups' },
  sampleQuiet: { 'zh-CN': (title: string) => `${title}（默认不通知）`, en: (title) => `${title} (quiet by default)` },
  sampleGone: { 'zh-CN': '没有这个样例，请重新选择。', en: 'There is no such sample. Choose another.' },
  sampleFull: {
    'zh-CN': '等待发送的消息太多，请一分钟后再试。',
    en: 'Too many messages wait for their groups. Try again in a minute.',
  },
  sampleSent: { 'zh-CN': '样例已经走完流程，结果如下。', en: 'The sample went through. This is what became of it.' },

  deliveries: { 'zh-CN': '投递', en: 'Deliveries' },
  deliveriesNote: { 'zh-CN': '自动更新', en: 'Updates by itself' },
  all: { 'zh-CN': '全部', en: 'All' },
  filter: { 'zh-CN': '按结果筛选', en: 'By outcome' },
  none: { 'zh-CN': '没有这样的投递', en: 'No such deliveries' },
  noneText: { 'zh-CN': '换一个筛选条件看看。', en: 'Look at the others instead.' },
  noneYet: { 'zh-CN': '还没有投递', en: 'No deliveries yet' },
  isSample: { 'zh-CN': '样例', en: 'Sample' },
  again: { 'zh-CN': '又发过', en: 'Sent again' },
  older: { 'zh-CN': '更早的', en: 'Older' },
  newest: { 'zh-CN': '回到最新', en: 'Newest' },
  readAll: { 'zh-CN': '全部重新生成并发送', en: 'Render and send them all' },
  readAllAsk: { 'zh-CN': '全部重试', en: 'Try all again' },
  readAllText: {
    'zh-CN': '用现在的版本重新读一遍，能看懂的按规则发到群里，最多 50 次。看不懂的继续隔离。',
    en: 'Reads up to 50 of them with the version of today. What can be read is sent to the groups; the rest stays.',
  },
  readAllDone: {
    'zh-CN': (done: number, left: number) =>
      `${count(done)} 次已发送${left > 0 ? `，${count(left)} 次仍看不懂` : ''}。`,
    en: (done, left) => `${count(done)} sent${left > 0 ? `; ${count(left)} still cannot be read` : ''}.`,
  },
});
