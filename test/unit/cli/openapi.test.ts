import { expect, it } from 'vitest';
import { openApiDocument } from '../../../cli/openapi/document.ts';

it('the served document is the one that the schemas make', async () => {
  const text = `${JSON.stringify(openApiDocument(), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('../../../docs/schema/openapi.json');
});
