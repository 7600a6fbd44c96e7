import { describe, expect, it } from 'vitest';
import { branchOf, firstLine, httpUrl, shortSha } from '../../../src/kit/index.ts';

describe('firstLine', () => {
  it.each([
    { name: 'one line', text: 'fix: 登录', want: 'fix: 登录' },
    { name: 'title and body', text: 'fix: 登录\n\nlong story', want: 'fix: 登录' },
    { name: 'CRLF', text: 'title \r\nbody', want: 'title' },
    { name: 'lone CR', text: 'title\rbody', want: 'title' },
    { name: 'blank lines first', text: '\n \n  title\nbody', want: 'title' },
    { name: 'nothing', text: '', want: '' },
    { name: 'only space', text: ' \n\t', want: '' },
  ])('$name', ({ text, want }) => expect(firstLine(text)).toBe(want));
});

describe('branchOf', () => {
  it.each([
    ['refs/heads/main', 'main'],
    ['refs/heads/feature/login', 'feature/login'],
    ['refs/heads/refs/heads/odd', 'refs/heads/odd'],
    ['refs/tags/v1.2', 'v1.2'],
    ['refs/pull/7/merge', 'refs/pull/7/merge'],
    ['main', 'main'],
    ['my/refs/heads/main', 'my/refs/heads/main'],
    ['', ''],
  ])('%s → %s', (ref, want) => expect(branchOf(ref)).toBe(want));
});

it('shortSha keeps seven characters', () => {
  expect(shortSha('a1b2c3d4e5f60718293a4b5c6d7e8f9012345678')).toBe('a1b2c3d');
});

describe('httpUrl', () => {
  it.each<[unknown, string | undefined]>([
    ['https://example.com/a?b=1#c', 'https://example.com/a?b=1#c'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://EXAMPLE.com/A', 'https://example.com/A'],
    ['https://example.com/中文 x', 'https://example.com/%E4%B8%AD%E6%96%87%20x'],
    ['https://exa\nmple.com/', 'https://example.com/'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['dingtalk://dingtalkclient/page/link?url=x', undefined],
    ['//example.com/a', undefined],
    ['/a/b', undefined],
    ['https:example.com', undefined],
    ['https://github.com@evil.example/', undefined],
    ['https://user:pass@example.com/', undefined],
    ['https://', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [42, undefined],
    [{ href: 'https://example.com' }, undefined],
  ])('%j → %s', (value, want) => expect(httpUrl(value)).toBe(want));
});
