import { adapters } from '../../../adapters/index.ts';
import type { Words } from '../../../src/dingtalk/causes.ts';
import { type Language, tableOf } from './words.ts';

const byAddress: Words = { 'zh-CN': '只靠猜不到的地址', en: 'the unguessable address alone' };
const token: Words = { 'zh-CN': '密钥原样放在请求头里', en: 'the secret itself in a header' };
const body: Words = { 'zh-CN': '签名覆盖整个正文', en: 'a signature over the whole body' };

/** What each proof vouches for; `source/scheme` where a source's own differs from others of that name. */
const words: Readonly<Record<string, Words>> = {
  'hmac-sha256': body,
  'hmac-sha1': { 'zh-CN': '签名覆盖正文和地址', en: 'a signature over body and address' },
  'standard-webhooks': {
    'zh-CN': '签名覆盖编号、时间和正文，前后 5 分钟内有效',
    en: 'a signature over id, time and body, good for 5 minutes either way',
  },
  'rsa-sha1': {
    'zh-CN': '签名覆盖正文，用来源公布的公钥核对',
    en: 'a signature over the body, checked with the key that the source publishes',
  },
  'dingtalk-sign': {
    'zh-CN': '钉钉的加签，只覆盖时间，前后 1 小时内有效',
    en: 'DingTalk’s 加签: a signature over the time alone, good for an hour either way',
  },
  'any-proof': { 'zh-CN': '以上任意一种，有密钥时的默认', en: 'any of these; the default where there is a secret' },
  'gitee/shared-token': {
    'zh-CN': 'Gitee 的签名密钥（只覆盖时间）或密码',
    en: 'Gitee’s signature (over the time alone) or its password',
  },
  token,
  'shared-token': token,
  'secret-url': byAddress,
};

/** A scheme of a source in a few words. */
export function proofWords(source: string, id: string, locale: Language): string {
  const found = words[`${source}/${id}`] ?? words[id];
  if (!found) throw new Error(`say in test/unit/docs/proofs.ts what "${id}" of ${source} vouches for`);
  return found[locale];
}

const heads = {
  'zh-CN': ['来源', '验证方式，由强到弱', '没有密钥时'],
  en: ['source', 'proofs, the strongest first', 'without a secret'],
} as const;

const published: Words = { 'zh-CN': '用公布的公钥核对', en: 'checked with the published key' };
const nothing: Words = { 'zh-CN': '什么都不收', en: 'nothing is accepted' };

/** How the deliveries of every source are proved. */
export function proofTable(locale: Language): string {
  const rows = Object.values(adapters).map((adapter) => {
    const { name, title, auth, defaultAuth, keys } = adapter;
    const bare = defaultAuth?.([]) ?? auth[0];
    const open = bare.id === 'secret-url' ? byAddress : keys ? published : nothing;
    const schemes = auth.map(({ id }) => `\`${id}\`${locale === 'en' ? ': ' : '：'}${proofWords(name, id, locale)}`);
    return [title[locale], schemes.join('<br>'), open[locale]];
  });
  return tableOf(heads[locale], rows);
}
