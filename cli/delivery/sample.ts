import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapters } from '../../adapters/index.ts';
import { type Adapter, RawRequest } from '../../src/kit/index.ts';
import { root } from '../build.ts';
import { t } from '../language.ts';
import { Refusal } from '../refusal.ts';
import { mergePatch } from './merge-patch.ts';

/** How a delivery on disk was described. */
export interface SampleFlags {
  /** The vendor's event name, for sources that say it in a header. */
  event?: string;
  /** More headers, `name: value`. */
  header?: string[];
}

interface Sheet {
  headers?: Record<string, string>;
  form?: string;
  cases: { name: string; event: string; file: string; patch?: unknown; headers?: Record<string, string> }[];
}

/** The adapter of a source. Throws a usage {@link Refusal} that names those there are. */
export function adapterNamed(source: string): Adapter {
  const adapter = Object.hasOwn(adapters, source) ? adapters[source] : undefined;
  if (adapter) return adapter;
  const names = Object.keys(adapters).join(', ');
  throw new Refusal(
    t(`没有来源 ${source}。可用：${names}`, `There is no source ${source}. Use one of: ${names}`),
    'usage',
  );
}

/**
 * A delivery as its source would send it, without a proof: the body from a file, or a sample by its name
 * (`push-three-commits`); headers as the source's own, with `event` in the one that names it. Throws a usage {@link Refusal}.
 */
export function deliveryFrom(source: string, name: string, { event, header = [] }: SampleFlags): RawRequest {
  const sheet = sheetOf(source);
  const { body, headers } = existsSync(name) ? fromFile(sheet, name, event) : fromCase(sheet, source, name, event);
  for (const line of header) {
    const [field, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    if (!/^[\w-]+$/.test(field)) {
      throw new Refusal(
        t(`--header "${line}" 要写成 "名字: 值"。`, `Write --header "${line}" as "name: value".`),
        'usage',
      );
    }
    headers.set(field, value.trim());
  }
  return new RawRequest('POST', new URL('https://dinghook.invalid/'), headers, body);
}

/** The names of a source's samples. */
function sampleNames(source: string): string[] {
  return sheetOf(source).cases.map(({ name }) => name);
}

function sheetOf(source: string): Sheet {
  return JSON.parse(readFileSync(join(root, 'fixtures', source, 'cases.json'), 'utf8'));
}

function fromFile(sheet: Sheet, path: string, event = '') {
  const text = readFileSync(path, 'utf8');
  return { body: encoded(sheet, text), headers: headersOf(sheet, event, {}) };
}

function fromCase(sheet: Sheet, source: string, name: string, event?: string) {
  const found = sheet.cases.find((each) => each.name === name);
  if (!found) {
    throw new Refusal(
      t(
        `没有文件 ${name}，${source} 也没有叫这个名字的样例。样例有：${sampleNames(source).slice(0, 8).join('、')} 等`,
        `There is no file ${name}, and no sample of ${source} by that name. Samples are: ${sampleNames(source).slice(0, 8).join(', ')} and more`,
      ),
      'usage',
    );
  }
  const sent: unknown = JSON.parse(readFileSync(join(root, 'fixtures', source, found.file), 'utf8'));
  const payload = found.patch === undefined ? sent : mergePatch(sent, found.patch);
  return {
    body: encoded(sheet, JSON.stringify(payload)),
    headers: headersOf(sheet, event ?? found.event, found.headers ?? {}),
  };
}

function encoded({ form }: Sheet, text: string): Uint8Array {
  return new TextEncoder().encode(form === undefined ? text : new URLSearchParams({ [form]: text }).toString());
}

function headersOf({ headers = {}, form }: Sheet, event: string, own: Record<string, string>): Headers {
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const filled = Object.entries(headers)
    .map(([name, value]) => [name, value.replace('{event}', event).replace('{uuid}', crypto.randomUUID())] as const)
    .filter(([, value]) => value !== '');
  return new Headers({ 'content-type': type, ...Object.fromEntries(filled), ...own });
}
