import type { MsgType } from '../dingtalk/message.ts';
import { bounds } from './bounds.ts';
import { type Compiled, compile, complaint, reason } from './engine.ts';
import type { Medium } from './scope.ts';

/** A button: its title, its address and, for feedCard, its picture; each a Liquid value. */
export interface ButtonPart {
  readonly title: Compiled;
  readonly url: Compiled;
  readonly picture: Compiled | null;
}

/**
 * The parts of a template. A part that a template leaves out is taken from the next level. `say` is the sentence that says
 * what happened; `title`, `line` and the body print it as `{{ say }}`.
 */
export interface Template {
  readonly msgtype?: 'auto' | MsgType;
  readonly say?: Compiled;
  readonly title?: Compiled;
  readonly line?: Compiled;
  readonly buttons?: readonly ButtonPart[];
  readonly body?: Compiled;
}

/** Why a template cannot be used, and the line that says so, from 1. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const types: readonly string[] = ['auto', 'text', 'link', 'markdown', 'actionCard', 'feedCard'];
const settings: readonly string[] = ['msgtype', 'say', 'title', 'line', 'buttons'];

/** A setting of the front matter; `line` is where it begins, from 1. */
interface Setting {
  value: string;
  line: number;
}

/**
 * Reads a template: front matter between `---` lines (`msgtype`, `say`, `title`, `line`, `buttons`), then the body. A
 * value goes on over indented lines. Throws {@link TemplateError}.
 */
export function parseTemplate(source: string): Template {
  if (source.length > bounds.source) throw new TemplateError(`longer than ${bounds.source} characters`, 1);
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : 0;
  if (end < 0) throw new TemplateError('the front matter has no closing ---', 1);
  const head = settingsOf(lines.slice(1, Math.max(1, end)));
  const body = lines.slice(end === 0 ? 0 : end + 1).join('\n');
  const [msgtype, say, title, line, buttons] = settings.map((name) => head.get(name));
  return {
    ...(msgtype && { msgtype: typeOf(msgtype) }),
    ...(say && { say: part(say, 'markdown') }),
    ...(title && { title: part(title, 'plain') }),
    ...(line && { line: part(line, 'markdown') }),
    ...(buttons && { buttons: buttonsOf(buttons) }),
    ...(body.trim() !== '' && { body: part({ value: body, line: end === 0 ? 1 : end + 2 }, 'markdown', false) }),
  };
}

function settingsOf(lines: readonly string[]): Map<string, Setting> {
  const found = new Map<string, Setting>();
  let last: Setting | undefined;
  for (const [index, text] of lines.entries()) {
    const at = index + 2;
    const [, name, value = ''] = /^([a-z]+):\s*(.*)$/.exec(text) ?? [];
    if (name !== undefined) {
      if (!settings.includes(name)) throw new TemplateError(`unknown setting "${name}"`, at);
      last = { value: value.trim(), line: at };
      found.set(name, last);
    } else if (last && /^(?:\s+\S|- )/.test(text)) {
      last.value += `\n${text.trim()}`;
    } else if (text.trim() === '' && last) {
      last.value += '\n';
    } else if (text.trim() !== '') {
      throw new TemplateError('expected "name: value" or an indented line', at);
    }
  }
  return found;
}

function typeOf({ value, line }: Setting): 'auto' | MsgType {
  const type = value.trim();
  if (isType(type)) return type;
  throw new TemplateError(`msgtype is one of ${types.join(', ')}`, line);
}

function isType(value: string): value is 'auto' | MsgType {
  return types.includes(value);
}

function buttonsOf({ value, line }: Setting): ButtonPart[] {
  return value.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return [];
    const at = line + index;
    const [title, url, picture] = text.replace(/^- /, '').split(/ \| (?![^{]*\}\})/);
    if (!text.startsWith('- ') || title === undefined || url === undefined) {
      throw new TemplateError('a button is "- title | url"', at);
    }
    const compiled = (source: string) => part({ value: source.trim(), line: at }, 'plain');
    return [{ title: compiled(title), url: compiled(url), picture: picture ? compiled(picture) : null }];
  });
}

/** A setting is one line however many it is written on; a body keeps its lines. */
function part({ value, line }: Setting, medium: Medium, oneLine = true): Compiled {
  try {
    return compile(oneLine ? value.replaceAll('\n', '') : value, medium);
  } catch (error) {
    const found = complaint(value, medium);
    throw new TemplateError(found?.error ?? reason(error), line + (found?.line ?? 1) - 1);
  }
}
