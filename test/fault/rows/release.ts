import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What a released version left on disk, with what is needed to go on with it. Its keys protect nothing. */
export interface Release {
  version: string;
  keys: { ADMIN_TOKEN: string; ENCRYPTION_KEY: string };
  webhookSecret: string;
  /** Hook → where it is reached. */
  hooks: Record<string, string>;
  /** Delivery ids by what had become of them: sent, parked, queued, stuck in a message that DingTalk did not take. */
  deliveries: Record<'sent' | 'parked' | 'queued' | 'stuck', string[]>;
  /** Path in the data folder → base64. */
  files: Record<string, string>;
}

const folder = join(import.meta.dirname, '../released');

/** Every release that left something; one file each, made once by that version and never changed. */
export function releases(): Release[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
  return names.sort().map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Release);
}

/** Puts its files into a data folder. */
export function unpackRelease({ files }: Release, data: string): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), Buffer.from(content, 'base64'));
  }
}
