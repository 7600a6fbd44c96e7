import { catalogue } from '../../words/catalogue.ts';

/** What the page about a hook's secret says. */
export const words = catalogue({
  now: { 'zh-CN': '现在的密钥', en: 'The secret now' },
  lead: {
    'zh-CN': '来源用它证明请求是自己发的。保存后不再显示。',
    en: 'The source proves with it that a request is its own. Once stored, it is not shown again.',
  },
  one: { 'zh-CN': '保存了一个密钥', en: 'One secret is stored' },
  several: {
    'zh-CN': (n: number) => `保存了 ${n} 个密钥，都有效，最新的排第一`,
    en: (n) => `${n} secrets are stored; all are valid, the newest first`,
  },
  none: { 'zh-CN': '没有密钥', en: 'No secret is stored' },
  noneText: {
    'zh-CN': '只靠不公开的地址。来源支持密钥的话，建议加一个。',
    en: 'The unguessable address is all that protects it. Where the source can use a secret, add one.',
  },
  published: {
    'zh-CN': (source: string) => `${source} 用它公布的公钥签名，不需要在这里填密钥。`,
    en: (source) => `${source} signs with a key that it publishes: there is no secret to store here.`,
  },
  proof: { 'zh-CN': '验证方式', en: 'Proof' },

  rotate: { 'zh-CN': '更换密钥，不漏一次投递', en: 'Change the secret without missing a delivery' },
  step1: { 'zh-CN': '在这里加一个新密钥', en: 'Add a new secret here' },
  step1Text: {
    'zh-CN': '加好以后，新旧两个都有效，来源照常投递。',
    en: 'From then on the old and the new one are both valid, and the source goes on as before.',
  },
  step2: { 'zh-CN': '把新密钥填到来源', en: 'Enter the new one at the source' },
  step2Text: {
    'zh-CN': '填好后，在来源那边重发一次，或等下一次投递，确认它还在被接收。',
    en: 'Then redeliver something there, or wait for the next delivery, and see that it is still accepted.',
  },
  step3: { 'zh-CN': '删除旧密钥', en: 'Remove the old one' },
  step3Text: {
    'zh-CN': '从这时起只认新的。来源那边还没换的话，请求会被拒绝并计数。',
    en: 'From then on only the new one counts. If the source still uses the old one, its requests are refused, and counted.',
  },
  done: { 'zh-CN': '已完成', en: 'Done' },
  next: { 'zh-CN': '现在做这一步', en: 'This is next' },
  later: { 'zh-CN': '稍后', en: 'Later' },
  after: { 'zh-CN': '确认之后', en: 'Once that works' },
  make: { 'zh-CN': '生成新密钥', en: 'Make a new secret' },
  ownSecret: { 'zh-CN': '填一个来源给的', en: 'Enter one that the source gave' },
  ownLabel: { 'zh-CN': '新密钥', en: 'New secret' },
  ownHint: {
    'zh-CN': '从来源那边复制过来。它不会再显示。',
    en: 'Copied from the source. It is not shown again.',
  },
  gitlabHint: {
    'zh-CN': '签名令牌（Signing token）由 GitLab 生成，以 whsec_ 开头，只在生成时显示一次。',
    en: 'GitLab makes the signing token itself: it starts with whsec_ and is shown once.',
  },
  gitlabToken: {
    'zh-CN': '注意：加上签名令牌后，普通令牌（Secret token）的请求立刻不再接受。',
    en: 'Mind that once a signing token is stored, requests with a plain secret token are refused at once.',
  },
  add: { 'zh-CN': '加上', en: 'Add it' },
  first: { 'zh-CN': '加一个密钥', en: 'Add a secret' },
  firstText: {
    'zh-CN': '先把它填到来源的 Secret 一栏，再按下面的按钮。从那时起，没有它的请求会被拒绝。',
    en: 'Enter it in the secret field at the source first, then press the button. From then on, requests without it are refused.',
  },
  firstLabel: { 'zh-CN': '密钥', en: 'Secret' },
  firstHint: { 'zh-CN': '可以用这个，也可以换成你自己的。', en: 'Use this one, or put your own in its place.' },
  require: { 'zh-CN': '已填好，从现在起要求它', en: 'It is entered: require it from now on' },
  finish: { 'zh-CN': '删除旧密钥', en: 'Remove the old one' },
  finishText: {
    'zh-CN': '旧密钥从此无效，不能恢复。',
    en: 'The old one is void from then on and cannot be brought back.',
  },
  lastDelivery: { 'zh-CN': '最近一次投递：', en: 'The last delivery: ' },
  lastRefused: { 'zh-CN': '最近一次被拒绝：', en: 'The last refusal: ' },
  never: { 'zh-CN': '还没有', en: 'none yet' },

  shown: { 'zh-CN': '新密钥，只显示这一次', en: 'The new secret, shown this once' },
  shownText: {
    'zh-CN': '现在就复制，填到来源的 Secret 一栏。离开这一页就看不到了，只能再换一个。',
    en: 'Copy it now into the secret field at the source. It cannot be read once this page is left; a lost one can only be replaced.',
  },
  shownLabel: { 'zh-CN': '新密钥', en: 'New secret' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  goOn: { 'zh-CN': '复制好了，下一步', en: 'It is copied: next' },

  added: { 'zh-CN': '新密钥已加上，新旧都有效。', en: 'The new secret is added; both are valid.' },
  finished: { 'zh-CN': '换好了，现在只有新密钥有效。', en: 'Done: only the new secret is valid now.' },
  stale: {
    'zh-CN': '密钥刚刚变过，这一步没有执行。请看现在的状态。',
    en: 'The secrets have just changed, so nothing was done. See how it stands now.',
  },
  missing: { 'zh-CN': '请填写密钥。', en: 'Enter the secret.' },
});
