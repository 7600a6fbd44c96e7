import { catalogue } from '../../words/catalogue.ts';

/** A name amid Chinese: Latin letters have a space on either side. */
function amid(name: string): string {
  return `${/^[\x21-\x7e]/.test(name) ? ' ' : ''}${name}${/[\x21-\x7e]$/.test(name) ? ' ' : ''}`;
}

/** What the last step says. */
export const words = catalogue({
  title: {
    'zh-CN': (source: string) => `把地址交给${amid(source)}`.trim(),
    en: (source) => `Give ${source} the address`,
  },
  titleOwn: { 'zh-CN': '用这个地址来发', en: 'Post to this address' },
  titleLive: { 'zh-CN': (source: string) => `${amid(source)}已接通`.trim(), en: (source) => `${source} is plugged in` },
  lead: {
    'zh-CN': (group: string) => `再过几下，“${group}”就能收到消息。这一页会一直等着第一次投递。`,
    en: (group) => `A few clicks more and “${group}” hears the news. This page waits for the first delivery.`,
  },
  leadLive: {
    'zh-CN': (group: string) => `从现在起，“${group}”会收到它的消息。`,
    en: (group) => `From now on “${group}” hears its news.`,
  },

  waiting: {
    'zh-CN': (source: string) => `等${amid(source)}的第一次投递`,
    en: (source) => `Waiting for the first delivery from ${source}`,
  },
  waitingText: {
    'zh-CN': '在来源那边保存之后，这里几秒内会变绿，不用刷新。',
    en: 'Save at the source, and this turns green within seconds, without a reload.',
  },
  waitingStill: {
    'zh-CN': '在来源那边保存之后，刷新这一页。',
    en: 'Save at the source, then reload this page.',
  },
  refused: { 'zh-CN': '有请求来过，但没有通过', en: 'A request came and was turned away' },
  unauthorized: {
    'zh-CN': (n: number, time: string) =>
      `${n} 次没有带密钥或密钥不对（最近一次：${time}）：把下面的密钥再复制一次，前后不要有空格。`,
    en: (n, time) =>
      `${n} without the secret, or with another one (last: ${time}): copy the secret below once more, without spaces around it.`,
  },
  malformed: {
    'zh-CN': (n: number, time: string) => `${n} 次不是这个来源会发的内容（最近一次：${time}）：检查来源选对了没有。`,
    en: (n, time) => `${n} that this source would not send (last: ${time}): see that it is the right source.`,
  },
  live: { 'zh-CN': '接通了', en: 'Plugged in' },
  lastDelivery: { 'zh-CN': (event: string) => `最近收到 ${event}`, en: (event) => `Last received: ${event}` },
  pingText: {
    'zh-CN': '这是来源的试探，不会发到群里。发一条样例，看看群里是什么样子。',
    en: 'That was a check by the source, which is not told to the group. Send a sample to see how the group reads it.',
  },
  sample: { 'zh-CN': '样例', en: 'Sample' },
  sendSample: { 'zh-CN': '发一条样例到群里', en: 'Send a sample to the group' },
  sampleSent: {
    'zh-CN': (title: string) => `样例“${title}”已发出。`,
    en: (title) => `The sample “${title}” is on its way.`,
  },
  sampleSilent: {
    'zh-CN': (title: string) => `样例“${title}”按这个接入点的设置不发。`,
    en: (title) => `The sample “${title}” is not sent by the settings of this hook.`,
  },
  sampleGone: {
    'zh-CN': '没有发出：没有这个样例，或暂时存不下。',
    en: 'Nothing was sent: there is no such sample, or it could not be stored now.',
  },
  toHook: { 'zh-CN': '查看接入点', en: 'Open the hook' },
  toGroup: { 'zh-CN': '看群里的消息', en: 'See the group’s messages' },
  another: { 'zh-CN': '再接一个来源', en: 'Connect another source' },

  values: { 'zh-CN': '复制这些', en: 'Copy these' },
  address: { 'zh-CN': '地址', en: 'Address' },
  secret: { 'zh-CN': '密钥', en: 'Secret' },
  secretNote: {
    'zh-CN': '收到第一次投递一小时后不再显示。',
    en: 'It is shown until an hour after the first delivery.',
  },
  secretHidden: {
    'zh-CN': '密钥不再显示。还要用到的话，在接入点页面换一个新的。',
    en: 'The secret is no longer shown. If you need it again, make a new one on the page of the hook.',
  },
  hidden: { 'zh-CN': '（不再显示）', en: '(no longer shown)' },
  none: { 'zh-CN': '你的密钥', en: 'your-secret' },
  onlyAddress: {
    'zh-CN': '知道这个地址的人都能往群里发消息，请像密码一样保管。',
    en: 'Whoever knows this address can write to the group: treat it like a password.',
  },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  unreachable: {
    'zh-CN': '这个地址只有这台机器或内网能访问',
    en: 'Only this machine or network can reach this address',
  },
  unreachableText: {
    'zh-CN': '外面的来源访问不到它。请从公网的域名打开控制台，或给 dinghook 设置 PUBLIC_URL，再回来复制。',
    en: 'A source outside cannot call it. Open the console at its public address, or set PUBLIC_URL for dinghook, then come back to copy.',
  },

  vendorSecret: { 'zh-CN': 'Trello 给的 Secret', en: 'The Secret that Trello gives you' },
  vendorSecretHint: {
    'zh-CN': '在 Power-Up 的 API key 页上，不是 API key，也不是 token。要先填好它，再创建 webhook。',
    en: 'On the API key page of the Power-Up; not the API key, not the token. Enter it before you make the webhook.',
  },
  signingToken: { 'zh-CN': 'GitLab 生成的 Signing token', en: 'The signing token that GitLab generated' },
  signingTokenMore: {
    'zh-CN': '改用 Signing token（GitLab 19 及以上）',
    en: 'Use a signing token instead (GitLab 19 and later)',
  },
  signingTokenHint: {
    'zh-CN': '以 whsec_ 开头。填了它，就只接受签名，上面的密钥作废。',
    en: 'Starts with whsec_. With it only signatures are accepted; the secret above is void.',
  },
  signingTokenWrong: {
    'zh-CN': '没有保存：Signing token 以 whsec_ 开头。',
    en: 'Nothing was saved: a signing token starts with whsec_.',
  },
  secretMissing: { 'zh-CN': '没有保存：请粘贴 Secret。', en: 'Nothing was saved: paste the secret.' },
  secretSaved: { 'zh-CN': '密钥已保存。', en: 'The secret is saved.' },
  secretStored: { 'zh-CN': '已经填好。要换的话再粘贴一次。', en: 'It is in place. Paste it again to replace it.' },
  save: { 'zh-CN': '保存', en: 'Save' },

  picture: {
    'zh-CN': (source: string) => `${amid(source)}那边长这样`.trim(),
    en: (source) => `How it looks at ${source}`,
  },
  pictureText: {
    'zh-CN': '示意图，标出来的是要填的。',
    en: 'A sketch; what stands out is what you fill in.',
  },
  guide: {
    'zh-CN': (source: string) => `在${amid(source)}里点这几下`,
    en: (source) => `The clicks to make at ${source}`,
  },
  guideOwn: { 'zh-CN': '怎么发', en: 'How to post' },
  pictureOwn: { 'zh-CN': '最简单的样子', en: 'In its simplest form' },
  waitingOwn: { 'zh-CN': '等第一次投递', en: 'Waiting for the first delivery' },
  waitingOwnText: {
    'zh-CN': '从你的程序发一次，这里几秒内会变绿，不用刷新。',
    en: 'Post once from your program, and this turns green within seconds, without a reload.',
  },
  again: { 'zh-CN': '地址、密钥和步骤还在这里', en: 'Address, secret and steps are still here' },
  docs: { 'zh-CN': '官方文档', en: 'Their documentation' },
  later: { 'zh-CN': '以后会用到的', en: 'For later' },
  change: { 'zh-CN': '改改听什么', en: 'Change what to hear' },
});
