import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { DingTalk } from './dingtalk.ts';
import { quantile, together } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { row, seconds } from './row.ts';

const most = 100;

row(
  'S6',
  {
    what: '10,000 random bodies, invalid UTF-8, depth 100,000, keys of 1 MB, a wrong content-length',
    target: '4xx within 100 ms each, the process stays alive',
    scale: 1,
    seconds: [120, 120],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    await rig.connect('raw', [{ id: 'r1', webhook: dingtalk.robot('raw') }]);
    const times: number[] = [];
    const answers = new Map<string, number>();
    const send = async (body: Uint8Array<ArrayBuffer>, wanted: RegExp, name: string) => {
      const started = performance.now();
      const reply = await rig.post('raw', body);
      times.push(performance.now() - started);
      const answer = `${reply?.status} ${reply?.outcome}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      bench.must(wanted.test(answer), `${name}: ${answer}`);
    };
    for (let n = 0; n < 50; n++) await rig.deliver('raw', nextPush().payload);
    // Signed, so that they reach what reads them; JSON that is no push goes into quarantine.
    await together(4, 10_000, (n) => send(noise(n), /^400 malformed$|^202 quarantined$/, 'random bytes'));

    await send(new Uint8Array([0x22, 0xff, 0xfe, 0x22]), /^400 malformed$/, 'invalid UTF-8');
    await send(text('['.repeat(100_000)), /^400 malformed$/, 'depth 100,000, never closed');
    await send(text('['.repeat(100_000) + ']'.repeat(100_000)), /^(400 malformed|202 quarantined)$/, 'depth 100,000');
    await send(text(`{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`), /^(400|202) /, 'objects, depth 50,000');
    await send(text(`{"${'k'.repeat(1_000_000)}":1}`), /^202 quarantined$/, 'a key of 1 MB');
    await send(new Uint8Array(), /^400 malformed$/, 'nothing');
    const raw = await Promise.all([wrongLength(rig, 50), wrongLength(rig, -50), wrongLength(rig, Number.NaN)]);
    bench.must(!raw.some((status) => status.startsWith('2') || status.startsWith('5')), `wrong length: ${raw}`);
    await rig.answers();
    const { most: memory } = rig.memory();
    bench.must(memory < 1e9, `the process took ${Math.round(memory / 1e6)} MB`);
    const slowest = quantile(times, 1);
    bench.within('the slowest answer', slowest, most);
    const said = [...answers].map(([answer, times]) => `${times} × ${answer}`).join(', ');
    bench.measured = `${said}; p99 ${seconds(quantile(times, 0.99))}, slowest ${seconds(slowest)}; wrong lengths: ${raw.join(', ')}`;
    await dingtalk.gone();
  },
);

function text(value: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(value));
}

/** Random bytes; some of them nearly JSON. */
function noise(n: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(1 + ((n * 37) % 2_000)));
  if (n % 4 === 0) return text(JSON.stringify({ ref: Array.from(bytes.subarray(0, 20)) }));
  if (n % 4 === 1) return text(JSON.stringify(nextPush().payload).slice(0, -1 - (n % 200)));
  return bytes;
}

/** Sends a push whose announced length is off by so much; resolves to how the server answered: a status, or that it hung up. */
async function wrongLength(rig: Rig, off: number): Promise<string> {
  const body = new TextEncoder().encode(JSON.stringify(nextPush().payload));
  const { promise, resolve } = Promise.withResolvers<string>();
  const headers = Object.entries(await rig.headers('raw', body)).map(([name, value]) => `${name}: ${value}`);
  const length = Number.isNaN(off) ? 'many' : body.byteLength + off;
  const socket = connect(rig.port, '127.0.0.1', () => {
    const head = [`POST ${rig.path('raw')} HTTP/1.1`, 'host: x', 'connection: close', `content-length: ${length}`];
    socket.write(`${[...head, ...headers].join('\r\n')}\r\n\r\n`);
    socket.end(body);
  });
  socket.setTimeout(5_000, () => resolve('no answer'));
  socket.once('data', (data) => resolve(/^HTTP\S+ (\d+)/.exec(data.toString('latin1'))?.[1] ?? 'noise'));
  socket.once('error', () => resolve('hung up'));
  socket.once('close', () => resolve('hung up'));
  const answer = await promise;
  socket.destroy();
  return answer;
}
