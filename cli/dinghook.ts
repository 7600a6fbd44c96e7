import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { Saved } from './backup.ts';
import { build } from './build.ts';
import { freshKeys } from './keys.ts';
import { Refusal } from './refusal.ts';
import { serve } from './serve.ts';
import { readSettings, type ServeFlags } from './settings.ts';

const program = new Command('dinghook')
  .description('Webhooks in, DingTalk out.')
  .version(manifest.version)
  .exitOverride()
  .showHelpAfterError('(dinghook --help shows what there is)')
  .configureOutput({ outputError: (text, write) => write(styleText('red', text, { stream: process.stderr })) });

program
  .command('demo')
  .description('shows the whole way on this machine: a simulated DingTalk, the real server, signed deliveries')
  .option('--once', 'end after the last message')
  .action(async () => {
    // Reads --once by itself and sets the exit code.
    await import('./demo.ts');
  });

program
  .command('serve')
  .description('runs the server, data on disk')
  .option('--data <dir>', 'where everything durable is kept (DINGHOOK_DATA; default ./data)')
  .option('--host <address>', 'where to listen (DINGHOOK_HOST; default 127.0.0.1)')
  .option('--port <port>', 'the port there; 0 picks a free one (DINGHOOK_PORT; default 8787)')
  .option('--env-file <file>', 'reads variables from a file; the environment wins')
  .option('--allow-private', 'lets it send to loopback and private addresses: for simulators and tests only')
  .addHelpText(
    'after',
    `
Variables:
  ADMIN_TOKEN         whoever knows it may configure everything; required
  ENCRYPTION_KEY      encrypts webhooks and secrets on disk; required, and needed to read them ever after
  DINGTALK_ORIGINS    where robots' webhooks may point to, separated by spaces (default: DingTalk's own two)

\`dinghook keys\` prints fresh values for the first two.`,
  )
  .action(async (flags: ServeFlags) => {
    process.exitCode = await serve(await readSettings(flags, process.env), say);
  });

program
  .command('build')
  .description('bundles the worker into dist/, as serve and Cloudflare run it')
  .action(() => build());

program
  .command('keys')
  .description('prints a fresh ADMIN_TOKEN and ENCRYPTION_KEY, as lines for an environment file')
  .action(() => console.log(freshKeys()));

program
  .command('backup')
  .description('saves a data folder in one file, also while its server runs')
  .requiredOption('--data <dir>', "the server's data folder")
  .requiredOption('--to <file>', 'a new file, such as dinghook.tar.gz')
  .action(async ({ data, to }: { data: string; to: string }) => {
    const { backUp } = await import('./backup.ts');
    say(`saved ${summary(await backUp(resolve(data), to))} in ${to}`);
    say('Keep ENCRYPTION_KEY as well, elsewhere: without it nobody can read the webhooks and secrets in the backup.');
  });

program
  .command('restore')
  .description('brings a backup back into an empty folder')
  .requiredOption('--from <file>', 'a file made by backup')
  .requiredOption('--data <dir>', 'an empty folder, or a new one')
  .action(async ({ from, data }: { from: string; data: string }) => {
    const { restore } = await import('./backup.ts');
    say(`restored ${summary(await restore(from, resolve(data)))} into ${resolve(data)}`);
  });

function summary({ databases, startedAt, bytes }: Saved): string {
  return `${databases} databases as of ${startedAt} (${Math.ceil(bytes / 1024)} KB)`;
}

function say(line: string): void {
  console.log(line);
}

/** Commander's own complaints are printed by then; help and version are what was asked for. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const text = error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  console.error(`${styleText('red', 'dinghook:', { stream: process.stderr })} ${text}`);
  return error instanceof Refusal && error.kind === 'usage' ? 2 : 1;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}
