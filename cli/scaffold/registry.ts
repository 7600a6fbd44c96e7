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

function ofPath(line: string): string {
  return line.split("'")[1] ?? '';
}
