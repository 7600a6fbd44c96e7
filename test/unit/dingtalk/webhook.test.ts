import { describe, expect, it } from 'vitest';
import { maskWebhook, parseWebhook } from '../../../src/dingtalk/webhook.ts';

const official = ['https://oapi.dingtalk.com', 'https://oapi.dingtalk.io'];
const local = [...official, 'http://127.0.0.1:8787', 'https://ding.example:8443', 'http://plain.example'];
const token = '0123456789abcdef'.repeat(4);
const url = `https://oapi.dingtalk.com/robot/send?access_token=${token}`;

describe('accepted', () => {
  it.each<{ name: string; text: string; want?: string }>([
    { name: 'as DingTalk shows it', text: url },
    { name: 'with spaces and newlines around', text: `  \n${url}\r\n ` },
    { name: 'the international host', text: url.replace('.com', '.io'), want: url.replace('.com', '.io') },
    { name: 'the host in capitals', text: url.replace('oapi.dingtalk', 'OAPI.DingTalk') },
    { name: 'the scheme in capitals', text: url.replace('https', 'HTTPS') },
    { name: 'the default port', text: url.replace('.com/', '.com:443/') },
    { name: 'a signature pasted along', text: `${url}&timestamp=1700000000000&sign=abc%2Bdef%3D` },
    { name: 'a signature in front', text: url.replace('?', '?sign=a&timestamp=1&') },
    { name: 'anything else in the query', text: `${url}&utm_source=chat` },
    {
      name: 'a token with all its characters',
      text: url.replace(token, 'aZ0-_.~'),
      want: url.replace(token, 'aZ0-_.~'),
    },
    { name: 'a token of 256', text: url.replace(token, 'x'.repeat(256)), want: url.replace(token, 'x'.repeat(256)) },
    {
      name: 'an allowed http origin',
      text: 'http://127.0.0.1:8787/robot/send?access_token=t',
      want: 'http://127.0.0.1:8787/robot/send?access_token=t',
    },
    {
      name: 'an allowed port',
      text: 'https://ding.example:8443/robot/send?access_token=t',
      want: 'https://ding.example:8443/robot/send?access_token=t',
    },
    {
      name: 'the default port of http',
      text: 'http://plain.example:80/robot/send?access_token=t',
      want: 'http://plain.example/robot/send?access_token=t',
    },
  ])('$name', ({ text, want = url }) => expect(parseWebhook(text, local)).toEqual({ ok: true, url: want }));

  it('an allowed origin may be written with a final slash', () => {
    expect(parseWebhook(url, ['https://oapi.dingtalk.com/'])).toEqual({ ok: true, url });
  });
});

const path = `/robot/send?access_token=${token}`;

