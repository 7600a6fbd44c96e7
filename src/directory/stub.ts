import type { Directory } from './index.ts';

/** The Directory: there is one. */
export function directory(env: Env): DurableObjectStub<Directory> {
  return env.DIRECTORY.getByName('main');
}
