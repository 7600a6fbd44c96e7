import { limits } from '../../../src/config.ts';
import type { Words } from '../../../src/dingtalk/causes.ts';
import { grouped, type Language, tableOf } from './words.ts';

type Unit = 'count' | 'bytes' | 'time';

/** The limits that somebody who runs dinghook meets, in words. */
const rows: readonly (readonly [limit: keyof typeof limits, unit: Unit, what: Words])[] = [
  [
    'startsPerWindow',
    'count',
    { 'zh-CN': '一个机器人 60 秒内最多发起的请求', en: 'requests to one robot in 60 seconds' },
  ],
  ['limitBlock', 'time', { 'zh-CN': '被钉钉限流后，机器人静默多久', en: 'silence of a robot that DingTalk limited' }],
  [
    'configProbe',
    'time',
    { 'zh-CN': '要人处理的机器人，隔多久自动再试', en: 'between tries of a robot that a person has to mend' },
  ],
  ['quotaProbe', 'time', { 'zh-CN': '额度用完后，隔多久再试', en: 'between tries after the quota was used up' }],
  ['sendTimeout', 'time', { 'zh-CN': '等钉钉答复多久', en: 'how long DingTalk may take to answer' }],
  [
    'messageBytes',
    'bytes',
    { 'zh-CN': '一条消息最大（钉钉的上限是 20,000）', en: 'largest message (DingTalk takes 20,000)' },
  ],
  ['digestDispatches', 'count', { 'zh-CN': '一条摘要最多合并', en: 'events in one digest' }],
  [
    'queueCap',
    'count',
    { 'zh-CN': '一个群的队列最长，再多的留在接入点', en: 'queue of a group; more stays with the hooks' },
  ],
  [
    'pendingCap',
    'count',
    {
      'zh-CN': '一个接入点还没交给群的，再多就让来源稍后重试（503）',
      en: 'not handed over by one hook; beyond it senders get 503',
    },
  ],
  ['journalCount', 'count', { 'zh-CN': '每个接入点保留的投递', en: 'deliveries kept per hook' }],
  ['journalAge', 'time', { 'zh-CN': '投递保留多久', en: 'how long deliveries are kept' }],
  ['journalBody', 'bytes', { 'zh-CN': '保存的原文，压缩后最大', en: 'stored body of a delivery, compressed' }],
  ['messageCount', 'count', { 'zh-CN': '每个群保留的消息', en: 'messages kept per group' }],
  ['messageAge', 'time', { 'zh-CN': '消息保留多久', en: 'how long messages are kept' }],
  ['dedupeSigned', 'time', { 'zh-CN': '正文有签名的，重复记多久', en: 'memory for duplicates, body signed' }],
  ['dedupeUnsigned', 'time', { 'zh-CN': '正文没有签名的，重复记多久', en: 'memory for duplicates, body not signed' }],
  ['unverifiedCap', 'count', { 'zh-CN': '一个接入点等公钥的投递', en: 'deliveries of one hook that wait for a key' }],
  ['buildAge', 'time', { 'zh-CN': '构建上次的结果记多久', en: 'memory for how a build ended last time' }],
  [
    'directoryCache',
    'time',
    { 'zh-CN': '改了配置，最久多久生效', en: 'until a change of the configuration is seen everywhere' },
  ],
  ['sessionIdle', 'time', { 'zh-CN': '控制台多久没有操作就退出', en: 'a console session without a click' }],
];

const heads = { 'zh-CN': ['什么', '多少'], en: ['what', 'how much'] } as const;

const steps = [
  [86_400_000, { 'zh-CN': '天', en: 'day' }],
  [3_600_000, { 'zh-CN': '小时', en: 'hour' }],
  [60_000, { 'zh-CN': '分钟', en: 'minute' }],
  [1_000, { 'zh-CN': '秒', en: 'second' }],
] as const;

function time(ms: number, locale: Language): string {
  const [size, name] = steps.find(([each]) => ms >= each && ms % each === 0) ?? steps[3];
  const n = ms / size;
  return locale === 'en' ? `${grouped(n)} ${name.en}${n === 1 ? '' : 's'}` : `${grouped(n)} ${name['zh-CN']}`;
}

function amount(limit: number, unit: Unit, locale: Language): string {
  if (unit === 'time') return time(limit, locale);
  if (unit === 'count') return grouped(limit);
  return limit % 1024 === 0 ? `${grouped(limit / 1024)} KB` : `${grouped(limit)} ${locale === 'en' ? 'bytes' : '字节'}`;
}

/** How much there may be of everything, as the product has it. */
export function limitTable(locale: Language): string {
  return tableOf(
    heads[locale],
    rows.map(([limit, unit, what]) => [what[locale], amount(limits[limit], unit, locale)]),
  );
}
