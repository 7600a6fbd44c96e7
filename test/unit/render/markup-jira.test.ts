import { describe, expect, test } from 'vitest';
import { excerpt, textLines } from '../../../src/render/markup/index.ts';
import { reduceJira } from '../../../src/render/markup/jira.ts';

describe('wiki markup as lines of text', () => {
  test.for<{ name: string; text: string; lines: string[] }>([
    { name: 'paragraph', text: '你好\r\n世界', lines: ['你好', '世界'] },
    { name: 'heading', text: 'h1. 背景\nh6. 细节', lines: ['背景', '细节'] },
    { name: 'a word that starts like a heading', text: 'h2o. 水', lines: ['h2o. 水'] },
    { name: 'marks', text: '*a* _b_ +c+ -d- ^e^ ~f~ ??g??', lines: ['a b c d e f g'] },
    { name: 'marks in each other', text: '*_a_ b* _*c*_', lines: ['a b c'] },
    { name: 'marks beside Han', text: '中文*粗体*中文，“_斜体_”', lines: ['中文粗体中文，“斜体”'] },
    { name: 'marks inside of words', text: '{*}粗{*}体 a{_}b{_}c', lines: ['粗体 abc'] },
    {
      name: 'no marks: words',
      text: 'snake_case_name a-b-c 2026-11-22 x*y*z C++ D++',
      lines: ['snake_case_name a-b-c 2026-11-22 x*y*z C++ D++'],
    },
    { name: 'no marks: space inside', text: '2 * 3 * 4 - 5 - 6, a * b*', lines: ['2 * 3 * 4 - 5 - 6, a * b*'] },
    { name: 'no marks: flags', text: 'run --dry-run --force -v foo-bar', lines: ['run --dry-run --force -v foo-bar'] },
    { name: 'escaped', text: '\\*a\\* \\{code} \\[x|y]', lines: ['*a* {code} [x|y]'] },
    { name: 'monospace', text: '运行 {{npm *test* [x]}}', lines: ['运行 npm *test* [x]'] },
    {
      name: 'code',
      text: '前\n{code:java|title=A.java}\nint *a* = b[0]; // {color}\n{code}\n后',
      lines: ['前', 'int *a* = b[0]; // {color}', '后'],
    },
    { name: 'code in a line', text: '用 {code}a*b*c{code} 就行', lines: ['用', 'a*b*c', '就行'] },
    { name: 'code left open', text: '前 {noformat}*a*\n_b_', lines: ['前', '*a*', '_b_'] },
    {
      name: 'code in the other kind of code',
      text: '{noformat}{code}*a*{code}{noformat}*b*',
      lines: ['{code}*a*{code}', 'b'],
    },
    { name: 'colour', text: '{color:#ff0000}*红*{color}色', lines: ['红色'] },
    {
      name: 'panel',
      text: '{panel:title=注意|bgColor=#fff}\n小心\n{panel}\n{info}知道{info}',
      lines: ['小心', '知道'],
    },
    { name: 'anchor', text: '{anchor:top}正文', lines: ['正文'] },
    { name: 'braces that are no macro', text: 'GET /users/{id} {"a":1}', lines: ['GET /users/{id} {"a":1}'] },
    {
      name: 'JSON of a document',
      text: '前\n{adf:display=block}\n<a>{"type":"taskList"}</a>\n{adf}\n后',
      lines: ['前', '后'],
    },
    { name: 'quote alone', text: '{quote}旧的话{quote}', lines: ['旧的话'] },
    { name: 'quoted reply', text: '{quote}\n旧的话\n{quote}\n新的话', lines: ['新的话'] },
    { name: 'quoted line', text: 'bq. 旧的话\n新的话', lines: ['新的话'] },
    { name: 'quote left open', text: '新的话\n{quote}\n旧的话', lines: ['新的话'] },
    { name: 'list', text: '* a\n** b\n- c', lines: ['• a', '• b', '• c'] },
    { name: 'numbered list', text: '# a\n# b\n文字\n# c', lines: ['1. a', '2. b', '文字', '1. c'] },
    { name: 'empty item', text: '* \n* a', lines: ['• a'] },
    { name: 'bold at the start of a line', text: '*a* b', lines: ['a b'] },
    { name: 'table', text: '||项||值||\n|a|*1*|\n|b| |', lines: ['a · 1', 'b'] },
    { name: 'table with headers at the side', text: '||a|1|\n||b|2|', lines: ['a · 1', 'b · 2'] },
    { name: 'table with a link', text: '|[文档|https://x.example]|好|', lines: ['文档 · 好'] },
    { name: 'link', text: '见 [文档|https://x.example]', lines: ['见 文档'] },
    { name: 'link with a tip', text: '[文档|https://x.example|提示]', lines: ['文档'] },
    {
      name: 'smart link',
      text: '[https://x.example/a|https://x.example/a|smart-link]',
      lines: ['https://x.example/a'],
    },
    {
      name: 'bare link',
      text: '[https://x.example/a_b_c] [mailto:a@b.example] [#top]',
      lines: ['https://x.example/a_b_c a@b.example top'],
    },
    { name: 'bare address', text: '见 https://x.example/_a_/-b-/*c*', lines: ['见 https://x.example/_a_/-b-/*c*'] },
    { name: 'marks in the text of a link', text: '[*粗*体|https://x.example]', lines: ['粗体'] },
    { name: 'link inside of marks', text: '*[文档|https://x.example]*', lines: ['文档'] },
    { name: 'link without a text', text: '[|https://x.example]', lines: ['https://x.example'] },
    { name: 'brackets', text: '[WIP] 修复 a[0]', lines: ['[WIP] 修复 a[0]'] },
    { name: 'attached file', text: '见 [^日志 1.txt]', lines: ['见 日志 1.txt'] },
    { name: 'picture', text: '前 !截图 1.png|thumbnail! 后 !https://x.example/a!', lines: ['前 后'] },
    { name: 'picture alone', text: '!a.png!', lines: [] },
    { name: 'picture in a link', text: '[!a.png!|https://x.example] 正文', lines: ['正文'] },
    { name: 'exclamation', text: 'Stop! See a.png! Now!', lines: ['Stop! See a.png! Now!'] },
    { name: 'mention of Data Center', text: '[~chenchen] 看看', lines: ['@chenchen 看看'] },
    { name: 'mention by name', text: '[~Chen Chen] 看看', lines: ['@Chen Chen 看看'] },
    { name: 'mention by a key that says nothing', text: '[~JIRAUSER10108] 看看', lines: ['@某人 看看'] },
    { name: 'mention of Cloud', text: '[~accountid:557058:8b6b-17b3-_x_] 看看', lines: ['@某人 看看'] },
    { name: 'line break', text: 'a\\\\b \\\\ c \\\\\nd', lines: ['a\\\\b', 'c', 'd'] },
    { name: 'rule', text: 'a\n----\nb', lines: ['a', 'b'] },
    { name: 'emoticons', text: '(/) 通过 (x) 失败 f(x)', lines: ['✅ 通过 ❌ 失败 f(x)'] },
    { name: 'entities', text: 'a &lt; b&nbsp;c', lines: ['a < b c'] },
    { name: 'nothing to read', text: '----\n{panel}{panel}', lines: [] },
    { name: 'characters of our own', text: 'a\ue0000\ue001b {{c}}', lines: ['a0b c'] },
  ])('$name', ({ text, lines }) => {
    expect(textLines('jira', text, 'zh-CN')).toEqual(lines);
  });

  test('somebody in English', () => {
    expect(textLines('jira', '[~accountid:x] hi', 'en')).toEqual(['@someone hi']);
  });

  test('an excerpt never ends with a heading, and does nothing', () => {
    const body = { format: 'jira', text: '[点我|https://evil.example] <b>\n\\# 标题\nh2. 步骤\n一\n二' };
    expect(excerpt(body, 'zh-CN').markdown).toBe('> 点我 &lt;b&gt;\n> \\# 标题 …');
  });
});

describe('hostile wiki markup takes time in proportion to its length', () => {
  const size = 200_000;
  test.for(
    [
      '{code}',
      '{code:a',
      '{quote}',
      '{',
      '{{',
      '[',
      '[~',
      '[a|',
      '!a.png',
      '!a',
      '*a ',
      '*',
      '_',
      '-a',
      '??',
      '\\',
      '|',
      '|| ',
      ' ',
      '# ',
      '* \n',
      '\ue000',
      '(x) ',
      'https://',
      '&#',
      'h1. ',
    ].map((part) => ({ part })),
  )('$part over and over', ({ part }) => {
    const started = performance.now();
    reduceJira(part.repeat(size / part.length), 'zh-CN');
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
