import type { Words } from '../../../dingtalk/causes.ts';
import { seam } from '../../../render/seam.ts';
import type { FieldName } from '../../../rules/fields.ts';
import type { Reason } from '../../../rules/index.ts';
import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the pages about a hook's rules say. */
export const words = catalogue({
  lead: {
    'zh-CN': '从上往下，第一条符合的规则说了算；都不符合，就照常发到这个接入点的群。',
    en: 'From the top, the first rule that fits decides. Where none does, the news goes to the hook’s groups as ever.',
  },
  add: { 'zh-CN': '加一条规则', en: 'Add a rule' },
  emptyTitle: { 'zh-CN': '还没有规则', en: 'No rules yet' },
  emptyText: {
    'zh-CN': '没有规则时，消息都发到这个接入点的群。加一条规则，可以让某些事发到别的群，或者不发。',
    en: 'Without rules everything goes to the hook’s groups. A rule sends some of it elsewhere, or nowhere.',
  },
  rest: { 'zh-CN': '其他一切', en: 'Everything else' },
  restText: { 'zh-CN': '默认不通知的除外', en: 'but what is quiet by default' },
  hits: {
    'zh-CN': (n: number, of: number) => `最近 ${count(of)} 个事件里符合 ${count(n)} 个`,
    en: (n, of) => `decides ${count(n)} of the last ${counted(of, 'event')}`,
  },
  up: { 'zh-CN': '上移', en: 'Move up' },
  down: { 'zh-CN': '下移', en: 'Move down' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  removeText: {
    'zh-CN': (name: string) => `删除规则“${name}”？它管的事会交给后面的规则。`,
    en: (name) => `Remove the rule “${name}”? What it decided is left to the rules below.`,
  },
  removed: { 'zh-CN': '规则已删除。', en: 'The rule is removed.' },
  moved: { 'zh-CN': '顺序已改好。', en: 'The order is changed.' },
  saved: { 'zh-CN': '规则已保存。', en: 'The rule is saved.' },
  stale: {
    'zh-CN': '规则刚被别人改过，什么也没有保存。请看过现在的规则再改。',
    en: 'Somebody has just changed the rules, so nothing was saved. Look at them as they are now, then change them.',
  },
  number: { 'zh-CN': (n: number) => `规则 ${n}`, en: (n) => `Rule ${n}` },
  everything: { 'zh-CN': '一切', en: 'everything' },
  otherRule: { 'zh-CN': (n: number, text: string) => `规则 ${n}：${text}`, en: (n, text) => `Rule ${n}: ${text}` },

  addTitle: { 'zh-CN': '加一条规则', en: 'Add a rule' },
  editTitle: { 'zh-CN': (n: number) => `编辑规则 ${n}`, en: (n) => `Edit rule ${n}` },
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: {
    'zh-CN': '会写进投递记录，例如“夜里只留要紧的”。可以不填。',
    en: 'It shows in the delivery log, such as “at night only what matters”. Optional.',
  },
  when: { 'zh-CN': '什么时候', en: 'When' },
  whenText: {
    'zh-CN': '填了的每一项都要符合；都不填就管一切。每行一个，* 不跨 /，** 跨；前面加 ! 表示排除，后写的说了算。',
    en: 'Everything filled in has to hold; nothing filled in means everything. One a line; * stops at /, ** does not; ! takes out, and the later line decides.',
  },
  moreConditions: { 'zh-CN': '更多条件', en: 'More conditions' },
  hours: { 'zh-CN': '时段', en: 'Time' },
  days: { 'zh-CN': '星期', en: 'Days' },
  hoursFrom: { 'zh-CN': '从', en: 'From' },
  hoursTo: { 'zh-CN': '到', en: 'To' },
  hoursHint: {
    'zh-CN': '例如 22:00 到 08:00；结束早于开始就是跨夜，按开始那天算。都不选就是任何时候。',
    en: 'Such as 22:00 to 08:00; where it ends before it begins it goes on over midnight, and counts for the day it begins on. Empty means any time.',
  },
  timezone: { 'zh-CN': '时区', en: 'Time zone' },
  groupZone: { 'zh-CN': '第一个群的时区', en: 'That of the first group' },
  severity: { 'zh-CN': '程度', en: 'How it feels' },
  bots: { 'zh-CN': '机器人账号', en: 'Machine accounts' },
  any: { 'zh-CN': '不管', en: 'Either' },
  botsOnly: { 'zh-CN': '只管机器人账号的动作', en: 'Only what they do' },
  botsNone: { 'zh-CN': '不管机器人账号的动作', en: 'Nothing they do' },
  draft: { 'zh-CN': '草稿', en: 'Drafts' },
  draftOnly: { 'zh-CN': '只管草稿', en: 'Only drafts' },
  draftNone: { 'zh-CN': '不管草稿', en: 'No drafts' },
  vocabulary: { 'zh-CN': '可以写的事件名', en: 'Names of events' },
  vocabularyHint: {
    'zh-CN': '写类别（push）或类别.动作（issue.closed）；*.closed 是所有关闭。',
    en: 'A kind (push) or kind.action (issue.closed); *.closed is all that closes.',
  },

  consequence: { 'zh-CN': '怎么办', en: 'What to do' },
  sendOwn: { 'zh-CN': '发到这个接入点的群', en: 'Send to the hook’s groups' },
  sendOthers: { 'zh-CN': '发到选定的群', en: 'Send to these groups' },
  drop: { 'zh-CN': '不发', en: 'Do not send' },
  locale: { 'zh-CN': '语言', en: 'Language' },
  localeGroup: { 'zh-CN': '跟着群', en: 'As the group reads' },
  chinese: { 'zh-CN': '中文', en: 'Chinese (中文)' },
  english: { 'zh-CN': '英文（English）', en: 'English' },
  template: { 'zh-CN': '模板', en: 'Template' },
  templateKind: { 'zh-CN': '这类事件自己的', en: 'The kind’s own' },
  newTemplate: { 'zh-CN': '为这条规则写一个模板', en: 'Write a template for this rule' },
  newName: { 'zh-CN': '模板名称', en: 'Name of the template' },
  newNameHint: { 'zh-CN': '例如 brief。', en: 'Such as brief.' },
  newText: { 'zh-CN': '模板内容', en: 'Template' },
  newTextHint: {
    'zh-CN': '例如 {{ who }} 更新了文档。之后可以在“模板”里带预览修改。',
    en: 'Such as: {{ who }} updated the docs. It can be edited with a preview under Templates later.',
  },
  templateGone: {
    'zh-CN': (names: string) => `没有规则再用的模板 ${names} 也删除了。`,
    en: (names) => `No rule uses the template ${names} any more, so it is removed, too.`,
  },
  mention: { 'zh-CN': '@ 谁', en: 'Whom to mention' },
  mentionDefault: { 'zh-CN': '照常：和谁有关就 @ 谁', en: 'As ever: whoever the news concerns' },
  mentionNone: { 'zh-CN': '谁也不 @', en: 'Nobody' },
  mentionAll: { 'zh-CN': '所有相关的人', en: 'Everybody concerned' },
  mentionSome: { 'zh-CN': '选定的', en: 'Chosen ones' },
  mentionReasons: { 'zh-CN': '相关的原因', en: 'Those concerned because' },
  mentionPeople: { 'zh-CN': '再 @ 这些人', en: 'And these people' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },

  dayRange: { 'zh-CN': (from: string, to: string) => `${from}至${to}`, en: (from, to) => `${from}–${to}` },
  inChinese: { 'zh-CN': '中文', en: 'Chinese' },
  inEnglish: { 'zh-CN': '英文', en: 'English' },
  saidSend: { 'zh-CN': (groups: string) => `发到${seam('到', groups)}${groups}`, en: (groups) => `Send to ${groups}` },
  saidOwn: { 'zh-CN': '接入点的群', en: 'the hook’s groups' },
  saidDrop: { 'zh-CN': '不发', en: 'Do not send' },
  saidLocale: { 'zh-CN': (name: string) => `用${name}`, en: (name) => `in ${name}` },
  saidTemplate: { 'zh-CN': (name: string) => `用模板 ${name}`, en: (name) => `with the template ${name}` },
  saidMention: { 'zh-CN': (who: string) => `@ ${who}`, en: (who) => `mention ${who}` },
  saidNobody: { 'zh-CN': '谁也不 @', en: 'mention nobody' },
  saidEverybody: { 'zh-CN': '所有相关的人', en: 'everybody concerned' },
});

/** Every condition that is a list of patterns: what it is called, and an example. */
export const conditionWords: Readonly<Record<FieldName | 'events', Words & { hint: Words }>> = {
  events: {
    'zh-CN': '事件',
    en: 'Events',
    hint: {
      'zh-CN': '例如 build.failed、merge_request.merged、push',
      en: 'Such as build.failed, merge_request.merged, push',
    },
  },
  places: {
    'zh-CN': '仓库、项目或看板',
    en: 'Repositories, projects, boards',
    hint: { 'zh-CN': '例如 acme/*', en: 'Such as acme/*' },
  },
  branches: {
    'zh-CN': '分支',
    en: 'Branches',
    hint: {
      'zh-CN': '推送、构建、部署的分支；合并请求的任一侧。例如 main、release/**',
      en: 'Of a push, build or deployment; either side of a merge request. Such as main, release/**',
    },
  },
  source: {
    'zh-CN': '合并请求的来源分支',
    en: 'Merge requests from',
    hint: {
      'zh-CN': '例如 feature/**；fork 的写作 octocat:main',
      en: 'Such as feature/**; a fork’s reads octocat:main',
    },
  },
  target: {
    'zh-CN': '合并请求的目标分支',
    en: 'Merge requests into',
    hint: { 'zh-CN': '例如 main', en: 'Such as main' },
  },
  labels: {
    'zh-CN': '标签',
    en: 'Labels',
    hint: { 'zh-CN': '现有的标签；!** 表示一个也没有', en: 'The labels it has; !** means none' },
  },
  actors: {
    'zh-CN': '操作人',
    en: 'Done by',
    hint: { 'zh-CN': '登录名或名字', en: 'Login or name' },
  },
  paths: {
    'zh-CN': '推送改动的文件',
    en: 'Files a push changed',
    hint: { 'zh-CN': '有一个符合即可，例如 docs/**', en: 'One is enough, such as docs/**' },
  },
  types: { 'zh-CN': '问题的类型', en: 'Issue types', hint: { 'zh-CN': '例如 Bug、故障', en: 'Such as Bug' } },
  priorities: {
    'zh-CN': '问题的优先级',
    en: 'Issue priorities',
    hint: { 'zh-CN': '例如 High、Highest', en: 'Such as High, Highest' },
  },
  statuses: {
    'zh-CN': '问题的状态',
    en: 'Issue statuses',
    hint: { 'zh-CN': '例如 Done、已完成', en: 'Such as Done' },
  },
  lists: {
    'zh-CN': '卡片所在的列表',
    en: 'The card is on',
    hint: { 'zh-CN': '现在的列表，例如 待发布', en: 'Its list now, such as Ready' },
  },
  from: {
    'zh-CN': '卡片移出的列表',
    en: 'The card left',
    hint: { 'zh-CN': '从哪个列表移走', en: 'The list it was moved away from' },
  },
  severity: { 'zh-CN': '程度', en: 'How it feels', hint: { 'zh-CN': '', en: '' } },
};

/** Days of the week. */
export const dayWords: Readonly<Record<string, Words>> = {
  mon: { 'zh-CN': '周一', en: 'Mon' },
  tue: { 'zh-CN': '周二', en: 'Tue' },
  wed: { 'zh-CN': '周三', en: 'Wed' },
  thu: { 'zh-CN': '周四', en: 'Thu' },
  fri: { 'zh-CN': '周五', en: 'Fri' },
  sat: { 'zh-CN': '周六', en: 'Sat' },
  sun: { 'zh-CN': '周日', en: 'Sun' },
};

/** Why somebody is concerned, as a rule mentions them. */
export const reasonWords: Readonly<Record<Reason, Words>> = {
  assigned: { 'zh-CN': '被指派的人', en: 'those assigned' },
  review_requested: { 'zh-CN': '被请求评审的人', en: 'those asked to review' },
  mentioned: { 'zh-CN': '被提到的人', en: 'those mentioned' },
  author: { 'zh-CN': '作者', en: 'the author' },
};
