import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { Saved } from './backup.ts';
import { build } from './build.ts';
import type { SampleFlags } from './delivery/sample.ts';
import { freshKeys } from './keys.ts';
import { t } from './language.ts';
import { exitCodes, Refusal } from './refusal.ts';
import { type RemoteFlags, remoteFrom } from './remote.ts';
import { serve } from './serve.ts';
import { readSettings, type ServeFlags } from './settings.ts';

const program = new Command('dinghook')
  .description(t('webhook 进，钉钉出。', 'Webhooks in, DingTalk out.'))
  .version(manifest.version)
  .option('--lang <language>', t('说中文还是英文：zh-CN 或 en', 'the language to speak: zh-CN or en'))
  .exitOverride()
  .showHelpAfterError(t('（dinghook --help 列出所有命令）', '(dinghook --help shows what there is)'))
  .configureOutput({ outputError: (text, write) => write(styleText('red', text, { stream: process.stderr })) })
  .addHelpText(
    'after',
    t(
      `
退出码：0 成功；1 做不到或被拒绝；2 用法不对；3 config diff 发现差别；4 连不上服务；5 令牌不被接受。
连接服务的命令用 --server 或 DINGHOOK_SERVER 指定地址（默认 http://127.0.0.1:8787），令牌放在 DINGHOOK_TOKEN。`,
      `
Exit codes: 0 done; 1 refused or impossible; 2 asked wrongly; 3 config diff found differences; 4 the server cannot be
reached; 5 the token is not accepted.
Commands that talk to a server take its address from --server or DINGHOOK_SERVER (default http://127.0.0.1:8787) and the
token from DINGHOOK_TOKEN.`,
    ),
  );

program
  .command('demo')
  .description(
    t(
      '在本机演示全程：模拟的钉钉、真实的服务、带签名的投递',
      'shows the whole way on this machine: a simulated DingTalk, the real server, signed deliveries',
    ),
  )
  .option('--once', t('最后一条消息之后结束', 'end after the last message'))
  .action(async () => {
    // Reads --once by itself and sets the exit code.
    await import('./demo.ts');
  });

program
  .command('serve')
  .description(t('运行服务，数据存在磁盘上', 'runs the server, data on disk'))
  .option('--data <dir>', 'where everything durable is kept (DINGHOOK_DATA; default ./data)')
  .option('--host <address>', 'where to listen (DINGHOOK_HOST; default 127.0.0.1)')
  .option('--port <port>', 'the port there; 0 picks a free one (DINGHOOK_PORT; default 8787)')
  .option('--env-file <file>', 'reads variables from a file; the environment wins')
  .option(
    '--allow-private',
    'lets it reach loopback and private addresses: simulators, and a GitLab or JIRA of your own network',
  )
  .addHelpText(
    'after',
    `
Variables:
  ADMIN_TOKEN         whoever knows it may configure everything; required
  ENCRYPTION_KEY      encrypts webhooks and secrets on disk; required, and needed to read them ever after
  DINGTALK_ORIGINS    where robots' webhooks may point to, separated by spaces (default: DingTalk's own two)
  TRAVIS_ORIGINS      servers of Travis CI whose keys may be fetched (default: its own two)
  PUBLIC_URL          the origin that sources know this server by, such as https://hooks.example.com (default: the one
                      that each request was sent to)

\`dinghook keys\` prints fresh values for the first two.`,
  )
  .action(async (flags: ServeFlags) => {
    process.exitCode = await serve(await readSettings(flags, process.env), say);
  });

program
  .command('start')
  .description(t('用 wrangler dev 在本机试运行', 'runs it on this machine with wrangler dev, to try it'))
  .option('--port <port>', t('端口', 'the port'), '8787')
  .action(async (flags: { port: string }) => {
    const { start } = await import('./cloudflare.ts');
    process.exitCode = await start(flags, say);
  });

program
  .command('deploy')
  .description(
    t(
      '部署到 Cloudflare，缺的密钥会生成并设置好',
      'deploys to Cloudflare, with secrets made and set where they are missing',
    ),
  )
  .option('--dry-run', t('只打包，不部署', 'only bundles'))
  .option('--name <worker>', t('Worker 的名字', 'the name of the worker'))
  .action(async (flags: { dryRun?: boolean; name?: string }) => {
    const { deploy } = await import('./cloudflare.ts');
    deploy(flags, say);
  });

const remote = (command: Command) =>
  command
    .option('--server <url>', t('服务的地址（DINGHOOK_SERVER）', "the server's address (DINGHOOK_SERVER)"))
    .option('--env-file <file>', t('从文件读环境变量', 'reads variables from a file; the environment wins'));

const config = program
  .command('config')
  .description(t('把全部配置放在一个 YAML 文件里', 'keeps the whole configuration in one YAML file'));
const defaultFile = 'dinghook.yaml';
const asJson = t('输出 JSON', 'prints JSON');

remote(config.command('pull [file]'))
  .description(
    t('把服务上的配置写进文件；- 表示打印出来', "writes the server's configuration to the file; - prints it"),
  )
  .option('--force', t('覆盖不一样的文件', 'overwrites a file that differs'))
  .action(async (path = defaultFile, flags: RemoteFlags & { force?: boolean }) => {
    const { pull } = await import('./config/commands.ts');
    process.exitCode = await pull(remoteFrom(flags), path, flags);
  });

remote(config.command('diff [file]'))
  .description(t('推送这个文件会改变什么', 'what pushing the file would change'))
  .option('--json', asJson)
  .action(async (path = defaultFile, flags: RemoteFlags & { json?: boolean }) => {
    const { diff } = await import('./config/commands.ts');
    process.exitCode = await diff(remoteFrom(flags), path, flags);
  });

