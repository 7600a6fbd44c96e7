import { describe, expect, it } from 'vitest';
import type { AuthScheme } from '../../../src/kit/index.ts';
import { codeup, githubSha1, githubSha256, gitlabSigned, jira, request, travis, trello } from './schemes.ts';

/** What a vendor, or two independent tools, say a request looks like. */
interface Vector {
  name: string;
  scheme: AuthScheme;
  secret: string;
  body: string;
  headers: Record<string, string>;
  path?: string;
  ok?: false;
}

const everybody = "It's a Secret to Everybody";
const title = '{"action":"opened","issue":{"number":1,"title":"中文标题 🚀"}}';
const issue =
  '{"timestamp":1700000000000,"webhookEvent":"jira:issue_created","issue":{"key":"OPS-7","fields":{"summary":"登录失败 😀"}}}';
const trelloSecret = '0123456789abcdef'.repeat(4);
const card = (text: string) =>
  `{"action":{"id":"5ab046680b49df6efbd682f8","type":"commentCard","data":{"text":"${text}"}}}`;
const pushHook = '{"object_kind":"push","event_name":"push","ref":"refs/heads/main"}';
const whsec = 'whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=';
const standard = (signature: string) => ({
  'webhook-id': 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f',
  'webhook-timestamp': '1744578123',
  'webhook-signature': signature,
});
const hub256 = (digest: string) => ({ 'x-hub-signature-256': `sha256=${digest}` });
const hub = (digest: string) => ({ 'x-hub-signature': digest });

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const travisKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA6dnyCvqEKSZlH8gcN19X
XuEWKtQBBznBAhECWVZjHX1pWXTTQeX/LZjByr/ipWfB8xU7AxRUoIDWXinr5LaQ
vTBrV/pkY4YBKV+RHVZsJBkXQAWAH44i5Ru/F+os8MH8/N9WxFSKdy2nb/qoZn4q
AoeRCvtHuEnXw5BL7DKkvIvTVwAH0vi8jT/OwnMEB4qhr2+uamPUp51FPaNiOGmq
Vfjl+riTzXu9QdOTg7xZnFgUmu8V8y0YE5IhSQzGwfnrfNEdKFs5VZBD4OdHRC55
LUMyy52BJikFpZSUgUitfr1zOXxZRqK5IC97aebdO0yM+o5+k5ML+EJA/463sxD1
fQIDAQAB
-----END PUBLIC KEY-----`;
const travisSignature =
  'DHhqb0SKbKwBZ0xefB6ijYOJVJ2jyyB1sN4HBeNBPg8LkRw1LDvlFQNJ8/UtuEDedv5w7iCAdYLyRIiCDT+e3nnt312wfciEMpMcqWmV7f6lJ350Wvt0V7f61TzVNMTu2gxt7My6C1MOHhZlAkibBT0+IGJKz81a42M1Lny+skkC1x0Jm6wIXY7Bh8irKLygOuN+GSvpmmSq/P9bu1YpmHTPDghghNkeNQ8dp+zoH4wmGJljWI7BMo8RVJIDoTKYpSuxyF6eTXTEDxJA/aXxfp9ho7nWOiE8Dbg89hSj31EZg6TSLMWjyri3K2Wg9VTxsBW6T8yuJAczfdou5wYGeA==';
const build = (state: string) =>
  `{"id":1001,"number":"42","type":"push","state":"${state}","status":1,"result":1,"status_message":"Broken","result_message":"Broken","build_url":"https://app.travis-ci.com/github/acme/示例/builds/1001","branch":"feature/a+b","message":"修复 100% 的问题 + \\"引号\\" & emoji 😀","repository":{"id":7,"name":"示例","owner_name":"acme","url":null}}`;
const payload = (json: string) => new URLSearchParams({ payload: json }).toString();

const vectors: Vector[] = [
  {
    name: 'GitHub: the published one',
    scheme: githubSha256,
    secret: everybody,
    body: 'Hello, World!',
    headers: hub256('757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'),
  },
  {
    name: 'GitHub: UTF-8',
    scheme: githubSha256,
    secret: 'ding-secret',
    body: title,
    headers: hub256('2f5078340443aa3e0648289ac64f12c0462df5419b487545ef5e68aeba17f414'),
  },
  {
    name: 'GitHub: a form is signed as it was encoded',
    scheme: githubSha256,
    secret: 'ding-secret',
    body: 'payload=%7B%22action%22%3A%22opened%22%2C%22issue%22%3A%7B%22number%22%3A1%2C%22title%22%3A%22%E4%B8%AD%E6%96%87%E6%A0%87%E9%A2%98+%F0%9F%9A%80%22%7D%7D',
    headers: hub256('e20e46adacd50ee0b977b95998d32e31d6976382c631daf60f41065ea383da86'),
  },
  {
    name: 'GitHub: legacy SHA-1',
    scheme: githubSha1,
    secret: everybody,
    body: 'Hello, World!',
    headers: hub('sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59'),
  },
  {
    name: "JIRA: the vendor's own",
    scheme: jira,
    secret: everybody,
    body: 'Hello World!',
    headers: hub('sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9'),
  },
  {
    name: 'JIRA: UTF-8 body',
    scheme: jira,
    secret: 'jira-secret-1',
    body: issue,
    headers: hub('sha256=a8ba20808f0edba15f765cb41a5d4bbbf45653d0277c4975931e0b9f6da2b49f'),
  },
  {
    name: 'JIRA: UTF-8 secret',
    scheme: jira,
    secret: 'jira-secret-示例',
    body: issue,
    headers: hub('sha256=2c6f662aeae2dc1e92b420d3015c0af7ecc5c8dfa5fc294889525d8c60734fec'),
  },
  {
    name: 'JIRA: a final newline counts',
    scheme: jira,
    secret: 'jira-secret-1',
    body: `${issue}\n`,
    headers: hub('sha256=aae3aa10ba0780abe6511347dd6fef694aeb493ae63cbfa27b4fd56f1a275483'),
  },
  {
    name: 'JIRA: the newline is not to be trimmed',
    scheme: jira,
    secret: 'jira-secret-1',
    body: issue,
    headers: hub('sha256=aae3aa10ba0780abe6511347dd6fef694aeb493ae63cbfa27b4fd56f1a275483'),
    ok: false,
  },
  {
    name: 'Trello',
    scheme: trello,
    secret: trelloSecret,
    body: card('ok'),
    headers: { 'x-trello-webhook': 'kwdTJn/LeiHQ2hQ0Cj3TNcCFhT0=' },
  },
  {
    name: 'Trello: a final slash counts',
    scheme: trello,
    secret: trelloSecret,
    body: card('ok'),
    path: '/in/trello/abc/',
    headers: { 'x-trello-webhook': 'pdE1e67uUhYjmYdwSZ6nAx0VJ/U=' },
  },
  {
    name: 'Trello: so does the query',
    scheme: trello,
    secret: trelloSecret,
    body: card('ok'),
    path: '/in/trello/abc?t=1&x=%E4%BD%A0',
    headers: { 'x-trello-webhook': 'gcB+2bZLL0KMUA5iKJnf/5hvfl4=' },
  },
  {
    name: 'Trello: UTF-8',
    scheme: trello,
    secret: trelloSecret,
    body: card('完成了 ✅ café'),
    headers: { 'x-trello-webhook': '43OHdpLBX/chC0g711wvwluW/zM=' },
  },
  {
    name: 'Trello: not latin-1',
    scheme: trello,
    secret: trelloSecret,
    body: card('完成了 ✅ café'),
    headers: { 'x-trello-webhook': 'Mqd+k91DeW5dooe5lHuVpQETnZo=' },
    ok: false,
  },
  {
    name: 'GitLab: signing token',
    scheme: gitlabSigned,
    secret: whsec,
    body: pushHook,
    headers: standard('v1,FEuuvXzGCbOsRIQLyPyuRBLsChRXhf1mjPM3buneUco='),
  },
  {
    name: 'GitLab: escaped and UTF-8 body',
    scheme: gitlabSigned,
    secret: whsec,
    body: '{"object_kind":"note","object_attributes":{"note":"你好 \\u0026 <ok>"}}',
    headers: standard('v1,5swFXpEIazzAA+RxjS9m2o025rCtPvCHWuVFWKpCmuE='),
  },
  {
    name: 'GitLab: the text of the token is not the key',
    scheme: gitlabSigned,
    secret: whsec,
    body: pushHook,
    headers: standard('v1,Zoj0ZghCcMONMR7CCD5qt+rxbHIP6+C/oEs9UA8NSzo='),
    ok: false,
  },
  {
    name: 'Codeup',
    scheme: codeup,
    secret: 'codeup-secret-token',
    body: '{}',
    headers: { 'X-Codeup-Token': 'codeup-secret-token' },
  },
  {
    name: 'Travis CI: UTF-8, plus, percent, ampersand',
    scheme: travis,
    secret: travisKey,
    body: payload(build('failed')),
    headers: { ...form, signature: travisSignature },
  },
  {
    name: 'Travis CI: spaces as %20',
    scheme: travis,
    secret: travisKey,
    body: payload(build('failed')).replaceAll('+', '%20'),
    headers: { ...form, signature: travisSignature },
  },
  {
    name: 'Travis CI: tampered',
    scheme: travis,
    secret: travisKey,
    body: payload(build('passed')),
    headers: { ...form, signature: travisSignature },
    ok: false,
  },
  {
    name: "Travis CI: another server's key",
    scheme: travis,
    secret: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvtjdLkS+FP+0fPC09j25
y/PiuYDDivIT86COVedvlElk99BBYTrqNaJybxjXbIZ1Q6xFNhOY+iTcBr4E1zJu
tizF3Xi0V9tOuP/M8Wn4Y/1lCWbQKlWrNQuqNBmhovF4K3mDCYswVbpgTmp+JQYu
Bm9QMdieZMNry5s6aiMA9aSjDlNyedvSENYo18F+NYg1J0C0JiPYTxheCb4optr1
5xNzFKhAkuGs4XTOA5C7Q06GCKtDNf44s/CVE30KODUxBi0MCKaxiXw/yy55zxX2
/YdGphIyQiA5iO1986ZmZCLLW8udz9uhW5jUr3Jlp9LbmphAC61bVSf4ou2YsJaN
0QIDAQAB
-----END PUBLIC KEY-----`,
    body: payload(build('failed')),
    headers: { ...form, signature: travisSignature },
    ok: false,
  },
];

describe('vectors of the vendors', () => {
  it.each(vectors)('$name', async ({ scheme, secret, body, headers, path, ok = true }) => {
    const result = await scheme.verify(request(body, headers, path), [secret], 1_744_578_123_000);
    expect(result.ok ? 'accepted' : result.reason).toBe(ok ? 'accepted' : 'mismatch');
  });

  const signable = vectors.filter(({ scheme, ok }) => ok !== false && scheme !== travis);
  it.each(signable)('signs $name the same way', async ({ scheme, secret, body, headers, path }) => {
    const signed = await scheme.sign(request(body, headers, path), secret, 1_744_578_123_999);
    expect(Object.fromEntries(new Headers(signed))).toEqual(Object.fromEntries(new Headers(headers)));
  });
});
