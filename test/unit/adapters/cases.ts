import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergePatch } from '../../../cli/delivery/merge-patch.ts';
import type { Kind } from '../../../src/event/index.ts';

/** What a delivery must become. */
export interface Expectation {
  readonly outcome: 'translated' | 'ignored';
  readonly topic: string;
  /** The kinds of its events, in order; empty when it is ignored. */
  readonly kinds: readonly Kind[];
  /** Translated, but not sent unless a hook asks for it. */
  readonly quiet: boolean;
}

/** One sample delivery: what a source would send, and what must come of it. */
export interface Case {
  readonly name: string;
  /** The vendor's event name. */
  readonly event: string;
  /** Without a proof: that is the auth scheme's part. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of the body. */
  readonly payload: unknown;
  /** The text of the body as the source would send it. */
  readonly body: (payload: unknown) => string;
  readonly expect: Expectation;
  /** Good enough to show: offered as "send a sample". */
  readonly sample: boolean;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
}

interface Row {
  name: string;
  /** A body in the same folder. */
  file: string;
  /** Applied to the body as a JSON merge patch. */
  patch?: unknown;
  /** Added to the derived headers, or replacing them. */
  headers?: Record<string, string>;
  event: string;
  outcome: Expectation['outcome'];
  topic: string;
  kinds?: Kind[];
  quiet?: boolean;
  sample?: boolean;
  title: Case['title'];
}

/** `fixtures/<source>/cases.json`. */
interface Sheet {
  /** Sent with every case; `{event}` and `{uuid}` stand for the case's own. */
  headers?: Record<string, string>;
  /** The form field that holds the JSON, where the source sends forms. */
  form?: string;
  cases: Row[];
}

const folder = join(import.meta.dirname, '../../../fixtures');

/** The sample deliveries of a source, from `fixtures/<source>/cases.json`, patches applied. */
export function loadCases(source: string): Case[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, source, name), 'utf8'));
  const { cases, form, headers = {} } = read('cases.json') as Sheet;
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  return cases.map((row) => ({
    name: row.name,
    event: row.event,
    headers: { 'content-type': type, ...filled(headers, row), ...row.headers },
    body: (payload) => {
      const json = JSON.stringify(payload);
      return form === undefined ? json : new URLSearchParams({ [form]: json }).toString();
    },
    payload: row.patch === undefined ? read(row.file) : mergePatch(read(row.file), row.patch),
    expect: { outcome: row.outcome, topic: row.topic, kinds: row.kinds ?? [], quiet: row.quiet ?? false },
    sample: row.sample ?? false,
    title: row.title,
  }));
}

function filled(headers: Record<string, string>, { event, name }: Row): Record<string, string> {
  const own = { '{event}': event, '{uuid}': uuid(name) };
  return Object.fromEntries(
    Object.entries(headers).map(([header, value]) => [
      header,
      value.replace(/\{(?:event|uuid)\}/g, (slot) => own[slot as keyof typeof own]),
    ]),
  );
}

/** A delivery id that is the same on every run. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
