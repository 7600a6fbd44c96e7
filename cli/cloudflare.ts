import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.ts';
import { freshKeys } from './keys.ts';
import { t } from './language.ts';
import { Refusal } from './refusal.ts';

/** How wrangler is called: the repository's own, unless a test names another. */
function wrangler(args: readonly string[]): [command: string, args: string[]] {
  const named = process.env.DINGHOOK_WRANGLER;
  if (named !== undefined) return [named, [...args]];
  return [process.execPath, [join(root, 'node_modules/wrangler/bin/wrangler.js'), ...args]];
}

/**
 * Deploys the worker to Cloudflare and gives it the secrets that it lacks, so that running it again changes none. Prints
 * where the console is. wrangler asks to log in by itself. With `dryRun`, only bundles.
 */
export function deploy({ dryRun, name }: { dryRun?: boolean; name?: string }, say: (line: string) => void): void {
  const worker = name === undefined ? [] : ['--name', name];
  if (dryRun) {
    run(['deploy', '--dry-run', ...worker]);
    return;
  }
  const deployed = run(['deploy', ...worker]);
  const present = secretNames(run(['secret', 'list', '--format', 'json', ...worker]));
  const fresh = Object.fromEntries(
    freshKeys()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
      .filter(([key]) => !present.includes(key)),
  );
  if (Object.keys(fresh).length > 0) {
    run(['secret', 'bulk', ...worker], JSON.stringify(fresh));
    say(t('下面的值只显示这一次，请保存好：', 'Keep these: they are shown this once.'));
    for (const [key, value] of Object.entries(fresh)) say(`${key}=${value}`);
  }
  const address = /https:\/\/[\w.-]+\.workers\.dev/.exec(deployed)?.[0];
  if (address !== undefined) say(t(`控制台：${address}/console`, `console: ${address}/console`));
  else
    say(
      t(
        '已部署。控制台在这个 Worker 的域名下的 /console。',
        'Deployed. The console is at /console on the domain of the worker.',
      ),
    );
}

/** Runs the worker locally with wrangler until it ends; resolves with its exit code. Makes `.dev.vars` where there is none. */
export function start({ port }: { port: string }, say: (line: string) => void): Promise<number> {
  const variables = join(root, '.dev.vars');
  if (!existsSync(variables)) {
    writeFileSync(variables, `${freshKeys()}\n`, { mode: 0o600 });
    say(
      t(`已生成 ${variables}，登录控制台用里面的 ADMIN_TOKEN`, `made ${variables}; sign in with the ADMIN_TOKEN in it`),
    );
  }
  say(t(`控制台：http://localhost:${port}/console`, `console: http://localhost:${port}/console`));
  const [command, args] = wrangler(['dev', '--port', port, '--show-interactive-dev-session=false']);
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...quiet } });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

const quiet = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };

function run(asked: readonly string[], input?: string): string {
  const [command, args] = wrangler(asked);
  // What wrangler says of its progress is shown as it comes; secrets go in by standard input, never on the command line.
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    input: input ?? '',
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...quiet },
  });
  if (done.error) throw done.error;
  if (done.status === 0) return done.stdout;
  const task = asked.filter((arg) => !arg.startsWith('-')).join(' ');
  throw new Refusal(t(`wrangler ${task} 失败了：\n${done.stdout}`, `wrangler ${task} failed:\n${done.stdout}`));
}

function secretNames(json: string): string[] {
  const list: unknown = JSON.parse(json.slice(json.indexOf('[')) || '[]');
  return Array.isArray(list) ? list.flatMap((each) => (typeof each?.name === 'string' ? [each.name] : [])) : [];
}
