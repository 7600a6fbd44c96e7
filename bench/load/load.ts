import { quantile } from '../statistics.ts';
import { Connection } from './connection.ts';

/** What a load run measured; latencies in ms. */
export interface Load {
  requests: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** As many connections as the measures ask for. */
const connections = 32;

/**
 * Closed loop: every connection sends its next request when the last was answered. Throws unless every request was
 * answered 2xx: a server that refuses is fast and proves nothing.
 */
export async function closedLoop(port: number, requests: readonly Buffer[]): Promise<Load> {
  let next = 0;
  return measure(port, requests.length, async (connection, record) => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const sent = performance.now();
      record(await connection.send(request), sent);
    }
  });
}

/**
 * Open loop: requests fall due at a steady rate, whatever the server does. Latency counts from the moment a request was
 * due, so that a server that stalls cannot hide it. Throws unless every request was answered 2xx.
 */
export async function openLoop(port: number, requests: readonly Buffer[], perSecond: number): Promise<Load> {
  const start = performance.now() + 20;
  let next = 0;
  return measure(port, requests.length, async (connection, record) => {
    for (let at = next++; ; at = next++) {
      const request = requests[at];
      if (!request) return;
      const due = start + (at * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      record(await connection.send(request), due);
    }
  });
}

async function measure(
  port: number,
  count: number,
  drive: (connection: Connection, record: (status: number, since: number) => void) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  const refused = new Map<number, number>();
  const record = (status: number, since: number) => {
    latencies.push(performance.now() - since);
    if (status < 200 || status > 299) refused.set(status, (refused.get(status) ?? 0) + 1);
  };
  const open = await Promise.all(Array.from({ length: Math.min(connections, count) }, () => Connection.open(port)));
  const begin = performance.now();
  try {
    await Promise.all(open.map((connection) => drive(connection, record)));
  } finally {
    for (const connection of open) connection.close();
  }
  const seconds = (performance.now() - begin) / 1000;
  if (refused.size > 0) {
    const said = [...refused].map(([status, times]) => `${times} × ${status}`).join(', ');
    throw new Error(`of ${count} deliveries some were refused (${said}): the run proves nothing`);
  }
  return {
    requests: count,
    seconds,
    perSecond: count / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}
