import type { Adapter, Source } from '../src/kit/index.ts';
import { github } from './github/index.ts';

/** Every source that dinghook can read, one line each. A source that is missing here is not built in. */
export const adapters: Readonly<Partial<Record<Source, Adapter>>> = {
  github,
};
