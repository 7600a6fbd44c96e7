import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadCases } from '../unit/adapters/cases.ts';

/** A delivery from somewhere, with what names it in a report. */
export interface Sample {
  name: string;
  headers: Record<string, string>;
  body: string;
  /** Its own index says that fields are missing; it may be quarantined. */
  partial: boolean;
}

/** A named set of deliveries of one source; `samples` is null where it is not at hand. */
export interface Corpus {
  name: string;
  samples: Sample[] | null;
}

/** Every set of deliveries we know for a source. */
export function corporaOf(source: string): Corpus[] {
  const sets: Corpus[] = [{ name: 'fixtures', samples: fixtures(source) }];
  if (source === 'github') sets.unshift({ name: '@octokit/webhooks-examples', samples: octokitExamples() });
  else sets.push({ name: 'shared payloads', samples: sharedPayloads(source) });
  return sets;
}

/** GitHub's own examples: bare bodies, one list an event name. */
function octokitExamples(): Sample[] {
  const index = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string; examples: object[] }[];
  return index.flatMap(({ name, examples }) =>
    examples.map((example, i) => ({
      name: `${name} ${i + 1}`,
      headers: { 'content-type': 'application/json', 'x-github-event': name, 'x-github-delivery': `${name}-${i}` },
      body: JSON.stringify(example),
      partial: false,
    })),
  );
}

function fixtures(source: string): Sample[] {
  return loadCases(source).map(({ name, headers, payload, body }) => ({
    name,
    headers: { ...headers },
    body: body(payload),
    partial: false,
  }));
}

/** Real deliveries kept beside the repository, where they are. */
function sharedPayloads(source: string): Sample[] | null {
  const folder = new URL(`../../../shared/payloads/${source}`, import.meta.url).pathname;
  if (!existsSync(folder)) return null;
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Record<
    string,
    { headers?: Record<string, string>; note?: string }
  >;
  return readdirSync(folder)
    .filter((file) => file in index && !index[file]?.note?.startsWith('not a payload'))
    .map((file) => ({
      name: file,
      headers: index[file]?.headers ?? {},
      body: asSent(readFileSync(join(folder, file), 'utf8'), index[file]?.headers ?? {}),
      partial: file.includes('.partial.'),
    }));
}

/** A body as it travels: forms are kept as the JSON in their field. */
function asSent(body: string, headers: Readonly<Record<string, string>>): string {
  const form = headers['content-type'] === 'application/x-www-form-urlencoded';
  return form ? new URLSearchParams({ payload: body }).toString() : body;
}
