import { adapters } from '../../adapters/index.ts';
import type { Adapter } from '../kit/index.ts';

/** The adapter of a source, by the name that stands in a URL. */
export function adapterFor(name: string): Adapter | undefined {
  return Object.hasOwn(adapters, name) ? adapters[name] : undefined;
}
