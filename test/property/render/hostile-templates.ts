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