remote(config.command('push [file]'))
  .description(
    t('让服务的配置和文件一致：要么全部生效，要么都不变', 'makes the server what the file says, wholly or not at all'),
  )
  .option('--yes', t('不询问', 'does not ask'))
  .option('--json', asJson)
  .action(async (path = defaultFile, flags: RemoteFlags & { json?: boolean; yes?: boolean }) => {
    const { push } = await import('./config/commands.ts');
    process.exitCode = await push(remoteFrom(flags), path, flags);
  });

config
  .command('check')
  .argument('[file]', t('配置文件', 'the configuration file'), defaultFile)
  .description(t('不连服务，检查文件', 'checks the file without a server'))
  .option('--env-file <file>', t('从文件读环境变量', 'reads variables from a file; the environment wins'))
  .option('--json', asJson)
  .action(async (path: string, flags: { envFile?: string; json?: boolean }) => {
    const { check } = await import('./config/commands.ts');
    process.exitCode = check(path, flags);
  });

config
  .command('schema')
  .description(t('打印配置文件的 JSON Schema，供编辑器补全', 'prints the JSON Schema of the file, for editors'))
  .action(async () => {
    const { configSchema } = await import('./config/schema.ts');
    console.log(JSON.stringify(configSchema(), null, 2));
  });

const sampleFlags = (command: Command) =>
  command
    .option('--event <name>', t('来源自己的事件名，如 push', "the source's own event name, such as push"))
    .option('--header <line...>', t('再加请求头，"名字: 值"', 'more headers, "name: value"'))
    .option('--json', asJson);

sampleFlags(program.command('preview <source> <file>'))
  .description(
    t(
      '一次投递会变成什么消息：文件或样例名，不连服务',
      'what a delivery becomes, without a server; a file, or the name of a sample',
    ),
  )
  .option('--locale <locale>', t('消息的语言', 'the language of the message'), 'zh-CN')
  .action(async (source: string, name: string, flags: SampleFlags & { json?: boolean; locale: string }) => {
    const { preview } = await import('./delivery/preview.ts');
    process.exitCode = preview(source, name, flags);
  });

remote(sampleFlags(program.command('send <hook> <file>')))
  .description(
    t(
      '像来源那样签名，投递一次；hook 是 id 或完整地址',
      'delivers once, signed as the source would; hook is an id or a whole address',
    ),
  )
  .option(
    '--secret-file <file>',
    t('签名用的密钥（DINGHOOK_HOOK_SECRET）', 'what it is signed with (DINGHOOK_HOOK_SECRET)'),
  )
  .action(async (hook: string, name: string, flags: SendFlags) => {
    const { send } = await import('./delivery/send.ts');
    const secret =
      flags.secretFile === undefined
        ? process.env.DINGHOOK_HOOK_SECRET
        : readFileSync(flags.secretFile, 'utf8').replace(/\r?\n$/, '');
    process.exitCode = await send(hook, name, { ...flags, secret, remote: () => remoteFrom(flags) });
  });

remote(program.command('tail [hook]'))
  .description(t('实时显示收到的投递和结果', 'shows deliveries as they arrive, and what became of them'))
  .option('--lines <n>', t('先显示最近几条', 'begins with the last few'), '10')
  .option('--json', asJson)
  .action(async (hook: string | undefined, flags: RemoteFlags & { lines: string; json?: boolean }) => {
    const { tail } = await import('./delivery/tail.ts');
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    const lines = Math.max(0, Number.parseInt(flags.lines, 10) || 0);
    await tail(remoteFrom(flags), hook, { lines, json: flags.json, signal: stop.signal });
  });

program
  .command('build')
  .description(t('把 Worker 打包到 dist/', 'bundles the worker into dist/, as serve and Cloudflare run it'))
  .action(() => build());

program
  .command('keys')
  .description(
    t(
      '打印新的 ADMIN_TOKEN 和 ENCRYPTION_KEY',
      'prints a fresh ADMIN_TOKEN and ENCRYPTION_KEY, as lines for an environment file',
    ),
  )
  .action(() => console.log(freshKeys()));

program
  .command('backup')
  .description(
    t('把数据目录存成一个文件，服务在运行也可以', 'saves a data folder in one file, also while its server runs'),
  )
  .requiredOption('--data <dir>', "the server's data folder")
  .requiredOption('--to <file>', 'a new file, such as dinghook.tar.gz')
  .action(async ({ data, to }: { data: string; to: string }) => {
    const { backUp } = await import('./backup.ts');
    say(`saved ${summary(await backUp(resolve(data), to))} in ${to}`);
    say('Keep ENCRYPTION_KEY as well, elsewhere: without it nobody can read the webhooks and secrets in the backup.');
  });

program
  .command('restore')
  .description(t('把备份恢复到空目录', 'brings a backup back into an empty folder'))
  .requiredOption('--from <file>', 'a file made by backup')
  .requiredOption('--data <dir>', 'an empty folder, or a new one')
  .action(async ({ from, data }: { from: string; data: string }) => {
    const { restore } = await import('./backup.ts');
    say(`restored ${summary(await restore(from, resolve(data)))} into ${resolve(data)}`);
  });

interface SendFlags extends SampleFlags, RemoteFlags {
  json?: boolean;
  secretFile?: string;
}

function summary({ databases, startedAt, bytes }: Saved): string {
  return `${databases} databases as of ${startedAt} (${Math.ceil(bytes / 1024)} KB)`;
}

function say(line: string): void {
  console.log(line);
}

/** Commander's own complaints are printed by then; help and version are what was asked for. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const text = error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  console.error(`${styleText('red', 'dinghook:', { stream: process.stderr })} ${text}`);
  return error instanceof Refusal ? exitCodes[error.kind] : exitCodes.failure;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}
