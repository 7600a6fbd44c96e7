import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const found = [process.env.CHROME, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

/** The browser of this machine; undefined where there is none, which is said once. */
export const executablePath = found;

if (!found) console.warn('No Chromium was found: browser tests are skipped. Install it, or name it in CHROME.');

/** Starts it. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
