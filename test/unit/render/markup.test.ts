import { describe, expect, test } from 'vitest';
import { excerpt, textLines } from '../../../src/render/markup/index.ts';

describe('markdown as lines of text', () => {
  test.for<{ name: string; text: string; lines: string[] }>([
    { name: 'paragraph', text: '你好\n世界', lines: ['你好', '世界'] },
    { name: 'heading', text: '# 背景\n文字', lines: ['背景', '文字'] },
    { name: 'underlined heading', text: '背景\n===\n文字', lines: ['背景', '文字'] },
    { name: 'emphasis', text: '**a** *b* ~~c~~ __d__', lines: ['a b c d'] },
    { name: 'inline code', text: '运行 `npm test`', lines: ['运行 npm test'] },
    { name: 'fenced code', text: '```ts\nconst a = 1;\n```', lines: ['const a = 1;'] },
    { name: 'link', text: '见 [文档](https://x.example)', lines: ['见 文档'] },
    { name: 'autolink', text: '见 https://x.example/a', lines: ['见 https://x.example/a'] },
    { name: 'reference link', text: '[a][b]\n\n[b]: https://x.example', lines: ['a'] },
    { name: 'image', text: '![](https://x.example/a.png)', lines: ['[图片]'] },
    { name: 'image with alt text', text: '![登录页](https://x.example/a.png)', lines: ['[图片] 登录页'] },
    { name: 'image that says image', text: '![image](https://x.example/a.png)', lines: ['[图片]'] },
    {
      name: 'html image',
      text: '<img width="300" alt="登录页" src="https://x.example/a.png">',
      lines: ['[图片] 登录页'],
    },
    { name: 'badge', text: '![build](https://img.shields.io/a.svg) 正文', lines: ['正文'] },
    { name: 'linked badge', text: '[![ci](https://x.example/badge.svg)](https://x.example)\n\n正文', lines: ['正文'] },
    { name: 'list', text: '- a\n- b', lines: ['• a', '• b'] },
    { name: 'numbered list', text: '3. a\n4. b', lines: ['3. a', '4. b'] },
    { name: 'nested list', text: '- a\n  - b', lines: ['• a', '• b'] },
    { name: 'tasks', text: '- [ ] a\n- [x] b', lines: ['☐ a', '☑ b'] },
    { name: 'table', text: '| 项 | 值 |\n|--|--|\n| a | **1** |\n| b | |', lines: ['a · 1', 'b'] },
    { name: 'quote alone', text: '> 旧的话', lines: ['旧的话'] },
    { name: 'quoted reply', text: '> 旧的话\n\n新的话', lines: ['新的话'] },
    { name: 'rule', text: 'a\n\n---\n\nb', lines: ['a', 'b'] },
    { name: 'comment', text: '<!-- 模板 -->正文', lines: ['正文'] },
    { name: 'comment left open', text: '正文\n<!-- 模板', lines: ['正文'] },
    { name: 'details', text: '正文\n<details><summary>x</summary>\n\n日志\n</details>', lines: ['正文'] },
    { name: 'html', text: '<p align="center">居中</p>', lines: ['居中'] },
    { name: 'inline html', text: '按 <kbd>Ctrl</kbd> 键<br>然后', lines: ['按 Ctrl 键', '然后'] },
    {
      name: 'entities',
      text: 'a &lt; b &amp;&nbsp;c &#39;d&#39; &#x4e2d; &unknown;',
      lines: ["a < b & c 'd' 中 &unknown;"],
    },
    { name: 'mention', text: '@lilei 看看', lines: ['@lilei 看看'] },
    { name: 'escaped', text: '\\*a\\*', lines: ['*a*'] },
    { name: 'hard break', text: 'a  \nb', lines: ['a', 'b'] },
    { name: 'windows line ends', text: 'a\r\n\r\nb', lines: ['a', 'b'] },
    { name: 'hidden direction in an entity', text: 'a&#x202e;b', lines: ['ab'] },
    { name: 'nothing to read', text: '---\n\n***', lines: [] },
    { name: 'only blanks', text: ' \n\n ', lines: [] },
    { name: 'emoji', text: '👍', lines: ['👍'] },
    { name: 'plus one', text: '+1', lines: ['+1'] },
  ])('$name', ({ text, lines }) => {
    expect(textLines('markdown', text, 'zh-CN')).toEqual(lines);
  });

  test('plain text keeps its marks', () => {
    expect(textLines('text', '# a\n\n*b*', 'en')).toEqual(['# a', '*b*']);
  });
});

describe('excerpt', () => {
  const of = (text: string) => excerpt({ format: 'markdown', text }, 'en').markdown;

  test.for([
    { name: 'one line', text: 'a', quote: '> a' },
    { name: 'three lines', text: 'a\n\nb\n\nc', quote: '> a\n> b\n> c' },
    { name: 'a fourth line is cut', text: 'a\n\nb\n\nc\n\nd', quote: '> a\n> b\n> c …' },
    { name: 'a heading is not the end', text: '# a\n\nb\n\n# c\n\nd', quote: '> a\n> b …' },
    { name: 'a heading without anything below it stays', text: 'a\n\n# b', quote: '> a\n> b' },
    { name: 'headings alone', text: '# a\n\n# b\n\n# c\n\n# d', quote: '> a …' },
    { name: 'a long line is cut', text: 'x'.repeat(300), quote: `> ${'x'.repeat(199)}…` },
    {
      name: 'long lines share the room',
      text: `${'x'.repeat(150)}\n\n${'y'.repeat(150)}`,
      quote: `> ${'x'.repeat(150)}\n> ${'y'.repeat(49)}…`,
    },
    { name: 'nothing', text: '', quote: '' },
    { name: 'escaped', text: '\\[a](b) <c', quote: '> \\[a\\]\\(b) &lt;c' },
    { name: 'image in English', text: '![](https://x.example/a.png)', quote: '> \\[image\\]' },
  ])('$name', ({ text, quote }) => {
    expect(of(text)).toBe(quote);
  });

  test('a line that hardly fits is left out whole', () => {
    expect(of(`${'x'.repeat(170)}\n\n${'y'.repeat(50)}`)).toBe(`> ${'x'.repeat(170)} …`);
  });

  test('no half words', () => {
    expect(of(`${'word '.repeat(39)}everything`)).toMatch(/ word…$/);
  });

  test.for([undefined, null, 7, {}, { text: 7 }, []])('nothing for %s', (body) => {
    expect(excerpt(body, 'en').markdown).toBe('');
  });

  test('a string is plain text', () => {
    expect(excerpt('a *b*', 'en').markdown).toBe('> a \\*b\\*');
  });
});
