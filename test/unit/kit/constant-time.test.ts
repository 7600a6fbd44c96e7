import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Two operands around ===, !==, == or !=. */
const comparison = /(?<left>(?:[\w$.\])'"`]|\?\.)+)\s*[!=]==?\s*(?<right>(?:[\w$.'"`]|\?\.)+)/g;

/** A name or property that ends in a word for something whose content must not leak. */
const sensitive = /(?:secret|signature|token|digest|mac|hmac|proof|password|signed|expected)s?$/i;

/** Says nothing about the content of the other side. */
const harmless = /^(?:null|undefined|true|false|[\d_]+|'.*|".*)$/;

/**
 * Lines that compare a secret with === or the like, which stops at the first difference and so tells how far it got.
 */
function leaks(source: string): string[] {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, '').trim())
    .filter((line) =>
      [...line.matchAll(comparison)].some(({ index, groups: { left = '', right = '' } = {} }) => {
        if (harmless.test(left) || harmless.test(right) || right === 'typeof') return false;
        return !line.slice(0, index).endsWith('typeof ') && (sensitive.test(left) || sensitive.test(right));
      }),
    );
}

describe('the rule', () => {
  it.each([
    'if (token === given) return true;',
    'return hook.secret === secret;',
    'if (given !== env.ADMIN_TOKEN) throw 1;',
    'secrets.some((secret) => secret === header)',
    'signature == expected',
    'x = header === computedDigest;',
    'if (password !== admin) {}',
    'return value === `sha256=` || given === mac;',
  ])('catches %s', (line) => expect(leaks(line)).toEqual([line]));

  it.each([
    "if (secret === '') return;",
    'if (secret === undefined || secret !== null) return;',
    "if (typeof token === 'string') return;",
    'if (secret.length === 0) return;',
    'if (digest?.byteLength !== digestLength[hash]) return;',
    'tokens.length !== 1',
    "scheme.id === 'token'",
    '// token === given',
    'const secret = given;',
    'secrets.filter((secret) => secret.length > 0)',
    'if (kind === other) return;',
    "if (issue.expected === 'string') return;",
    "url.username === '' && url.password === ''",
    'if (typeof secret === typeof other) return;',
  ])('lets %s pass', (line) => expect(leaks(line)).toEqual([]));
});

it('no secret, token or signature is compared with ===', () => {
  const files = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const found = files.flatMap((file) => leaks(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`));
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});
