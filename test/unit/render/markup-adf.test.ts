import { describe, expect, test } from 'vitest';
import { textLines } from '../../../src/render/markup/index.ts';

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const node = (type: string, content: unknown[] = [], attrs = {}) => ({ type, content, attrs });
const p = (...content: unknown[]) => node('paragraph', content);
const item = (...content: unknown[]) => node('listItem', content);
const row = (type: string, ...cells: string[]) =>
  node(
    'tableRow',
    cells.map((cell) => node(type, [p(text(cell))])),
  );

function linesOf(...content: unknown[]): string[] {
  return textLines('adf', JSON.stringify({ type: 'doc', version: 1, content }), 'zh-CN');
}

describe('documents as lines of text', () => {
  test.for<{ name: string; content: unknown[]; lines: string[] }>([
    { name: 'paragraphs', content: [p(text('你好')), p(text('世界'))], lines: ['你好', '世界'] },
    { name: 'heading', content: [node('heading', [text('背景')], { level: 2 })], lines: ['背景'] },
    { name: 'marks', content: [p(text('a', 'strong'), text('b', 'em', 'strike'), text('c', 'code'))], lines: ['abc'] },
    { name: 'link', content: [p(text('文档', 'link'))], lines: ['文档'] },
    { name: 'what wiki markup would read', content: [p(text('*a* [b|c] {code}'))], lines: ['*a* [b|c] {code}'] },
    { name: 'line break', content: [p(text('a'), node('hardBreak'), text('b'))], lines: ['a', 'b'] },
    {
      name: 'list',
      content: [node('bulletList', [item(p(text('a')), node('bulletList', [item(p(text('b')))]))])],
      lines: ['• a', '• b'],
    },
    {
      name: 'numbered list',
      content: [node('orderedList', [item(p(text('a'))), item(p(text('b')))], { order: 3 })],
      lines: ['3. a', '4. b'],
    },
    {
      name: 'tasks',
      content: [
        node('taskList', [
          node('taskItem', [text('a')], { state: 'DONE' }),
          node('taskItem', [text('b')], { state: 'TODO' }),
        ]),
      ],
      lines: ['☑ a', '☐ b'],
    },
    {
      name: 'tasks below tasks',
      content: [node('taskList', [node('taskItem', [text('a')]), node('taskList', [node('taskItem', [text('b')])])])],
      lines: ['☐ a', '☐ b'],
    },
    { name: 'decisions', content: [node('decisionList', [node('decisionItem', [text('a')])])], lines: ['• a'] },
    { name: 'code', content: [node('codeBlock', [text('a\n  b')])], lines: ['a', 'b'] },
    { name: 'quote alone', content: [node('blockquote', [p(text('旧的话'))])], lines: ['旧的话'] },
    { name: 'quoted reply', content: [node('blockquote', [p(text('旧的话'))]), p(text('新的话'))], lines: ['新的话'] },
    {
      name: 'panel and expand',
      content: [node('panel', [p(text('a'))]), node('expand', [p(text('b'))], { title: 'x' })],
      lines: ['a', 'b'],
    },
    { name: 'layout', content: [node('layoutSection', [node('layoutColumn', [p(text('a'))])])], lines: ['a'] },
    {
      name: 'table',
      content: [node('table', [row('tableHeader', '项', '值'), row('tableCell', 'a', '1'), row('tableCell', 'b', '')])],
      lines: ['a · 1', 'b'],
    },
    {
      name: 'mention',
      content: [p(node('mention', [], { id: 'x', text: '@陈晨' }), text(' 看看'))],
      lines: ['@陈晨 看看'],
    },
    { name: 'mention without an @', content: [p(node('mention', [], { id: 'x', text: '陈晨' }))], lines: ['@陈晨'] },
    { name: 'mention of somebody', content: [p(node('mention', [], { id: 'x' }))], lines: ['@某人'] },
    {
      name: 'emoji',
      content: [p(node('emoji', [], { shortName: ':smile:', text: '😄' }), node('emoji', [], { shortName: ':acme:' }))],
      lines: ['😄:acme:'],
    },
    {
      name: 'card',
      content: [
        p(node('inlineCard', [], { url: 'https://x.example/a' })),
        node('blockCard', [], { url: 'https://x.example/b' }),
      ],
      lines: ['https://x.example/a', 'https://x.example/b'],
    },
    {
      name: 'date',
      content: [p(text('到 '), node('date', [], { timestamp: '1796000000000' }))],
      lines: ['到 2026-11-30'],
    },
    {
      name: 'no date',
      content: [p(text('到'), node('date', [], { timestamp: 'x' }), node('date', [], { timestamp: 1e300 }))],
      lines: ['到'],
    },
    { name: 'status', content: [p(node('status', [], { text: '进行中' }))], lines: ['进行中'] },
    {
      name: 'pictures',
      content: [
        node('mediaSingle', [node('media', [], { alt: 'a.png' })]),
        node('rule'),
        p(text('a'), node('mediaInline', [], {})),
      ],
      lines: ['a'],
    },
    {
      name: 'nodes new to us',
      content: [node('future', [p(text('a'))]), { type: 'later', text: 'b' }, p(node('soon', [text('c')]))],
      lines: ['a', 'b', 'c'],
    },
    { name: 'what is no node', content: [null, 7, 'x', [], { type: 5 }, p(text('a'))], lines: ['a'] },
  ])('$name', ({ content, lines }) => {
    expect(linesOf(...content)).toEqual(lines);
  });

  test.for([
    { name: 'no JSON', json: '{"type":"doc"' },
    { name: 'no object', json: '7' },
    { name: 'nothing', json: '' },
    { name: 'too long', json: JSON.stringify({ type: 'doc', content: [p(text('a'.repeat(200_000)))] }) },
  ])('$name says nothing', ({ json }) => {
    expect(textLines('adf', json, 'zh-CN')).toEqual([]);
  });

  test.for(['paragraph', 'bulletList', 'taskList', 'table', 'blockquote', 'panel', 'mark'])(
    '%s in itself without end',
    (type) => {
      const deep = `${`{"type":"${type}","content":[`.repeat(3_000)}${']}'.repeat(3_000)}`;
      const json = `{"type":"doc","content":[${JSON.stringify(p(text('顶')))},${deep}]}`;
      expect(textLines('adf', json, 'zh-CN')).toEqual(['顶']);
    },
  );

  test('a long list costs what it holds', () => {
    const many = Array.from({ length: 1_000 }, () => item(p(text('a'))));
    expect(linesOf(node('bulletList', many)).length).toBe(1_000);
  });
});
