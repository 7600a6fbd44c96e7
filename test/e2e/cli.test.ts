import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cli/build.ts';
import { type Served, Terminal } from './served.ts';

/** Where robots of these tests would live. Nothing is sent. */
const dingtalk = 'https://oapi.dingtalk.com';
const hookSecret = 'a secret that GitHub was given';

const file = `groups:
  - id: dev
    name: 前端组
    robots:
      - id: r1
        webhook: ${dingtalk}/robot/send?access_token=\${DEV_TOKEN}
        secret: \${DEV_SECRET}
hooks:
  - id: web
    name: 官网
    source: github
    key: \${WEB_KEY}
    secrets:
      - \${WEB_SECRET}
    groups: [dev]
`;

const values = {
  DEV_TOKEN: 'f'.repeat(64),
  DEV_SECRET: 'SEC0123456789',
  WEB_KEY: 'k'.repeat(32),
  WEB_SECRET: hookSecret,
};

let terminal: Terminal;
let server: Served;
let variables: Record<string, string>;

beforeAll(async () => {
  terminal = new Terminal(dingtalk);
  server = await terminal.serve(terminal.path('data'));
  variables = { ...values, DINGHOOK_SERVER: server.url, DINGHOOK_TOKEN: terminal.secrets.ADMIN_TOKEN };
}, 60_000);
afterAll(() => terminal.remove());

const run = (args: string[], more: Record<string, string> = {}) => terminal.run(args, { ...variables, ...more });

function write(text: string): string {
  writeFileSync(terminal.path('dinghook.yaml'), text);
  return text;
}

describe('a configuration kept in a file', { timeout: 60_000 }, () => {
  it('that is wrong is refused whole, with its lines', async () => {
    write(file.replace('source: github', 'sorce: github').replace('[dev]', '[dve]'));
    const { code, err } = await run(['config', 'push', '--yes']);
    expect(code).toBe(1);
    expect(err).toContain('dinghook.yaml:11  hooks[0].sorce');
    expect(await server.api('GET', '/api/config')).toMatchObject({ groups: [], hooks: [] });
  });

  it('whose variable is not set is refused before anything is sent', async () => {
    write(file);
    const { code, err } = await run(['config', 'check'], { WEB_SECRET: '' });
    expect([code, err.includes('dinghook.yaml:14'), err.includes('WEB_SECRET')]).toEqual([1, true, true]);
  });

  it('differs from an empty server, is pushed, and then does not differ', async () => {
    write(file);
    expect((await run(['config', 'diff'])).code).toBe(3);
    const pushed = await run(['config', 'push', '--yes']);
    expect([pushed.code, pushed.err]).toEqual([0, '']);
    expect(pushed.out).toContain('+ hook 官网 (web)');
    expect(pushed.out).not.toContain(hookSecret);
    expect(await run(['config', 'diff'])).toMatchObject({ code: 0, out: 'no differences\n' });
  });

  it('says what a change was and becomes', async () => {
    write(file.replace('name: 官网', 'name: 官网前端'));
    const { code, out } = await run(['config', 'diff']);
    expect(code).toBe(3);
    expect(out).toContain('- name: 官网\n');
    expect(out).toContain('+ name: 官网前端\n');
  });

  it('is not overwritten by a pull unless forced; references stay, secrets are never written', async () => {
    write(file);
    expect((await run(['config', 'pull'])).code).toBe(1);
    expect(await run(['config', 'pull', '--force'])).toMatchObject({ code: 0 });
    const pulled = readFileSync(terminal.path('dinghook.yaml'), 'utf8');
    for (const [name, value] of Object.entries(values)) {
      expect([name, pulled.includes(`\${${name}}`), pulled.includes(value)]).toEqual([name, true, false]);
    }
    expect(await run(['config', 'diff'])).toMatchObject({ code: 0 });
  });

  it('pushed to an empty install behaves the same: the same address takes the same signed delivery', async () => {
    const other = await terminal.serve(terminal.path('other'));
    const there = { DINGHOOK_SERVER: other.url };
    expect(await run(['config', 'push', '--yes'], there)).toMatchObject({ code: 0 });
    const [here, copied] = await Promise.all([server, other].map((each) => each.api('GET', '/api/config')));
    expect(copied).toEqual(here);
    const address = `${other.url}/github/${values.WEB_KEY}`;
    const sent = await run(['send', address, 'push-three-commits'], { DINGHOOK_HOOK_SECRET: hookSecret });
    expect([sent.code, sent.out.slice(0, 13)]).toEqual([0, '202  accepted']);
    await other.stop('SIGTERM');
  });
});

describe('deliveries', { timeout: 60_000 }, () => {
  it('a wrong secret is told by the exit code', async () => {
    const { code, out } = await run(['send', 'web', 'push-three-commits'], { DINGHOOK_HOOK_SECRET: 'another' });
    expect([code, out.slice(0, 17)]).toEqual([1, '401  unauthorized']);
  });

  it('tail shows what arrives while it runs', async () => {
    const child = spawn(join(root, 'cli/dinghook'), ['tail', '--json', '--lines', '0'], {
      env: { PATH: process.env.PATH, ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    await run(['send', 'web', 'issue-opened', '--json'], { DINGHOOK_HOOK_SECRET: hookSecret });
    const { value } = await lines.next();
    expect(JSON.parse(String(value))).toMatchObject({ hook: 'web', topic: 'issues.opened', outcome: 'accepted' });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('are previewed without a server', async () => {
    const { code, out } = await terminal.run(['preview', 'github', 'push-three-commits', '--locale', 'en', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'accepted',
      messages: [{ message: { msgtype: expect.any(String) } }],
    });
  });
});

describe('exit codes', { timeout: 60_000 }, () => {
  it.each([
    ['an unknown command', ['dance'], {}, 2],
    ['a source that does not exist', ['preview', 'githib', 'x'], {}, 2],
    ['a file that is not there', ['config', 'check', 'nowhere.yaml'], {}, 2],
    ['no token', ['config', 'pull', '-'], { DINGHOOK_TOKEN: '' }, 2],
    ['a wrong token', ['config', 'pull', '-'], { DINGHOOK_TOKEN: 'not the one that it is' }, 5],
    ['no server', ['config', 'pull', '-'], { DINGHOOK_SERVER: 'http://127.0.0.1:9' }, 4],
    ['help', ['--help'], {}, 0],
  ] as const)('%s', async (_, args, more, expected) => {
    const { code, out, err } = await run([...args], more);
    expect(code).toBe(expected);
    expect(out + err).not.toContain('    at ');
  });

  it('speaks Chinese to those who set it', async () => {
    const { err } = await run(['config', 'check', 'nowhere.yaml'], { LANG: 'zh_CN.UTF-8' });
    expect(err).toContain('读不了 nowhere.yaml');
  });
});
