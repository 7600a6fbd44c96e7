import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Document, parse } from 'yaml';
import * as z from 'zod';
import { t } from '../language.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { type Remote, RemoteRefusal, readVariables } from '../remote.ts';
import { flawsOf, refusalOf } from './check.ts';
import { Changes, describe } from './differences.ts';
import { ConfigFile } from './document.ts';

const Pushed = Changes.extend({
  created: z.array(z.object({ id: z.string(), url: z.string().optional(), secret: z.string().optional() })).default([]),
});

/** Flags that several of the commands share. */
interface Flags {
  envFile?: string;
  json?: boolean;
}

/**
 * Writes the server's configuration to a file. Secrets are stars, which keep what is stored when pushed back; references to
 * the environment that the file already has stay. `-` prints it.
 */
export async function pull(remote: Remote, path: string, { force }: { force?: boolean }): Promise<number> {
  const yaml = await remote.text('/api/config', 'application/yaml');
  const old = path !== '-' && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const text = dressed(yaml, remote.origin, old);
  if (path === '-') {
    process.stdout.write(text);
    return exitCodes.ok;
  }
  if (old !== undefined && old !== text && !force) {
    throw new Refusal(
      t(
        `${path} 已经存在，而且和服务上的不一样。先看 \`dinghook config diff\`；加 --force 覆盖它。`,
        `${path} exists and differs from the server. Look at \`dinghook config diff\` first; --force overwrites it.`,
      ),
    );
  }
  writeFileSync(path, text);
  say(t(`已写入 ${path}`, `wrote ${path}`));
  return exitCodes.ok;
}

/** Checks a file without a server. */
export function check(path: string, flags: Flags): number {
  const { file, value } = read(path, flags);
  const flaws = flawsOf(file, value);
  if (flags.json) say(JSON.stringify({ ok: flaws.length === 0, issues: flaws }));
  else if (flaws.length > 0) throw refusalOf(file, flaws);
  else say(t(`${path} 没有问题`, `${path} is fine`));
  return flaws.length === 0 ? exitCodes.ok : exitCodes.failure;
}

/** Tells what pushing a file would change; ends with 3 when there is something. */
export async function diff(remote: Remote, path: string, flags: Flags): Promise<number> {
  const { file, value } = read(path, flags);
  const { changes } = await offered(remote, file, value);
  if (flags.json) say(JSON.stringify({ changes }));
  else if (changes.length === 0) say(t('没有差别', 'no differences'));
  else say(describe(changes, await remote.call(z.unknown(), 'GET', '/api/config'), value));
  return changes.length === 0 ? exitCodes.ok : exitCodes.differences;
}

/** Makes the server's configuration what the file says, wholly or not at all, and says what changed. */
export async function push(remote: Remote, path: string, flags: Flags & { yes?: boolean }): Promise<number> {
  const { file, value } = read(path, flags);
  const { changes } = await offered(remote, file, value);
  if (changes.length === 0) {
    say(flags.json ? JSON.stringify({ changes, created: [] }) : t('没有差别', 'no differences'));
    return exitCodes.ok;
  }
  if (!flags.json) say(describe(changes, await remote.call(z.unknown(), 'GET', '/api/config'), value));
  if (!flags.yes) await agree(changes.length);
  const pushed = await explained(file, () => remote.call(Pushed, 'PUT', '/api/config', asBody(value)));
  if (flags.json) say(JSON.stringify(pushed));
  else for (const line of pushedLines(pushed)) say(line);
  return exitCodes.ok;
}

function pushedLines({ changes, created }: z.output<typeof Pushed>): string[] {
  const done = t(`已生效，共 ${changes.length} 处改动`, `in effect: ${changes.length} changed`);
  return [
    done,
    ...created.map(({ id, url, secret }) =>
      t(
        `新接入点 ${id}：地址 ${url}${secret === undefined ? '' : `，密钥 ${secret}（只显示这一次）`}`,
        `new hook ${id}: address ${url}${secret === undefined ? '' : `, secret ${secret} (shown this once)`}`,
      ),
    ),
  ];
}

function read(path: string, flags: Flags): { file: ConfigFile; value: unknown } {
  const file = ConfigFile.read(path);
  const syntax = file.syntax();
  if (syntax.length > 0) throw refusalOf(file, syntax);
  const variables = flags.envFile === undefined ? {} : readVariables(flags.envFile);
  const { value, flaws } = file.resolved({ ...variables, ...process.env });
  if (flaws.length > 0) throw refusalOf(file, flaws);
  return { file, value };
}

function offered(remote: Remote, file: ConfigFile, value: unknown) {
  return explained(file, () => remote.call(Changes, 'PUT', '/api/config?dryRun=true', asBody(value)));
}

/** Gives what the server refuses the lines of the file. */
async function explained<T>(file: ConfigFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RemoteRefusal) || error.issues.length === 0) throw error;
    throw refusalOf(
      file,
      error.issues.map((issue) => file.located(issue)),
    );
  }
}

function asBody(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : { groups: value };
}

async function agree(count: number): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Refusal(
      t('没有终端可以确认：加 --yes 直接生效。', 'There is no terminal to ask at: add --yes to go ahead.'),
      'usage',
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(t(`让这 ${count} 处改动生效？[y/N] `, `Make ${count} changes? [y/N] `));
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal(t('没有改动。', 'Nothing was changed.'));
}

/** The first lines: where editors find the schema, and what stars and references are. */
function head(origin: string): string {
  const stars = t(
    '*** 代表已保存、不显示的密钥。写成 ${NAME} 就会从环境变量里取。',
    '*** stands for a secret that is stored and not shown. Write ${NAME} to take it from the environment.',
  );
  return ` yaml-language-server: $schema=${origin}/api/config/schema.json\n ${stars}`;
}

/** The server's YAML with a first line for editors, and the references that an older file has. */
function dressed(yaml: string, origin: string, old: string | undefined): string {
  const document = new Document(parse(yaml));
  document.commentBefore = head(origin);
  if (old !== undefined) {
    const before = new ConfigFile('', old);
    if (before.syntax().length === 0) keepReferences(document, parse(old), before.references());
  }
  return document.toString({ lineWidth: 0 });
}

const Listed = z.record(z.string(), z.unknown());

/** Puts references where the same entry, known by its id or name, had them. */
function keepReferences(document: Document, old: unknown, references: ReadonlyMap<string, string>): void {
  for (const [path, text] of references) {
    const [, list = '', index = '', rest = ''] = /^(groups|hooks)\[(\d+)\]\.(.+)$/.exec(path) ?? [];
    const entries = z.array(Listed).safeParse(Listed.safeParse(old).data?.[list]).data ?? [];
    const mine = entries[Number(index)];
    const now = z.array(Listed).safeParse(document.toJS()?.[list]).data ?? [];
    const place = now.findIndex((each) => mine && (each.id === mine.id || each.name === mine.name));
    if (place < 0) continue;
    const target = [
      list,
      place,
      ...[...rest.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step)),
    ];
    if (document.hasIn(target)) document.setIn(target, text);
  }
}

function say(line: string): void {
  console.log(line);
}
