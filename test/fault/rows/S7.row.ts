import { connect } from 'node:net';
import { github } from '../../../adapters/github/index.ts';
import { DingTalk } from './dingtalk.ts';
import { pause, until } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { row } from './row.ts';

const megabyte = 1_048_576;

row(
  'S7',
  {
    what: 'bodies above what the source sends, announced and not',
    target: '413 without reading the rest, counted and shown on the hook',
    scale: 60,
    soakScale: 60,
    seconds: [60, 60],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    await rig.connect('large', [{ id: 'r1', webhook: dingtalk.robot('large') }]);
    const cap = github.maxBody;
    const announced = await overflow(rig, [`content-length: ${4 * cap}`], 4 * cap, (chunk) => chunk);
    const chunked = await overflow(rig, ['transfer-encoding: chunked'], 4 * cap, (chunk) =>
      Buffer.concat([Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    );
    for (const [name, { status }] of Object.entries({ announced, chunked })) {
      bench.must(status === '413', `${name}: ${status}`);
    }
    // What was on its way in buffers when the answer came is not counted as read.
    bench.must(announced.sent <= 16 * megabyte, `announced: ${announced.sent} bytes went in`);
    bench.must(chunked.sent <= cap + 16 * megabyte, `chunked: ${chunked.sent} bytes went in, the cap is ${cap}`);
    const large = async () => {
      const path = '/api/hooks/large/deliveries?limit=1';
      const { refused } = await rig.api<{ refused: Record<string, number> | null }>('GET', path);
      return refused?.['too-large'] === 2 ? true : null;
    };
    await until('the hook shows them', 30_000, large);
    bench.must((await rig.deliver('large', nextPush().payload))?.status === 202, 'the next delivery is not taken');
    const mb = (bytes: number) => (bytes / megabyte).toFixed(1);
    bench.measured = `413 and 413; of ${mb(4 * cap)} MB went in ${mb(announced.sent)} MB announced, ${mb(chunked.sent)} MB chunked (cap ${mb(cap)} MB); 2 counted on the hook`;
    await dingtalk.gone();
  },
);

/** Sends bytes until the server answers; says how it answered and how much the system had taken by then. */
async function overflow(rig: Rig, headers: string[], total: number, frame: (chunk: Buffer) => Buffer) {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  const socket = connect(rig.port, '127.0.0.1');
  let status: string | null = null;
  socket.on('data', (data) => {
    status ??= /^HTTP\S+ (\d+)/.exec(data.toString('latin1'))?.[1] ?? 'noise';
  });
  socket.on('error', () => {
    status ??= 'hung up';
  });
  const head = [`POST ${rig.path('large')} HTTP/1.1`, 'host: x', 'x-github-event: push', ...headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  let sent = 0;
  const given = Date.now();
  while (status === null && sent < total && Date.now() - given < 20_000) {
    if (socket.writableNeedDrain) await pause(1);
    else if (socket.write(frame(chunk))) await pause(0);
    sent = socket.bytesWritten - socket.writableLength;
  }
  for (const end = Date.now() + 5_000; status === null && Date.now() < end; ) await pause(10);
  socket.destroy();
  return { status: status ?? 'no answer', sent };
}
