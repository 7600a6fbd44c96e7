import type { Words } from '../../../../dingtalk/causes.ts';

/** What a filter of ours does, and how it is written. */
export interface FilterHelp {
  usage: string;
  meaning: Words;
}

/** The filters that templates have besides Liquid's own. */
export const filterHelp: Readonly<Record<string, FilterHelp>> = {
  link: {
    usage: '{{ thing | link: url }}',
    meaning: {
      'zh-CN': '变成链接；没有地址就只留文字。只有 http(s) 地址会成为链接',
      en: 'a link; only the words where there is no address. Only http(s) becomes one',
    },
  },
  bold: { usage: '{{ move.to | bold }}', meaning: { 'zh-CN': '加粗', en: 'bold' } },
  excerpt: {
    usage: '{{ body | excerpt }}',
    meaning: {
      'zh-CN': '引用正文的前几行，最多 3 行、200 个字符，去掉标记',
      en: 'the first lines as a quote, three lines and 200 characters at most, without markup',
    },
  },
  does: {
    usage: "{{ who | does: '推送了' }}",
    meaning: {
      'zh-CN': '谁做了什么；没有人时只留动词',
      en: 'who did what; only the verb, capitalised, where nobody did it',
    },
  },
  change: {
    usage: '{{ change | change }}',
    meaning: { 'zh-CN': '一项改动写成“状态：进行中 → 待测试”', en: 'a change as “Status: In progress → In review”' },
  },
  wrap: {
    usage: "{{ ref | wrap: '到 ', '' }}",
    meaning: {
      'zh-CN': '在前后加上文字；值为空就什么都不写，中英文相接处补空格',
      en: 'with words before and after; nothing at all where the value is empty',
    },
  },
  names: {
    usage: '{{ assignees | names }}',
    meaning: { 'zh-CN': '列举，最多 5 个，其余只计数', en: 'an enumeration: five at most, the rest counted' },
  },
  count: {
    usage: "{{ total | count: 'commit', 'commits' }}",
    meaning: { 'zh-CN': '数字加单位，单复数分开写', en: 'a number with its noun, one or many' },
  },
  time: {
    usage: '{{ due | time }}',
    meaning: {
      'zh-CN': '按群的时区写成“今天 18:30”“11月22日 18:30”',
      en: '“today 18:30”, “22 Nov 18:30”, in the time zone of the group',
    },
  },
  dated: {
    usage: '{{ fact.value | dated }}',
    meaning: { 'zh-CN': '是时间就同 time，不是就原样', en: 'as time where it is one; other text as it is' },
  },
  duration: {
    usage: '{{ seconds | duration }}',
    meaning: { 'zh-CN': '秒数写成“3 分 12 秒”', en: 'seconds as “3 min 12 s”' },
  },
  short: {
    usage: '{{ commit.id | short }}',
    meaning: { 'zh-CN': '提交的前 7 个字符', en: 'the first seven characters of a commit' },
  },
  mark: {
    usage: '{{ status | mark }}',
    meaning: { 'zh-CN': '状态变成 ✅ ❌ ⚠️ ⏳', en: 'a status as ✅ ❌ ⚠️ ⏳' },
  },
  clip: {
    usage: '{{ title | clip: 40 }}',
    meaning: { 'zh-CN': '最多这么多字符，多的用 … 代替', en: 'so many characters at most, the rest as …' },
  },
};

/** The filters of Liquid that templates may use. */
export const liquidFilters: readonly string[] = [
  ...['append', 'capitalize', 'compact', 'default', 'divided_by', 'downcase', 'first', 'floor', 'join', 'last', 'map'],
  ...['minus', 'modulo', 'plus', 'prepend', 'remove', 'replace', 'reverse', 'round', 'size', 'slice', 'split', 'strip'],
  ...['times', 'truncate', 'uniq', 'upcase', 'where'],
];

/** The tags of Liquid that templates may use. */
export const liquidTags: readonly string[] = [
  ...['assign', 'capture', 'case', 'comment', 'for', 'if', 'unless', 'break', 'continue', 'raw'],
];
