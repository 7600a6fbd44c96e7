/** Starts the simulator from the command line: `node test/sim/cli.ts --port 4600 --auto-create`. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ControlError, isObject, list, refuse } from './check.ts';
import { createDingTalkSim } from './index.ts';
import type { ClockMode, SimOptions } from './options.ts';
import type { RobotSettings } from './robots.ts';

const HELP = `用法：node test/sim/cli.ts [选项]

  --port <n>             端口，默认 4600
  --host <地址>          默认 127.0.0.1；其他地址必须同时给出 --control-token
  --seed <n>             随机种子，默认 1
  --clock real|virtual   时钟，默认 real
  --profile <名称>       限流预设：documented（默认）、strict、gateway2026、calendar、fixed
  --robots <文件.json>   机器人列表：[{"token": "…", "group": "…", "secret": "…"}]
  --auto-create          未知 token 自动成为机器人
  --control-token <串>   控制接口要求 authorization: Bearer <串>
  --help                 显示本说明`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4600' },
      host: { type: 'string', default: '127.0.0.1' },
      seed: { type: 'string', default: '1' },
      clock: { type: 'string', default: 'real' },
      profile: { type: 'string', default: 'documented' },
      robots: { type: 'string' },
      'auto-create': { type: 'boolean', default: false },
      'control-token': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);

  // Words are passed on unchecked: the simulator checks its options and says what is wrong with them.
  const sim = createDingTalkSim({
    seed: Number(values.seed),
    clock: { mode: values.clock as ClockMode },
    profile: values.profile as SimOptions['profile'],
    autoCreate: values['auto-create'],
    controlToken: values['control-token'],
  });
  for (const { token, ...settings } of await robotsFrom(values.robots)) {
    sim.control.putRobot(token as string, settings as RobotSettings);
  }
  const { url } = await sim.listen({ port: Number(values.port), host: values.host });
  console.log(`钉钉机器人模拟器：${url}/__sim/`);
  console.log(`Webhook：${url}/robot/send?access_token=…`);
}

async function robotsFrom(file: string | undefined): Promise<Record<string, unknown>[]> {
  if (file === undefined) return [];
  const robot = (value: unknown, at: string) => (isObject(value) ? value : refuse(at, 'must be an object'));
  return list(robot)(JSON.parse(await readFile(file, 'utf8')), file);
}

try {
  await main();
} catch (error) {
  const expected = error instanceof ControlError || (error instanceof Error && 'code' in error);
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
