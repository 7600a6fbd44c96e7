import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the pages about templates say. */
export const words = catalogue({
  title: { 'zh-CN': '模板', en: 'Templates' },
  lead: {
    'zh-CN': '每种事件写成什么样的消息。内置模板够用时不必改；想换个说法，给接入点写一份自己的。',
    en: 'How each kind of event reads. The built-in ones do; where you want other words, give a hook its own.',
  },
  hook: { 'zh-CN': '接入点', en: 'Hook' },
  noHook: { 'zh-CN': '内置模板', en: 'Built-in templates' },
  language: { 'zh-CN': '语言', en: 'Language' },
  zh: { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
  all: { 'zh-CN': '两种语言', en: 'Both languages' },
  kind: { 'zh-CN': '事件', en: 'Event' },
  show: { 'zh-CN': '显示', en: 'Show' },
  own: { 'zh-CN': '自己的模板', en: 'Own template' },
  builtIn: { 'zh-CN': '内置', en: 'Built-in' },
  inherited: { 'zh-CN': '用的是两种语言共用的', en: 'The one for both languages' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  gallery: { 'zh-CN': '每种事件的样子', en: 'How each kind reads' },
  galleryOf: { 'zh-CN': (name: string) => `“${name}”的消息`, en: (name) => `The messages of ${name}` },
  open: { 'zh-CN': (kind: string) => `编辑“${kind}”的模板`, en: (kind) => `Edit the template of ${kind}` },

  overrides: { 'zh-CN': '谁有自己的模板', en: 'Who has templates of their own' },
  overridesNone: {
    'zh-CN': '还没有接入点改过模板，消息都按内置模板写。',
    en: 'No hook has changed any: all messages are written by the built-in templates.',
  },
  templatesOf: { 'zh-CN': '自己的模板', en: 'Templates of its own' },
  named: { 'zh-CN': (name: string) => `规则“${name}”`, en: (name) => `Rules: ${name}` },

  editTitle: { 'zh-CN': (kind: string) => `${kind}的模板`, en: (kind) => `${kind} template` },
  readBy: { 'zh-CN': '读者', en: 'Read by' },
  readByZh: { 'zh-CN': '中文群', en: 'Chinese groups' },
  readByEn: { 'zh-CN': '英文群', en: 'English groups' },
  readByAll: { 'zh-CN': '所有群', en: 'All groups' },
  text: { 'zh-CN': '模板', en: 'Template' },
  textHint: {
    'zh-CN': 'Tab 缩进，Shift+Tab 退回；按 Esc 后再按 Tab 离开。Ctrl/⌘+S 保存。缺了的部分用内置模板的。',
    en: 'Tab indents, Shift+Tab takes back; Escape, then Tab leaves. Ctrl/⌘+S saves. Parts you leave out come from the built-in.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  tryIt: { 'zh-CN': '预览', en: 'Preview' },
  reset: { 'zh-CN': '恢复内置模板', en: 'Back to the built-in' },
  resetNow: { 'zh-CN': '删除自己的模板', en: 'Delete the own template' },
  resetText: {
    'zh-CN': '这份模板会被删除，消息改回按内置模板写。',
    en: 'This template is deleted, and messages are written by the built-in one again.',
  },
  saved: { 'zh-CN': '模板已保存，新的消息会按它来写。', en: 'The template was saved. New messages are written by it.' },
  unchanged: {
    'zh-CN': '与内置模板一样，没有保存：内置模板改进时你也会用上。',
    en: 'It is the same as the built-in, so nothing was saved: you will have its improvements.',
  },
  wasReset: { 'zh-CN': '已恢复内置模板。', en: 'The built-in template is back.' },
  chooseHook: {
    'zh-CN': '现在可以随意试。要保存，先在上面选一个接入点。',
    en: 'Try whatever you like. To save it, choose a hook above.',
  },
  noHooks: {
    'zh-CN': '现在可以随意试。模板保存在接入点上：先接入一个来源。',
    en: 'Try whatever you like. Templates are kept with a hook: connect a source first.',
  },
  connect: { 'zh-CN': '接入来源', en: 'Connect a source' },
  shadowed: {
    'zh-CN': (keys: string) => `${keys} 另有模板，对应语言的群会优先用它。`,
    en: (keys) => `Groups of that language are told by ${keys}, which goes first.`,
  },
  brokenAt: {
    'zh-CN': (line: number, why: string) => `第 ${line} 行：${why}`,
    en: (line, why) => `Line ${line}: ${why}`,
  },
  brokenText: {
    'zh-CN': '改好之前不能保存。下面是内置模板写出的消息。',
    en: 'It cannot be saved like this. Below is what the built-in makes of it.',
  },
  failedTitle: { 'zh-CN': '写这条消息时出错', en: 'It failed on this event' },
  failedText: {
    'zh-CN': '出错的部分改用了内置模板，消息照样会发出。',
    en: 'The parts that failed come from the built-in: the message leaves all the same.',
  },

  preview: { 'zh-CN': '预览', en: 'Preview' },
  material: { 'zh-CN': '用什么来看', en: 'Seen with' },
  samples: { 'zh-CN': '样例', en: 'Samples' },
  sourceSamples: { 'zh-CN': (name: string) => `${name} 的样例`, en: (name) => `Samples of ${name}` },
  deliveries: { 'zh-CN': '最近收到的', en: 'Received lately' },
  noDeliveries: { 'zh-CN': '还没有收到过这种事件', en: 'None of this kind was received yet' },
  type: { 'zh-CN': '消息类型', en: 'Message type' },
  asWritten: { 'zh-CN': '按模板', en: 'As the template says' },
  markdown: { 'zh-CN': '文字（markdown）', en: 'Text (markdown)' },
  actionCard: { 'zh-CN': '卡片（actionCard）', en: 'Card (actionCard)' },
  link: { 'zh-CN': '链接（link）', en: 'Link (link)' },
  feedCard: { 'zh-CN': '图文（feedCard）', en: 'Feed (feedCard)' },
  plain: { 'zh-CN': '纯文本（text）', en: 'Plain (text)' },
  notThatType: {
    'zh-CN': (wanted: string, got: string) =>
      `${wanted} 需要的东西这里没有（地址、按钮，feedCard 还要图片），会发成 ${got}。`,
    en: (wanted, got) =>
      `There is not what ${wanted} needs (an address, buttons, pictures for feedCard): it leaves as ${got}.`,
  },
  device: { 'zh-CN': '屏幕', en: 'Screen' },
  pc: { 'zh-CN': '电脑', en: 'PC' },
  phone: { 'zh-CN': '手机', en: 'Phone' },
  inList: { 'zh-CN': '会话列表和锁屏', en: 'Conversation list and lock screen' },
  inGroup: { 'zh-CN': '群里', en: 'In the group' },
  inDigest: { 'zh-CN': '合并在摘要里', en: 'In a digest' },
  now: { 'zh-CN': '刚刚', en: 'now' },
  robot: { 'zh-CN': '机器人', en: 'Robot' },
  group: { 'zh-CN': '研发群', en: 'Developers' },
  size: { 'zh-CN': '大小', en: 'Size' },
  sizeOf: {
    'zh-CN': (bytes: number, most: number) => `${count(bytes)} / ${count(most)} 字节`,
    en: (bytes, most) => `${count(bytes)} of ${count(most)} bytes`,
  },
  charsOf: {
    'zh-CN': (chars: number, most: number) => `正文 ${count(chars)} / ${count(most)} 字符`,
    en: (chars, most) => `text: ${count(chars)} of ${count(most)} characters`,
  },
  sizeCut: {
    'zh-CN': '已到上限：更长的消息会在行间截断，以 … 结尾。',
    en: 'This is the limit: longer messages are cut between lines, and end in “…”.',
  },
  diff: { 'zh-CN': '与内置模板的差别', en: 'What differs from the built-in' },
  diffSame: { 'zh-CN': '没有差别', en: 'nothing' },
  diffSize: {
    'zh-CN': (added: number, removed: number) => `+${added} −${removed} 行`,
    en: (added, removed) => `+${added} −${removed} ${added + removed === 1 ? 'line' : 'lines'}`,
  },
  variables: { 'zh-CN': '可以用的变量', en: 'Variables' },
  variablesNow: {
    'zh-CN': (n: number) => `这个事件里有 ${n} 个有值`,
    en: (n) => `${counted(n, 'variable')} in this event`,
  },
  variable: { 'zh-CN': '变量', en: 'Variable' },
  meaning: { 'zh-CN': '意思', en: 'Meaning' },
  value: { 'zh-CN': '这里的值', en: 'Here' },
  filters: { 'zh-CN': '可以用的过滤器', en: 'Filters' },
  filter: { 'zh-CN': '写法', en: 'Written' },
  liquid: {
    'zh-CN': (tags: string, filters: string) => `Liquid 自带的也能用。标签：${tags}。过滤器：${filters}。`,
    en: (tags, filters) => `Liquid’s own work, too. Tags: ${tags}. Filters: ${filters}.`,
  },
  missingHook: { 'zh-CN': '没有这个接入点。', en: 'There is no such hook.' },
});
