import type { Words } from '../../../../dingtalk/causes.ts';

/** What variables mean, by name. */
export type Meanings = Readonly<Record<string, Words>>;

/** The variables that every kind of event has. */
export const common: Meanings = {
  say: {
    'zh-CN': '一句话说明发生了什么，由 `say` 设置写出；标题、摘要行和正文都可以用',
    en: 'what happened in one sentence, as the setting `say` prints it; for the title, the digest line and the body',
  },
  who: { 'zh-CN': '谁做的；没有人时为空', en: 'who did it; empty where nobody did' },
  place: { 'zh-CN': '发生在哪里，如 `acme/web`', en: 'where it happened, such as `acme/web`' },
  placeUrl: { 'zh-CN': '它的地址', en: 'its address' },
  placeType: { 'zh-CN': '它是什么', en: 'what it is' },
  thing: { 'zh-CN': '编号和标题合在一起，如 `#128 登录页闪烁`', en: 'number and title as one: `#128 Flicker`' },
  url: { 'zh-CN': '最该打开的地址', en: 'the one address to open' },
  system: { 'zh-CN': '来源的名字，如 `github`', en: 'the name of the source, such as `github`' },
  locale: { 'zh-CN': '这条消息的语言', en: 'the language of this message' },
  kind: { 'zh-CN': '事件的种类', en: 'the kind of the event' },
  severity: { 'zh-CN': '这是好事还是坏事', en: 'how the news feels' },
  actor: {
    'zh-CN': '做的人：`actor.name` `actor.login` `actor.url` `actor.bot`',
    en: 'who did it: `actor.name` `actor.login` `actor.url` `actor.bot`',
  },
  own: {
    'zh-CN': '是不是对自己做的，如自己领走任务',
    en: 'whether they did it to themselves, such as taking an issue',
  },
  concerns: {
    'zh-CN': '与谁有关，每个有 `login` `email` `id` 和原因 `why`',
    en: 'whom it is about, each with `login` `email` `id` and the reason `why`',
  },
  thread: { 'zh-CN': '属于哪件事；摘要按它归并', en: 'which matter it belongs to: what a digest folds together' },
  at: { 'zh-CN': '来源说的发生时间', en: 'when it happened, as the source says' },
  late: {
    'zh-CN': '发生时间，只在过了好一会儿才收到时有；消息末尾会自动写出',
    en: 'when it happened, only where that was a while ago; the message says so at its end by itself',
  },
};

/** Of kinds that can say which fields changed. */
export const changed: Meanings = {
  changes: {
    'zh-CN': '改了哪些字段，最多 5 项，每项有 `field` `from` `to`；用 `change` 过滤器写成一行',
    en: 'the fields that changed, five at most, each with `field` `from` `to`; the filter `change` writes one as a line',
  },
  changed: { 'zh-CN': '一共改了几项', en: 'how many changed in all' },
  more: { 'zh-CN': '没有列出的还有几个', en: 'how many more there are than are listed' },
  move: {
    'zh-CN': '状态的变化（`move.from` `move.to`），没有变就没有',
    en: 'the change of status (`move.from` `move.to`), where there is one',
  },
};

/** Words that several kinds share. */
export const shared = {
  number: { 'zh-CN': '编号，如 `#128`、`!57`、`WEB-42`', en: 'the number as people write it: `#128`, `!57`, `WEB-42`' },
  title: { 'zh-CN': '标题', en: 'the title' },
  action: { 'zh-CN': '发生了什么', en: 'what happened to it' },
  body: {
    'zh-CN': '作者写的正文；用 `excerpt` 过滤器取前几行',
    en: 'what its author wrote; the filter `excerpt` takes the first lines',
  },
  commit: {
    'zh-CN': '提交：`commit.id` `commit.title` `commit.url` `commit.author`',
    en: 'the commit: `commit.id` `commit.title` `commit.url` `commit.author`',
  },
  author: { 'zh-CN': '谁提的：`author.name` `author.login`', en: 'who opened it: `author.name` `author.login`' },
  assignees: { 'zh-CN': '负责人的名字', en: 'the names of those it is assigned to' },
  labels: { 'zh-CN': '现在的全部标签', en: 'all its labels' },
  branch: { 'zh-CN': '分支或标签的名字', en: 'the name of the branch or tag' },
  more: changed.more ?? { 'zh-CN': '', en: '' },
  facts: {
    'zh-CN': '几个事实，每个有 `name` `value`',
    en: 'facts, each with `name` and `value`',
  },
} as const satisfies Meanings;
