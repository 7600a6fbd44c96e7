import type { Context } from 'hono';
import { failure } from './errors.ts';
import { locatedYaml } from './located-yaml.ts';

/** What a body can be written in. */
export type Format = 'json' | 'yaml';

const types: Readonly<Record<Format, RegExp>> = {
  json: /^application\/json\s*(;|$)/i,
  yaml: /^(application|text)\/(x-)?yaml\s*(;|$)/i,
};

/** A parsed body, or the reply that refuses it. */
export type Body = { ok: true; value: unknown } | { ok: false; response: Response };

/** Reads the body in one of `formats`. Errors name a line and never repeat the text: it may hold secrets. */
export async function readBody(c: Context, formats: readonly Format[] = ['json']): Promise<Body> {
  const type = c.req.header('content-type') ?? '';
  const format = formats.find((each) => types[each].test(type));
  if (!format) {
    const wanted = formats.map((each) => `application/${each}`).join(' or ');
    return {
      ok: false,
      response: failure(c, 'unsupported-media-type', `Send the body as ${wanted}, and say so in content-type.`),
    };
  }
  const parsed = parse(format, await c.req.arrayBuffer());
  return parsed.ok ? parsed : { ok: false, response: failure(c, 'malformed', parsed.message) };
}

type Parsed = { ok: true; value: unknown } | { ok: false; message: string };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function parse(format: Format, bytes: ArrayBuffer): Parsed {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, message: 'The body is not UTF-8: save it in that encoding.' };
  }
  return format === 'json' ? parseJson(text) : parseYaml(text);
}

/** Parses YAML of one document; what is wrong with it is said without repeating it. */
export function parseYaml(text: string): Parsed {
  const read = locatedYaml(text);
  if (read.ok) return { ok: true, value: read.value };
  const [flaw] = read.flaws;
  const message =
    flaw.cause === 'syntax'
      ? `The body is not YAML: look at line ${flaw.line} (${flaw.code.toLowerCase().replaceAll('_', ' ')}).`
      : 'An alias in the YAML leads nowhere, or to too much: write out what it stands for.';
  return { ok: false, message };
}

/** Parses JSON. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const offset = /position (\d+)/.exec(String(error))?.[1];
    const line = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n').length;
    return { ok: false, message: `The body is not JSON: look at line ${line}.` };
  }
}
