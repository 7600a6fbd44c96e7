import { expect, it } from 'vitest';
import { configSchema } from '../../../cli/config/schema.ts';

it('the published schema is the one that the server checks with', async () => {
  const text = `${JSON.stringify(configSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../docs/schema/dinghook.json');
});

it('knows what may be written and refuses what may not', () => {
  const schema = configSchema() as { additionalProperties: boolean; required: string[]; properties: object };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required.sort()).toEqual(['groups', 'hooks']);
  expect(Object.keys(schema.properties)).toEqual(['groups', 'hooks', 'people']);
});
