import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/dingtalk/message.ts';
import type { Event } from '../../../src/event/index.ts';
import { checkTemplate, render } from '../../../src/render/index.ts';
import { crafted } from '../../property/render/hostile-templates.ts';
import { markdownOf } from './lint.ts';
import { contextOf, sample } from './samples.ts';

function overridden(overrides: Record<string, string>, event: Event = sample('comment')) {
  return render(event, contextOf({ overrides }));
}

describe('templates of a hook', () => {
  const shipped = render(sample('comment'), contextOf());
  const textOf = (message: Message) => (message.msgtype === 'actionCard' ? message.actionCard : message);

  test('only the part it has replaces the shipped one', () => {
    const { message, line } = overridden({ comment: '---\ntitle: 新评论 {{ place }}\n---\n' });
    expect(message).toMatchObject({ actionCard: { ...textOf(shipped.message), title: '新评论 acme/web' } });
    expect(line).toBe(shipped.line);
  });

  test('the sentence serves title, line and body', () => {
    const { message, line } = overridden({ 'zh-CN/comment': '---\nsay: {{ who }} 说话了\n---\n' });
    expect(line).toBe('陈晨 说话了');
    expect(message).toMatchObject({
      actionCard: { title: '陈晨 说话了 · acme/web', text: expect.stringMatching(/^#### 陈晨 说话了\n/) },
    });
  });

  test('the one in the language of the group comes first', () => {
    const overrides = {
      comment: '---\ntitle: any\n---\n',
      'zh-CN/comment': '---\ntitle: 中文\n---\n',
      'en/comment': '---\ntitle: English\n---\n',
    };
    expect(overridden(overrides).message).toMatchObject({ actionCard: { title: '中文' } });
    expect(render(sample('comment'), contextOf({ overrides, locale: 'en' })).message).toMatchObject({
      actionCard: { title: 'English' },
    });
  });

  test.for([
    { name: 'open tag', template: '{% if x %}', error: /not closed/ },
    { name: 'unknown tag', template: '{% shout %}', error: /shout/ },
    { name: 'unknown filter', template: '{{ title | shout }}', error: /shout/ },
    { name: 'raw', template: '{{ title | raw }}', error: /raw/ },
    { name: 'include', template: "{% include 'x' %}", error: /include/ },
    { name: 'render', template: "{% render 'x' %}", error: /render/ },
    { name: 'layout', template: "{% layout 'x' %}", error: /layout/ },
    { name: 'unknown setting', template: '---\ncolour: red\n---\nx', error: /unknown setting "colour"/ },
    { name: 'unknown type', template: '---\nmsgtype: fax\n---\nx', error: /msgtype is one of/ },
    { name: 'front matter left open', template: '---\ntitle: x\n', error: /closing ---/ },
    { name: 'button without an address', template: '---\nbuttons:\n  - x\n---\nx', error: /a button is/ },
    { name: 'too long', template: 'x'.repeat(20_001), error: /longer than 20000/ },
    {
      name: 'endless',
      template:
        '{% for a in (1..2000) %}{% for b in (1..2000) %}{% for c in (1..2000) %}{% endfor %}{% endfor %}{% endfor %}',
      error: /does too much|limit/,
    },
    { name: 'empty loops', template: '{% for a in (1..9999) %}{% endfor %}', error: /does too much/ },
    { name: 'huge range', template: '{% for a in (1..99999999) %}{% endfor %}', error: /limit/ },
    {
      name: 'prints too much',
      template: `{% for a in (1..500) %}${'x'.repeat(100)}{% endfor %}`,
      error: /prints too much/,
    },
    {
      name: 'doubling',
      template: `{% capture a %}xxxxxxxxxx{% endcapture %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(60)}{{ a }}`,
      error: /too much|limit/,
    },
    {
      name: 'doubling by a filter',
      template: `{% assign a = 'xxxxxxxxxx' %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
      error: /too much|limit/,
    },
    {
      name: 'replace bomb',
      template: `{% assign a = 'xxxxxxxxxx' %}${"{% assign a = a | replace: 'x', a %}".repeat(9)}{{ a }}`,
      error: /too much|limit/,
    },
  ])('$name: the message still leaves, and the hook knows', ({ template, error }) => {
    const started = performance.now();
    const { message, line, failures } = overridden({ comment: template });
    expect(performance.now() - started).toBeLessThan(200);
    expect({ message, line }).toEqual({ message: shipped.message, line: shipped.line });
    expect(failures).toEqual([{ template: 'override comment', error: expect.stringMatching(error) }]);
  });

  test.for(crafted)('$name: costs as much as it does', ({ template }) => {
    const { message, failures } = overridden({ comment: template });
    expect(message).toEqual(shipped.message);
    expect(failures).toEqual([{ template: 'override comment', error: expect.stringMatching(/does too much/) }]);
  });

  test.for([
    '{{ title.constructor }}',
    '{{ title.__proto__ }}',
    "{{ commits['constructor'] }}",
    '{{ constructor }}{{ __proto__ }}{{ toString }}{{ hasOwnProperty }}',
    '{{ say.markdown.constructor.constructor }}',
    '{{ say.indexOf }}{{ say.toString }}',
    '{{ body }}{{ actor }}{{ nothing }}{{ nothing.at.all }}',
  ])('%s shows nothing', (template) => {
    const { message, failures } = overridden({ comment: `a${template}b` });
    expect(failures).toEqual([]);
    expect(message).toMatchObject({ msgtype: 'link', link: { text: 'ab' } });
  });

  test('what is captured is escaped once', () => {
    const { message } = overridden(
      { issue: '{% capture a %}{{ title }}{% endcapture %}{{ a }}\n\n{{ a | upcase }}' },
      sample('issue', { title: 'a*b' }),
    );
    expect(markdownOf(message)).toBe('a\\*b\n\nA\\*B');
  });

  test('a notice template serves a kind without one', () => {
    const { message } = overridden({ 'zh-CN/comment': '---\nmsgtype: markdown\nbuttons:\n---\n{{ say }}' });
    expect(message).toMatchObject({ msgtype: 'markdown' });
    expect(markdownOf(message)).not.toContain('查看评论');
  });
});

describe('checkTemplate', () => {
  test.for([
    { name: 'body only', text: '{{ say }}', result: { ok: true } },
    { name: 'empty', text: '', result: { ok: true } },
    {
      name: 'everything',
      text: '---\nmsgtype: auto\nsay:\n  {% if who %}\n  {{ who }}\n  {% endif %}\ntitle: {{ say }}\nline: x\nbuttons:\n  - a | {{ url }}\n---\nx',
      result: { ok: true },
    },
    {
      name: 'line in the body',
      text: '---\ntitle: x\n---\na\n{{ x | shout }}',
      result: { ok: false, line: 5, error: expect.stringContaining('shout') },
    },
    {
      name: 'line of a setting',
      text: '---\nmsgtype: auto\ntitle: {{ x | shout }}\n---\n',
      result: { ok: false, line: 3, error: expect.stringContaining('shout') },
    },
    {
      name: 'line in a long setting',
      text: '---\nsay:\n  a\n  {{ x | shout }}\n---\n',
      result: { ok: false, line: 4, error: expect.stringContaining('shout') },
    },
    {
      name: 'line of a button',
      text: '---\nbuttons:\n  - a | b\n  - c\n---\n',
      result: { ok: false, line: 4, error: 'a button is "- title | url"' },
    },
    {
      name: 'stray text',
      text: '---\nhello\n---\n',
      result: { ok: false, line: 2, error: expect.stringContaining('expected') },
    },
  ])('$name', ({ text, result }) => {
    expect(checkTemplate(text)).toEqual(result);
  });
});
