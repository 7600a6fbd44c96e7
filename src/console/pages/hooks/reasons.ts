import { kinds, type Locale, localise, type Text } from '../../../event/index.ts';
import { match } from '../../../ingress/topics.ts';

/** A sentence of the log: how it is written, and what it says in Chinese with the places in both. */
type Sentence = readonly [pattern: RegExp, chinese: (...places: string[]) => string];

/** Reasons that stand in the log, whoever wrote them. What is not listed shows as it is: the words of a parser or a vendor. */
const sentences: readonly Sentence[] = [
  [/^(\S+): switched off by "(.+)"$/, (topic, pattern) => `这个接入点用“${pattern}”关掉了 ${topic}`],
  [/^ping: (.*)$/s, (what) => `测试连接，没有要通知的内容（${what}）`],
  [
    /^(?:unsupported: )?(\S+) event "(.+)" is not known to this version$/,
    (_, event) => `这个版本还不认识 ${event} 事件`,
  ],
  [
    /^unsupported: (\S+) "(.+)" is not known to this version$/,
    (event, what) => `这个版本还不认识 ${event} 的“${what}”`,
  ],
  [/^unsupported: "(.+)" is not known to this version$/, (what) => `这个版本还不认识“${what}”`],
  [/^unsupported: (\S+) never says anything to a group$/, (event) => `${event} 事件没有要告诉群的内容`],
  [/^unsupported: (.*)$/s, (what) => `还不支持：${what}`],
  [/^uninteresting: (.*)$/s, (what) => `没有看得见的变化（${what}）`],
  [/^template (.+?) failed: (.*)$/s, (name, error) => `模板 ${name} 出错，已改用下一级：${error}`],
  [/^its proof could not be checked yet: (.*)$/s, (problem) => `签名还没能验证，先保存着：${problem}`],
  [/^already received as (\S+)$/, (id) => `与 ${id} 是同一次投递`],
  [/^It was \w+, so there is nothing to repeat\..*$/s, () => '当时没有发出消息，所以没有可重发的；可以重新生成。'],
  [/^It says nothing to any group\.$/, () => '它没有要告诉任何群的内容。'],
  [/^The groups it went to have been deleted\.$/, () => '它要发到的群都已删除。'],
  [/^Its proof could not be checked yet\..*$/s, () => '签名还没能验证。验证之后会自动判断和发送。'],
  [/^Its proof was not genuine, so it is never sent\.$/, () => '签名不是真的，永远不会发送。'],
  [/^Its body of (\d+) bytes was too large to be kept\.$/, (bytes) => `正文有 ${bytes} 字节，太大，没有保存。`],
  [/^This version cannot read it: (.*)$/s, (why) => `这个版本读不懂它：${why}`],
  [/^There is nothing to say about it: (.*)$/s, (why) => `没有要通知的内容：${chinese(why, {})}`],
  [
    /^Too many messages of this hook wait for their groups\..*$/s,
    () => '这个接入点等待发送的消息太多，请一分钟后再试。',
  ],
];

/** Words of the rules, as `because` has them. */
const nouns: Readonly<Record<string, string>> = {
  event: '事件',
  place: '位置',
  branch: '分支',
  'source branch': '来源分支',
  'target branch': '目标分支',
  label: '标签',
  actor: '操作人',
  path: '文件',
  type: '类型',
  priority: '优先级',
  status: '状态',
  'from list': '来自列表',
  list: '列表',
  severity: '程度',
  hours: '时段',
};

const held: Readonly<Record<string, string>> = {
  'by a machine account': '机器人账号做的',
  'not by a machine account': '不是机器人账号做的',
  'a draft': '是草稿',
  'not a draft': '不是草稿',
};

/** What is quiet by default at the hook's source. */
interface Known {
  quiet?: Readonly<Record<string, Text>>;
}

/**
 * Why a delivery was sent or not, in the language of the page: one sentence a reason. The log keeps them in English; names
 * of rules, patterns and what vendors or parsers say stay as they are.
 */
export function reasonLines(reason: string | null, locale: Locale, known: Known = {}): string[] {
  if (reason === null) return [];
  const parts = reason.split(/; (?=(?:[\w, ]+: )?(?:sent by|dropped by|template )|\S+: (?:quiet|switched))/);
  return parts.map((part) => (locale === 'en' ? part : chinese(part, known)));
}

function chinese(part: string, known: Known): string {
  const prefix = /^(\w+(?:, \w+)*): (?=(?:sent|dropped) by |\S+: (?:quiet|switched))/.exec(part);
  const named = prefix?.[1]?.split(', ').every((kind) => kinds.some((each) => each === kind));
  if (prefix && named) return `${prefix[1]}：${chinese(part.slice(prefix[0].length), known)}`;
  const ruled = /^(sent|dropped) by rule (\d+)(?: "(.*?)")?(?:: (.*))?$/s.exec(part);
  if (ruled) {
    const [, what, number, name, because] = ruled;
    const rule = name === undefined ? `规则 ${number} ` : `规则 ${number}“${name}”`;
    const why = because === undefined ? '' : `（${because.split(', ').map(circumstance).join('，')}）`;
    return what === 'sent' ? `按${rule}发送${why}` : `被${rule}丢弃${why}`;
  }
  const quiet = /^(\S+): quiet by default \((.*)\)$/s.exec(part);
  if (quiet) {
    const [, topic = '', why = ''] = quiet;
    const pattern = match(topic, Object.keys(known.quiet ?? {}));
    const text = pattern === undefined ? undefined : known.quiet?.[pattern];
    return `${topic} 默认不通知（${text === undefined ? why : localise(text, 'zh-CN')}）`;
  }
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(part);
    if (found) return say(...found.slice(1));
  }
  return part;
}

function circumstance(text: string): string {
  const whole = held[text];
  if (whole) return whole;
  const noun = Object.keys(nouns).find((each) => text.startsWith(`${each} `));
  return noun === undefined ? text : `${nouns[noun]} ${text.slice(noun.length + 1)}`;
}
