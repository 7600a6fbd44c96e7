/** `my-source` → `mySource`: what the adapter is called in code. */
export function identifier(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const imported = /^import \{ \w+ \} from '\.\/[^']+';$/;

/** The text of `adapters/index.ts` with one source more: its import in order, its line at the end. */
export function register(text: string, name: string): string {
  const lines = text.split('\n');
  const path = ofPath(`import { ${identifier(name)} } from './${name}/index.ts';`);
  const at = lines.findIndex((line) => imported.test(line) && ofPath(line) > path);
  const last = lines.findLastIndex((line) => imported.test(line));
  lines.splice(at < 0 ? last + 1 : at, 0, `import { ${identifier(name)} } from '${path}';`);
  const end = lines.lastIndexOf('};');
  if (last < 0 || end < 0) throw new Error('adapters/index.ts has no list of adapters');
  const entry = identifier(name) === name ? name : `'${name}': ${identifier(name)}`;
  lines.splice(end, 0, `  ${entry},`);
  return lines.join('\n');
}

/** The text of the list of set-up pages with those of one source more, in order. */
export function addSetupPages(text: string, name: string): string {
  const key = identifier(name) === name ? name : `'${name}'`;
  const entry = [
    `  ${key}: {`,
    `    'zh-CN': () => import('../../../../adapters/${name}/setup.zh-CN.md'),`,
    `    en: () => import('../../../../adapters/${name}/setup.en.md'),`,
    '  },',
  ];
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('const pages'));
  const end = lines.indexOf('};', first);
  if (first < 0 || end < 0) throw new Error('the list of set-up pages is not where it was');
  const after = lines.findIndex(
    (line, i) => i > first && i < end && /^ {2}\S+: \{$/.test(line) && line.replaceAll("'", '') > `  ${name}`,
  );
  lines.splice(after < 0 ? end : after, 0, ...entry);
  return lines.join('\n');
}

function ofPath(line: string): string {
  return line.split("'")[1] ?? '';
}
