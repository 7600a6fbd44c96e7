import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders a folder may import from. What is not named here may not be imported. */
const rules: Record<string, readonly string[]> = {
  'src/event': [],
  'src/rules': ['src/event'],
  'src/kit': ['src/event', 'src/config.ts'],
  'src/dingtalk': ['src/config.ts'],
  'src/render': ['src/event', 'src/dingtalk', 'src/config.ts', 'templates'],
  'src/observe': [],
  'src/directory': ['src/event', 'src/rules', 'src/dingtalk', 'src/config.ts', 'src/observe', 'src/alarm.ts'],
  'src/inbox': ['src/event', 'src/dingtalk', 'src/outbox', 'src/config.ts', 'src/observe', 'src/alarm.ts'],
  'src/outbox': [
    'src/event',
    'src/dingtalk',
    'src/render',
    'src/directory',
    'src/config.ts',
    'src/observe',
    'src/alarm.ts',
  ],
  'src/ingress': [
    'src/event',
    'src/rules',
    'src/kit',
    'src/render',
    'src/directory',
    'src/inbox',
    'src/outbox',
    'src/config.ts',
    'src/observe',
    'adapters',
  ],
  'src/connectors': ['src/kit', 'src/directory', 'src/config.ts', 'src/observe'],
  'src/api': [
    'src/samples',
    'src/connectors',
    'src/event',
    'src/kit',
    'src/dingtalk',
    'src/render',
    'src/directory',
    'src/inbox',
    'src/outbox',
    'src/ingress',
    'src/config.ts',
    'src/observe',
    'adapters',
    'docs/schema',
    'package.json',
  ],
  'src/console': [
    'src/api',
    'src/event',
    'src/kit',
    'src/dingtalk',
    'src/render',
    'src/directory',
    'src/inbox',
    'src/outbox',
    'src/ingress',
    'src/rules',
    'src/connectors',
    'src/samples',
    'src/config.ts',
    'src/observe',
    'adapters',
    'templates',
    'fixtures',
    'docs/schema',
  ],
  adapters: ['src/kit'],
  templates: ['src/event'],
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Own modules a file imports, as paths from the root. */
function imports(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)'/gms)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );
}

/** Which of a file's imports leave its own room: its folder, and for an adapter the source's folder. */
function foreign(file: string, folder: string): string[] {
  const own = folder === 'adapters' && file !== 'adapters/index.ts' ? file.split('/').slice(0, 2).join('/') : folder;
  return imports(file).filter((path) => !path.startsWith(`${own}/`));
}

describe.each(Object.entries(rules))('%s', (folder, allowed) => {
  it('imports only what it may', () => {
    const strays = filesBelow(folder).flatMap((file) =>
      foreign(file, folder)
        .filter((path) => !allowed.some((each) => path === each || path.startsWith(`${each}/`)))
        .map((path) => `${file} imports ${path}`),
    );
    expect(strays).toEqual([]);
  });
});

it('adapters reach the kit only through its index', () => {
  const strays = filesBelow('adapters').flatMap((file) =>
    imports(file)
      .filter((path) => path.startsWith('src/') && path !== 'src/kit/index.ts')
      .map((path) => `${file} imports ${path}`),
  );
  expect(strays).toEqual([]);
});

it('only the DingTalk client, the connectors’ line and whoever fetches published keys call fetch', () => {
  const callers = [...filesBelow('src'), ...filesBelow('adapters')].filter((file) =>
    /(?<![.\w])fetch\(/.test(readFileSync(file, 'utf8').replace(/\/\*.*?\*\/|\/\/.*$/gms, '')),
  );
  expect(callers.sort()).toEqual(['src/connectors/line.ts', 'src/dingtalk/client.ts', 'src/ingress/keys.ts']);
});

it('no file is called util, helper, manager or service', () => {
  const names = ['src', 'adapters', 'templates', 'cli', 'test'].flatMap(filesBelow);
  expect(names.filter((name) => /\b(utils?|helpers?|managers?|services?)\b/.test(name))).toEqual([]);
});
