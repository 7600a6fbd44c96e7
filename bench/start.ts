import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../cli/workerd.ts';
import { Connection } from './load/connection.ts';

const request = Buffer.from('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');

/**
 * Milliseconds from asking for a server until its first reply, seen by a knock every two milliseconds. Writing its
 * configuration is part of it.
 */
export async function firstReply(bundle: string, port: number): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'dinghook-bench-start-'));
  const env = { ADMIN_TOKEN: 'bench', ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') };
  const begin = performance.now();
  const starting = startServer({ bundle, data, port, env });
  const took = await knock(port).then(() => performance.now() - begin);
  const server = await starting;
  await server.stop('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  return took;
}

async function knock(port: number): Promise<void> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const connection = await Connection.open(port).catch(() => null);
    if (!connection) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      continue;
    }
    await connection.send(request);
    connection.close();
    return;
  }
  throw new Error('the server did not reply within ten seconds');
}
