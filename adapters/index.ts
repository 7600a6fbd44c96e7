import type { Adapter } from '../src/kit/index.ts';
import { github } from './github/index.ts';

/** Every source that dinghook can read, one line each, under its name. */
export const adapters: Readonly<Record<string, Adapter>> = {
  github,
};
