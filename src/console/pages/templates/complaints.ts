import type { Locale } from '../../../event/index.ts';

/** What is said of a broken template, and how it reads in Chinese; `$1` stands for what the first pair of brackets took. */
const chinese: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^longer than (\d+) characters$/, '模板太长：最多 $1 个字符'],
  [/^the front matter has no closing ---$/, '开头的 --- 没有对应的结束 ---'],
  [/^unknown setting "(.*)"$/, '没有“$1”这个设置，可以用 msgtype、say、title、line、buttons'],
  [/^expected "name: value" or an indented line$/, '这里应该是“名称: 值”，或缩进的续行'],
  [/^msgtype is one of (.*)$/, 'msgtype 只能是 $1 之一'],
  [/^a button is "- title \| url"$/, '按钮要写成“- 标题 | 地址”'],
  [/^tag (\{%.*%\}) not closed$/, '$1 没有结束标签'],
  [/^output "(.*)" not closed$/s, '“$1”没有以 }} 结束'],
  [/^tag "(end\w+)" not found$/, '多了一个 $1，没有与它对应的开始标签'],
  [/^tag "(.*)" not found$/, '没有标签“$1”'],
  [/^undefined filter: (.*)$/, '没有过滤器“$1”'],
  [/^invalid value expression: (.*)$/s, '这里缺少变量或值：$1'],
  [/^expected "\|" before filter$/, '过滤器前面要有“|”'],
  [/^illegal tag: (.*)$/s, '标签写法不对：$1'],
  [/^expected variable name$/, '这里要写变量名'],
  [/^invalid capture name$/, 'capture 后面要写变量名'],
  [/^duplicated else$/, '多了一个 else'],
  [/^the template does too much$/, '循环和输出太多，超过了一条消息需要的量'],
  [/^the template prints too much$/, '输出太长'],
];

/** What is wrong with a template, without the place, which is told apart; what has no Chinese shows in English. */
export function complaintText(error: string, locale: Locale): string {
  const plain = error.replace(/,? ?line:\d+, col:\d+$/, '').replace(/^\w*Error: /, '');
  if (locale === 'en') return plain.charAt(0).toUpperCase() + plain.slice(1);
  for (const [pattern, text] of chinese) if (pattern.test(plain)) return plain.replace(pattern, text);
  return plain;
}
