import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../cli/build.ts';

/**
 * What `dinghook deploy` asks of wrangler, told by a stand-in that writes down its arguments and input. Whether Cloudflare
 * does what it is asked can only be tried with an account.
 */
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dinghook-deploy-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function deploy(args: readonly string[], { secrets = '[]', fails = false } = {}) {
  const stand = join(home, 'wrangler');
  writeFileSync(
    stand,
    `#!/bin/sh
input=$(cat)
echo "$* <<< $input" >> "${home}/calls"
case "$1 $2" in
  "secret list") echo '${secrets}' ;;
  deploy*) ${fails ? 'echo "no such account"; exit 1' : 'echo "Deployed https://dinghook.acme.workers.dev"'} ;;
esac
`,
  );
  chmodSync(stand, 0o755);
  const env = { PATH: process.env.PATH, DINGHOOK_WRANGLER: stand };
  const { status, stdout, stderr } = spawnSync(join(root, 'cli/dinghook'), ['deploy', ...args], {
    env,
    encoding: 'utf8',
  });
  const calls = readFileSync(join(home, 'calls'), 'utf8').trimEnd().split('\n');
  return { status, stdout, stderr, calls };
}

describe('dinghook deploy', { timeout: 30_000 }, () => {
  it('deploys, makes the secrets that are missing, and says where the console is', () => {
    const { status, stdout, calls } = deploy([]);
    expect(status).toBe(0);
    expect(calls.map((call) => call.replace(/<<< \{.*/, '<<< {…}'))).toEqual([
      'deploy <<< ',
      'secret list --format json <<< ',
      'secret bulk <<< {…}',
    ]);
    const given = JSON.parse(calls[2]?.slice(calls[2].indexOf('{')) ?? '');
    expect(Object.keys(given)).toEqual(['ADMIN_TOKEN', 'ENCRYPTION_KEY']);
    expect(stdout).toContain(`ADMIN_TOKEN=${given.ADMIN_TOKEN}`);
    expect(stdout).toContain('https://dinghook.acme.workers.dev/console');
  });

  it('leaves secrets alone that are there', () => {
    const { calls } = deploy([], { secrets: '[{"name":"ADMIN_TOKEN"},{"name":"ENCRYPTION_KEY"}]' });
    expect(calls.some((call) => call.startsWith('secret bulk'))).toBe(false);
  });

  it('makes only the one that is missing', () => {
    const { calls } = deploy(['--name', 'staging'], { secrets: '[{"name":"ENCRYPTION_KEY"}]' });
    expect(calls.find((call) => call.startsWith('secret bulk --name staging'))).not.toContain('ENCRYPTION_KEY');
  });

  it('a failure is told in the words of wrangler, and no secret is made', () => {
    const { status, stderr, calls } = deploy([], { fails: true });
    expect([status, stderr.includes('no such account'), calls.length]).toEqual([1, true, 1]);
  });

  it('a dry run asks for nothing else', () => {
    expect(deploy(['--dry-run']).calls).toEqual(['deploy --dry-run <<<']);
  });
});
