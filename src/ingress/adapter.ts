import { adapters } from '../../adapters/index.ts';
import { type Adapter, sources } from '../kit/index.ts';

/** The adapter of a source, by the name that stands in a URL. */
export function adapterFor(name: string): Adapter | undefined {
  const source = sources.find((each) => each === name);
  return source === undefined ? undefined : adapters[source];
}
