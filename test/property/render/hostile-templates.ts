import fc from 'fast-check';

const paths = [
  'title',
  'who',
  'body',
  'commits',
  'say',
  'constructor',
  '__proto__',
  'title.constructor.constructor',
  'commits.first.id',
  'nothing',
];
const operations = [
  "append: 'x'",
  'append: a',
  "replace: 'x', a",
  "split: ''",
  'link: url',
  'bold',
  'excerpt',
  'names',
  "wrap: '[', ']'",
  'upcase',
  'map: "id"',
  'times: 9',
];

const value = fc
  .tuple(fc.constantFrom(...paths, 'a'), fc.array(fc.constantFrom(...operations), { maxLength: 4 }))
  .map(([path, filters]) => [path, ...filters].join(' | '));

const piece: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        value.map((text) => `{{ ${text} }}`),
        value.map((text) => `{% assign a = ${text} %}`),
        fc.constantFrom('x', '\n', '<b>', '`', '{{', '{% endfor %}'),
      )
    : fc.oneof(
        piece(depth - 1),
        fc.array(piece(depth - 1), { maxLength: 4 }).map((parts) => parts.join('')),
        piece(depth - 1).map((inner) => `{% for i in (1..900) %}${inner}{% endfor %}`),
        piece(depth - 1).map((inner) => `{% for i in commits %}${inner}{% endfor %}`),
        piece(depth - 1).map((inner) => `{% capture a %}${inner}{% endcapture %}{{ a }}{{ a }}`),
        piece(depth - 1).map((inner) => `{% if title %}${inner}{% endif %}`),
      ),
);

/** Templates that nobody means well with: prototype paths, deep loops, huge output, broken syntax. */
export const template = fc.tuple(piece(4), piece(3), piece(3)).map(([body, title, line]) => {
  const oneLine = (text: string) => text.replaceAll('\n', ' ');
  return `---\ntitle: ${oneLine(title)}\nline: ${oneLine(line)}\n---\n${body}`;
});

const long = `{% assign a = 'xxxxxxxx' %}${'{% assign a = a | append: a %}'.repeat(10)}`;
const letters = `${long}{% assign a = a | split: '' %}`;
const endless = (inner: string) => `{% for i in (1..700) %}${inner}{% endfor %}`;
const often = (text: string, times: number) => text.repeat(times);

/** Templates that visit few nodes and make each of them as dear as its source allows. All of them do too much. */
export const crafted: readonly { name: string; template: string }[] = [
  { name: 'filters in a row', template: endless(`{% assign a = who${often(' | link: url', 900)} %}`) },
  { name: 'a long text clipped', template: long + endless(`{% assign b = a${often(' | clip: 8000', 40)} %}`) },
  { name: 'a long text wrapped in itself', template: long + often('{% assign a = a | wrap: a, a %}', 9) },
  {
    name: 'a long text searched',
    template: long + endless(`{% if ${often('a contains "y" or ', 400)}b %}{% endif %}`),
  },
  { name: 'a long list searched', template: letters + endless('{% if a contains "y" %}{% endif %}') },
  {
    name: 'a long list compared',
    template: letters + endless(`{% case a %}{% when ${often('a, ', 300)}a %}{% endcase %}`),
  },
  { name: 'a condition that goes on', template: endless(`{% if ${often('who == 1 or ', 900)}b %}{% endif %}`) },
  { name: 'an unless that goes on', template: endless(`{% unless ${often('a or ', 3_000)}b %}{% endunless %}`) },
  { name: 'branches that go on', template: endless(`{% if a %}${often('{% elsif a %}', 1_200)}{% endif %}`) },
  { name: 'cases that go on', template: endless(`{% case who %}{% when ${often('a, ', 3_000)}b %}{% endcase %}`) },
  { name: 'arguments that go on', template: endless(`{{ who | wrap: ${often('a, ', 3_000)}b }}`) },
  { name: 'a path that goes on', template: endless(`{{ ${often('a.', 5_000)}b }}`) },
  { name: 'brackets in brackets', template: endless(`{{ ${often('a[', 500)}b${often(']', 500)} }}`) },
];
