import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../../../../../shared/payloads/gitlab', import.meta.url).pathname;

/** A delivery that GitLab documents or really sent. */
export interface Delivery {
  name: string;
  headers: Record<string, string>;
  body: string;
  /** A fragment of GitLab's documentation. */
  partial: boolean;
}

/** Whether the deliveries are at hand; without them the tests over them are skipped. */
export const atHand = existsSync(folder);

/** The real deliveries kept beside the repository; none where they are not. */
export function deliveries(): Delivery[] {
  if (!atHand) return [];
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Record<
    string,
    { headers: Record<string, string> }
  >;
  return readdirSync(folder).flatMap((name) => {
    const entry = index[name];
    if (!entry) return [];
    const body = readFileSync(join(folder, name), 'utf8');
    return [{ name, headers: entry.headers, body, partial: name.includes('.partial.') }];
  });
}
