import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { operations } from '../../../cli/openapi/operations.ts';
import { type Operation, tagged } from '../../../src/console/pages/reference/document.ts';
import { curl, examples } from '../../../src/console/pages/reference/examples.ts';
import { fieldsOf, kindOf, limitsOf } from '../../../src/console/pages/reference/limits.ts';
import { words } from '../../../src/console/pages/reference/words.ts';

const all: Operation[] = [...tagged.values()].flat();
const bodies = new Map<string, z.ZodType | undefined>(
  operations.map(({ method, path, body }) => [`${method.toUpperCase()} /api${path}`, body]),
);

describe('examples', () => {
  it('are of calls there are', () => {
    const known = new Set(all.map(({ operationId }) => operationId));
    expect(Object.keys(examples).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(all.filter(({ requestBody }) => requestBody).map((call) => [call.operationId, call] as const))(
    '%s: what it sends is accepted',
    (_, call) => {
      const sent = /-d '(.*)'$/s.exec(curl(call, 'https://ding.example'))?.[1];
      const schema = bodies.get(`${call.method} ${call.path}`);
      if (sent === undefined) expect(curl(call, 'https://ding.example')).toContain('--data-binary @');
      else expect(schema?.safeParse(JSON.parse(sent)).error?.issues ?? []).toEqual([]);
    },
  );

  it('a call in full', () => {
    const call = all.find(({ operationId }) => operationId === 'postGroupsIdMessagesMessageDiscard');
    expect(call && curl(call, 'https://ding.example')).toBe(
      [
        'curl -X POST https://ding.example/api/groups/web-team/messages/MESSAGE/discard \\',
        '  -H "authorization: Bearer $DINGHOOK_TOKEN" \\',
        "  -H 'content-type: application/json' \\",
        `  -d '{"reason":"发布窗口"}'`,
      ].join('\n'),
    );
  });
});

describe('schemas in words', () => {
  const t = words('en');
  it.each([
    ['a text', { type: 'string' }, 'text', []],
    ['a text of some length', { type: 'string', minLength: 1, maxLength: 9 }, 'text', ['1 to 9 characters']],
    ['a number or nothing', { type: ['integer', 'null'] }, 'integer or null', []],
    ['any whole number', { type: 'integer', minimum: -(2 ** 53) + 1, maximum: 2 ** 53 - 1 }, 'integer', []],
    ['a number from 1', { type: 'integer', minimum: 1 }, 'integer', ['at least 1']],
    ['a list', { type: 'array', items: { type: 'string' }, maxItems: 4 }, 'list of text', ['at most 4 entries']],
    ['by name', { type: 'object', additionalProperties: { type: 'boolean' } }, 'by name: true or false', []],
    [
      'one of several',
      { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      'text or list of text',
      [],
    ],
    ['a shared one', { $ref: '#/components/schemas/Group' }, 'Group', []],
    ['a single value', { const: true }, 'true', []],
    ['anything', {}, 'anything', []],
  ])('%s', (_, schema, kind, limits) => {
    expect([kindOf(schema, t), limitsOf(schema, t)]).toEqual([kind, limits]);
  });

  it('finds the fields behind lists and choices', () => {
    const schema = {
      type: 'array',
      items: { anyOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, {}] },
    };
    expect(fieldsOf(schema)).toEqual([{ name: 'a', schema: { type: 'string' }, required: false }]);
  });
});
