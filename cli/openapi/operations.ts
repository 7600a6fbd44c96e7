import { configuration } from './configuration.ts';
import { connectors } from './connectors.ts';
import { groups } from './groups.ts';
import { hooks } from './hooks.ts';
import type { Operation } from './operation.ts';
import { people } from './people.ts';
import { previews } from './previews.ts';
import { tokens } from './tokens.ts';

/** Every call of the API. `test/workerd/api/openapi.test.ts` compares it with the routes there are. */
export const operations: readonly Operation[] = [
  ...configuration,
  ...groups,
  ...hooks,
  ...previews,
  ...people,
  ...tokens,
  ...connectors,
];
