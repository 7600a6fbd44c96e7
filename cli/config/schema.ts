import * as z from 'zod';
import { ConfigDraft } from '../../src/directory/schema.ts';

/** The JSON Schema of `dinghook.yaml`, for editors: from the schema that the server itself checks with. */
export function configSchema(): object {
  return z.toJSONSchema(ConfigDraft, { io: 'input', unrepresentable: 'any' });
}
