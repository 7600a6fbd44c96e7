import { describe, expect, test } from 'vitest';
import { escapeMarkdown, link, plain } from '../../../src/render/index.ts';

describe('escape', () => {
  test.for([
    { name: 'plain words', text: '修复 login page', escaped: '修复 login page' },
    { name: 'link', text: '[a](https://x.example)', escaped: '\\[a\\]\\(https&#58;//x.example)' },
    { name: 'image', text: '![a](b)', escaped: '!\\[a\\]\\(b)' },
    { name: 'emphasis', text: '*a* _b_ `c` ~~d~~', escaped: '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~' },
    { name: 'backslash', text: 'C:\\dir', escaped: 'C:\\\\dir' },
    { name: 'html', text: '<b>a</b> & c', escaped: '&lt;b&gt;a&lt;/b&gt; &amp; c' },
    { name: 'entity stays what was typed', text: '&lt;', escaped: '&amp;lt;' },
    { name: 'heading', text: '# a', escaped: '\\# a' },
    { name: 'number at the start', text: '#128', escaped: '\\#128' },
    { name: 'number inside', text: 'fix #128', escaped: 'fix #128' },
    { name: 'list dash', text: '- a', escaped: '\\- a' },
    { name: 'dash at the end of a value', text: '-', escaped: '\\-' },
    { name: 'negative number', text: '-1', escaped: '-1' },
    { name: 'hyphen inside', text: 'a - b', escaped: 'a - b' },
    { name: 'list plus', text: '+ a', escaped: '\\+ a' },
    { name: 'country code', text: '+86 138', escaped: '+86 138' },
    { name: 'ordered list', text: '1. a', escaped: '1\\. a' },
    { name: 'ordered list with a parenthesis', text: '12) a', escaped: '12\\) a' },
    { name: 'version', text: '1.2.3', escaped: '1.2.3' },
    { name: 'rule', text: '---', escaped: '\\---' },
    { name: 'underline of a heading', text: '===', escaped: '\\===' },
    { name: 'table row', text: '| a |', escaped: '\\| a |' },
    { name: 'table delimiter', text: ':--|--', escaped: '\\:--|--' },
    { name: 'every line has a start', text: 'a\n# b\n- c', escaped: 'a\n\\# b\n\\- c' },
    { name: 'bare address', text: 'see www.x.example', escaped: 'see www&#46;x.example' },
    { name: 'e-mail', text: 'a@x.example', escaped: 'a&#64;x.example' },
    { name: 'mention stays readable', text: '请 @13800000000 看看', escaped: '请 @13800000000 看看' },
    { name: 'direction and width', text: 'a\u202eb\u200bc\ufeff', escaped: 'abc' },
    { name: 'family of emoji', text: '👨‍👩‍👧 ❤️', escaped: '👨‍👩‍👧 ❤️' },
    { name: 'stray joiner', text: 'a\u200db', escaped: 'ab' },
    { name: 'half a character', text: 'a\ud800', escaped: 'a\ufffd' },
  ])('$name', ({ text, escaped }) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('plain', () => {
  test.for([
    { name: 'link', markdown: '[a \\[b\\]](dingtalk://x?y)', text: 'a [b]' },
    { name: 'image', markdown: '![alt](https://x.example/y.png)', text: 'alt' },
    { name: 'bold', markdown: 'a **b**', text: 'a b' },
    { name: 'heading and quote', markdown: '#### a\n\n> b  \n> c', text: 'a\n\nb\nc' },
    { name: 'list dashes stay', markdown: '- a\n- b', text: '- a\n- b' },
    { name: 'escaped bold', markdown: '\\*\\*a\\*\\*', text: '**a**' },
    { name: 'entities', markdown: '1 &lt; 2 &amp;amp; https&#58;//x', text: '1 < 2 &amp; https://x' },
  ])('$name', ({ markdown, text }) => {
    expect(plain(markdown)).toBe(text);
  });
});

describe('link', () => {
  const wrapped = (url: string, slide = false) => `dingtalk://dingtalkclient/page/link?url=${url}&pc_slide=${slide}`;

  test.for([
    { name: 'https', url: 'https://x.example/a?b=c&d', target: wrapped('https%3A%2F%2Fx.example%2Fa%3Fb%3Dc%26d') },
    { name: 'http', url: 'http://x.example', target: wrapped('http%3A%2F%2Fx.example%2F') },
    { name: 'parentheses', url: 'https://x.example/(a)', target: wrapped('https%3A%2F%2Fx.example%2F%28a%29') },
    { name: 'space', url: ' https://x.example/a b ', target: wrapped('https%3A%2F%2Fx.example%2Fa%2520b') },
    { name: 'Han', url: 'https://x.example/钉', target: wrapped('https%3A%2F%2Fx.example%2F%25E9%2592%2589') },
    { name: 'script', url: 'javascript:alert(1)', target: null },
    { name: 'data', url: 'data:text/html,x', target: null },
    { name: "DingTalk's own", url: 'dingtalk://dingtalkclient/page/link?url=x', target: null },
    { name: 'message as the reader', url: 'dtmd://dingtalkclient/sendMessage?content=x', target: null },
    { name: 'relative', url: '/a', target: null },
    { name: 'nothing', url: '', target: null },
    { name: 'credentials', url: 'https://github.com@evil.example/', target: null },
    { name: 'not an address', url: 'https://', target: null },
    { name: 'too long', url: `https://x.example/${'a'.repeat(2000)}`, target: null },
  ])('$name', ({ url, target }) => {
    expect(link('t', url, 'browser').markdown).toBe(target === null ? 't' : `[t](${target})`);
  });

  test('opens the sidebar where a group wants it', () => {
    expect(link('t', 'https://x.example', 'sidebar').markdown).toContain('&pc_slide=true)');
  });

  test('without text there is nothing to press', () => {
    expect(link('', 'https://x.example', 'browser').markdown).toBe('');
  });
});
