import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { expect, test } from 'vitest';
import { Direct } from '../../../src/render/direct.ts';
import { ReaderContext } from '../../../src/render/scope.ts';

const view = {
  who: 'Chen',
  n: 2,
  list: [
    { id: 'a1', name: 'one', tags: ['x', 'y'] },
    { id: 'b2', name: 'two', tags: [] },
    { id: 'c3', name: null },
  ],
};

const atom = fc.constantFrom(
  ...['who', 'n', 'list', 'list.first.id', 'list[1].name', 'list[n].id', 'list["size"]', 'i', 'i.tags', 'i.name', 'a'],
  ...[
    'forloop.index',
    'forloop.last',
    'nothing.at.all',
    '"lit"',
    '3',
    '-1.5',
    'true',
    'nil',
    'empty',
    'blank',
    '(1..n)',
  ],
);
const filter = fc.constantFrom(
  ...["append: 'x'", 'append: a', 'append', 'upcase', 'map: "id"', 'where: "id", "b2"', 'default: "d"', 'times: n'],
  ...['default: false, allow_false: true', 'first', 'size', 'join: ","', "split: ''", 'slice: 0, n', 'divided_by: 0'],
);
const value = fc
  .tuple(atom, fc.array(filter, { maxLength: 3 }))
  .map(([path, filters]) => [path, ...filters].join(' | '));
const comparison = fc.tuple(atom, fc.constantFrom('==', '!=', '>', '<', 'contains', 'and', 'or'), atom);
const condition = fc.oneof(
  value,
  comparison.map((parts) => parts.join(' ')),
);

const piece: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        value.map((text) => `{{ ${text} }}`),
        value.map((text) => `{{- ${text} -}}`),
        value.map((text) => `{% assign a = ${text} %}`),
        fc.constantFrom('x', ' \n', '{% break %}', '{% continue %}', '{% raw %}{{ x }}{% endraw %}'),
      )
    : fc.oneof(
        fc.array(piece(depth - 1), { maxLength: 4 }).map((parts) => parts.join('')),
        fc
          .tuple(
            fc.constantFrom('list', '(1..3)', 'nothing', 'a'),
            fc.constantFrom('', ' limit:2', ' reversed'),
            piece(depth - 1),
          )
          .map(([list, how, inner]) => `{% for i in ${list}${how} %}${inner}{% else %}none{% endfor %}`),
        piece(depth - 1).map((inner) => `{% capture a %}${inner}{% endcapture %}{{ a }}`),
        fc
          .tuple(condition, piece(depth - 1), condition, piece(depth - 1), piece(depth - 1))
          .map(
            ([one, yes, two, also, no]) => `{% if ${one} %}${yes}{% elsif ${two} %}${also}{% else %}${no}{% endif %}`,
          ),
        fc
          .tuple(atom, atom, piece(depth - 1), piece(depth - 1))
          .map(([one, two, yes, no]) => `{% case ${one} %}{% when ${two} %}${yes}{% else %}${no}{% endcase %}`),
      ),
);

/** What a template prints, or why it does not. */
function outcome(print: () => unknown): unknown {
  try {
    return print();
  } catch (error) {
    return String(error);
  }
}

test('prints, and fails, as Liquid itself does', () => {
  const options = { outputEscape: (given: unknown) => JSON.stringify(given) ?? 'nothing', ownPropertyOnly: true };
  const [stock, direct] = [new Liquid(options), new Liquid(options)];
  const runner = new Direct(direct);
  const reader = { locale: 'en', timezone: 'UTC', now: 0, links: 'browser' } as const;
  fc.assert(
    fc.property(piece(4), (source) => {
      const nodes = direct.parse(source);
      const context = new ReaderContext(view, direct, reader, 'plain', { visited: -1e9 });
      expect(outcome(() => runner.print(nodes, context))).toBe(outcome(() => stock.parseAndRenderSync(source, view)));
    }),
    { numRuns: 2_000 },
  );
});