describe('refused', () => {
  it.each([
    { name: 'nothing', text: '' },
    { name: 'spaces', text: ' \n\t ' },
    { name: 'a token alone', text: token },
    { name: 'no scheme', text: `oapi.dingtalk.com${path}` },
    { name: 'relative to a scheme', text: `//oapi.dingtalk.com${path}` },
    { name: 'http', text: url.replace('https', 'http') },
    { name: 'ftp', text: url.replace('https', 'ftp') },
    { name: 'file', text: `file:///etc/passwd${path}` },
    { name: 'javascript', text: `javascript:alert(1)//${path}` },
    { name: 'data', text: `data:text/plain,${path}` },
    { name: 'one slash', text: url.replace('//', '/') },
    { name: 'no slash', text: url.replace('//', '') },
    { name: 'three slashes', text: url.replace('//', '///') },
    { name: 'backslashes', text: url.replace('//', '\\\\') },
    { name: 'a backslash before the path', text: `https://oapi.dingtalk.com\\robot\\send?access_token=${token}` },
    { name: 'a backslash trick', text: `https://evil.example\\@oapi.dingtalk.com${path}` },
    { name: 'another host', text: `https://evil.example${path}` },
    { name: 'a subdomain of ours elsewhere', text: `https://oapi.dingtalk.com.evil.example${path}` },
    { name: 'a host that ends like ours', text: `https://evil-oapi.dingtalk.com${path}` },
    { name: 'a subdomain', text: `https://x.oapi.dingtalk.com${path}` },
    { name: 'the parent domain', text: `https://dingtalk.com${path}` },
    { name: 'a final dot', text: `https://oapi.dingtalk.com.${path}` },
    { name: 'a user name', text: `https://user@oapi.dingtalk.com${path}` },
    { name: 'a user name and password', text: `https://user:pass@oapi.dingtalk.com${path}` },
    { name: 'an empty user name', text: `https://@oapi.dingtalk.com${path}` },
    { name: 'our host as user name', text: `https://oapi.dingtalk.com@evil.example${path}` },
    { name: 'our host and port as credentials', text: `https://oapi.dingtalk.com:443@evil.example${path}` },
    { name: 'our host before a fragment', text: `https://evil.example#oapi.dingtalk.com${path}` },
    { name: 'our host in the query', text: `https://evil.example?oapi.dingtalk.com${path}` },
    { name: 'another port', text: `https://oapi.dingtalk.com:8443${path}` },
    { name: 'port 80', text: `https://oapi.dingtalk.com:80${path}` },
    { name: 'port 0', text: `https://oapi.dingtalk.com:0${path}` },
    { name: 'a port that is none', text: `https://oapi.dingtalk.com:x${path}` },
    { name: 'a port with a zero in front', text: `https://oapi.dingtalk.com:0443${path}` },
    { name: 'an empty port', text: `https://oapi.dingtalk.com:${path}` },
    { name: 'loopback', text: `http://127.0.0.1${path}` },
    { name: 'loopback by name', text: `https://localhost${path}` },
    { name: 'loopback, another port', text: `http://127.0.0.1:8788${path}` },
    { name: 'loopback with https', text: `https://127.0.0.1:8787${path}` },
    { name: 'loopback in decimal', text: `http://2130706433:8787${path}` },
    { name: 'loopback in hex', text: `http://0x7f000001:8787${path}` },
    { name: 'loopback in octal', text: `http://0177.0.0.1:8787${path}` },
    { name: 'loopback in short', text: `http://127.1:8787${path}` },
    { name: 'loopback with a final dot', text: `http://127.0.0.1.:8787${path}` },
    { name: 'IPv6 loopback', text: `http://[::1]:8787${path}` },
    { name: 'IPv4 mapped into IPv6', text: `http://[::ffff:127.0.0.1]:8787${path}` },
    { name: 'any address', text: `http://0.0.0.0:8787${path}` },
    { name: 'metadata service', text: `http://169.254.169.254${path}` },
    { name: 'private network', text: `https://192.168.0.1${path}` },
    { name: 'full-width host', text: `https://ｏapi.dingtalk.com${path}` },
    { name: 'ideographic full stop', text: `https://oapi。dingtalk。com${path}` },
    { name: 'Cyrillic letter', text: `https://оapi.dingtalk.com${path}` },
    { name: 'punycode', text: `https://xn--api-ovc.dingtalk.com${path}` },
    { name: 'percent-encoded host', text: `https://%6fapi.dingtalk.com${path}` },
    { name: 'soft hyphen in the host', text: `https://oapi.ding\u00adtalk.com${path}` },
    { name: 'zero-width space in the host', text: `https://oapi.dingtalk.com\u200b${path}` },
    { name: 'a tab inside the host', text: `https://oapi.ding\ttalk.com${path}` },
    { name: 'a newline inside', text: url.replace('/send', '/\nsend') },
    { name: 'a NUL in the host', text: `https://oapi.dingtalk.com\0${path}` },
    { name: 'no path', text: `https://oapi.dingtalk.com?access_token=${token}` },
    { name: 'another path', text: url.replace('/robot/send', '/gettoken') },
    { name: 'the path of a reply', text: url.replace('/send', '/sendBySession') },
    { name: 'a final slash', text: url.replace('/send', '/send/') },
    { name: 'a double slash', text: url.replace('/robot', '//robot') },
    { name: 'dots in the path', text: url.replace('/robot', '/x/../robot') },
    { name: 'encoded dots in the path', text: url.replace('/robot', '/x/%2e%2e/robot') },
    { name: 'a dot in the path', text: url.replace('/send', '/./send') },
    { name: 'an encoded letter in the path', text: url.replace('/send', '/%73end') },
    { name: 'the path in capitals', text: url.replace('/robot', '/Robot') },
    { name: 'a path parameter', text: url.replace('/send', '/send;x=1') },
    { name: 'no query', text: 'https://oapi.dingtalk.com/robot/send' },
    { name: 'no token', text: 'https://oapi.dingtalk.com/robot/send?timestamp=1' },
    { name: 'an empty token', text: url.replace(token, '') },
    { name: 'two tokens', text: `${url}&access_token=other` },
    { name: 'the token under another name', text: url.replace('access_token', 'Access_Token') },
    { name: 'a token of 257', text: url.replace(token, 'x'.repeat(257)) },
    { name: 'a space in the token', text: url.replace(token, 'a b') },
    { name: 'an encoded space in the token', text: url.replace(token, 'a%20b') },
    { name: 'a plus in the token', text: url.replace(token, 'a+b') },
    { name: 'an encoded ampersand in the token', text: url.replace(token, 'a%26sign=x') },
    { name: 'a newline in the token', text: url.replace(token, 'a%0d%0ab') },
    { name: 'Chinese in the token', text: url.replace(token, '令牌') },
    { name: 'a masked one', text: maskWebhook(url) },
    { name: 'a fragment', text: `${url}#x` },
    { name: 'an empty fragment', text: `${url}#` },
    { name: 'two addresses', text: `${url} ${url}` },
    { name: 'in angle brackets', text: `<${url}>` },
    { name: 'as a Markdown link', text: `[webhook](${url})` },
  ])('$name', ({ text }) => {
    const result = parseWebhook(text, local);
    expect(result.ok).toBe(false);
    const said = JSON.stringify(result);
    expect(said).not.toContain(token);
    expect(said).toMatch(/"zh-CN":"[^"]+。","en":"[^"]+\."/);
  });

  it.each<{ name: string; origins: string[] }>([
    { name: 'nothing is allowed', origins: [] },
    { name: 'what is allowed is no origin', origins: ['oapi.dingtalk.com', '', '*', 'https://*'] },
    { name: 'only another one is allowed', origins: ['https://oapi.dingtalk.io'] },
  ])('when $name', ({ origins }) => expect(parseWebhook(url, origins).ok).toBe(false));

  it('says which origins are allowed', () => {
    const result = parseWebhook('https://evil.example/robot/send?access_token=t', official);
    expect(result).toMatchObject({
      error: { en: expect.stringContaining('https://oapi.dingtalk.com or https://oapi.dingtalk.io') },
    });
  });
});

describe('maskWebhook', () => {
  it.each([
    ['a webhook', url, 'https://oapi.dingtalk.com/robot/send?access_token=***cdef'],
    ['with a signature', `${url}&timestamp=1&sign=x`, 'https://oapi.dingtalk.com/robot/send?access_token=***cdef'],
    [
      'a short token',
      'https://oapi.dingtalk.com/robot/send?access_token=abcdef',
      'https://oapi.dingtalk.com/robot/send?access_token=***',
    ],
    ['credentials', 'https://u:p@h.example/robot/send?access_token=x', 'https://h.example/robot/send?access_token=***'],
    ['no token', 'https://oapi.dingtalk.com/robot/send', 'https://oapi.dingtalk.com/robot/send?access_token=***'],
    ['no address', 'canary', '***'],
  ])('%s', (_, webhook, want) => expect(maskWebhook(webhook)).toBe(want));
});
