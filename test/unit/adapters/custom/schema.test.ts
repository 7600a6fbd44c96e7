import { expect, test } from 'vitest';
import * as z from 'zod';
import { Event, kinds } from '../../../../src/event/index.ts';
import { loadCases } from '../cases.ts';

/** The published JSON Schema of an event as programs send it: a place may be left out. */
function published(): object {
  const schema = z.toJSONSchema(Event, {
    io: 'input',
    override({ jsonSchema, path }) {
      const isEvent = path[0] === 'oneOf' && path.length === 2;
      if (!isEvent) return;
      jsonSchema.title = kinds[Number(path[1])];
      jsonSchema.required = jsonSchema.required?.filter((name) => name !== 'place');
    },
  });
  return {
    $schema: schema.$schema,
    title: 'dinghook event',
    description: 'One event as POST /custom/{key} takes it; a list of them, or {"events": […]}, is taken as well.',
    ...schema,
  };
}

test('docs/schema/event.json is what is accepted', async () => {
  await expect(`${JSON.stringify(published(), null, 2)}\n`).toMatchFileSnapshot('../../../../docs/schema/event.json');
});

test.each(loadCases('custom').filter(({ event }) => event === 'event'))('$name fits it', ({ payload }) => {
  const schema = z.fromJSONSchema(published() as Parameters<typeof z.fromJSONSchema>[0]);
  const list = Array.isArray(payload) ? payload : ((payload as { events?: unknown[] }).events ?? [payload]);
  for (const event of list) expect(schema.safeParse(event).error).toBeUndefined();
});
