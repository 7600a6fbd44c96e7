import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { build, isCurrent, root } from './build.ts';
import { hold } from './hold.ts';
import { Refusal, systemCode } from './refusal.ts';
import type { Settings } from './settings.ts';
import { authority, startServer } from './workerd.ts';

/** How long a stopping server may finish what is under way, ms. Nothing acknowledged is lost afterwards: it is on disk. */
const grace = 20_000;

/**
 * Serves until SIGTERM, SIGINT or SIGHUP, or until workerd ends by itself; resolves with workerd's exit code. `say` gets one
 * line when the bundle has to be made, one when it listens. Throws a {@link Refusal} when it cannot begin.
 */
export async function serve(settings: Settings, say: (line: string) => void): Promise<number> {
  const { data, host, port, adminToken, encryptionKey, origins, publicUrl, travisOrigins, allowPrivate } = settings;
  // Until there is something to stop, being asked to stop means not to begin.
  let stop: () => void = () => process.exit(0);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
  // What is on disk is the server's own: journals hold what was delivered.
  process.umask(0o077);
  const held = hold(data);
  try {
    await requireFree(host, port);
    makeBundle(say);
    const keys = { ADMIN_TOKEN: adminToken, ENCRYPTION_KEY: encryptionKey };
    const env = { ...keys, DINGTALK_ORIGINS: origins, PUBLIC_URL: publicUrl, TRAVIS_ORIGINS: travisOrigins };
    const server = await startServer({ data, host, port, env, reachPrivate: allowPrivate, asService: true });
    let stopping = false;
    stop = () => {
      if (stopping) return;
      stopping = true;
      server.process.kill('SIGTERM');
      setTimeout(() => server.process.kill('SIGKILL'), grace).unref();
    };
    say(`listening on http://${authority(host, server.port)}, data in ${data}`);
    return await server.exited;
  } finally {
    held.release();
  }
}

function makeBundle(say: (line: string) => void): void {
  if (isCurrent()) return;
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    throw new Refusal(
      `The bundle was not made from these sources, and ${root} cannot be written (${systemCode(error) ?? String(error)}). Run \`npm run build\` there as its owner.`,
    );
  }
  say('bundling the worker');
  build();
}

const unusable: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program. Stop that, or choose another with --port',
  EADDRNOTAVAIL: 'is not an address of this machine. Choose another with --host',
  EACCES: 'is reserved for the administrator. Choose a port from 1024 with --port',
  ENOTFOUND: 'is not known here. Choose another with --host',
};

/** Throws a {@link Refusal} in words when nobody could listen there: workerd would only say what its system call said. */
function requireFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason = unusable[systemCode(error) ?? ''] ?? `cannot be used (${error.message})`;
      reject(new Refusal(`${authority(host, port)} ${reason}.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
