import { env as bindings } from 'cloudflare:workers';
import type { DispatchDraft, Incoming } from '../../../src/inbox/delivery.ts';

/** The bindings with the secrets that `wrangler types` cannot see. */
export const env: Env = bindings;

/** A noon, so that what lasts minutes ends on the same day; far enough ahead that no alarm fires by itself. */
export const start = (Math.floor(Date.now() / 86_400_000) + 1.5) * 86_400_000;

/** The hook of these tests. */
export const stub = () => env.INBOX.getByName('acme-web');

/** What a group is told of a push. */
export function draft(group = 'web', change: Partial<DispatchDraft> = {}): DispatchDraft {
  return {
    group,
    hook: 'acme-web',
    source: 'github',
    receivedAt: Date.now(),
    kind: 'push',
    severity: 'info',
    place: { name: 'acme/web' },
    gist: {},
    message: { msgtype: 'markdown', markdown: { title: 'acme/web', text: '陈晨推送了 1 个提交' } },
    line: '陈晨推送了 1 个提交',
    ...change,
  };
}

let serial = 0;

/** A delivery that repeats no other. */
export function incoming(change: Partial<Incoming> = {}): Incoming {
  const n = ++serial;
  return {
    receivedAt: Date.now(),
    event: 'push',
    topic: 'push',
    nativeId: `g-${n}`,
    outcome: 'accepted',
    reason: null,
    headers: { 'x-github-event': 'push' },
    body: new Uint8Array([n]),
    bytes: 1,
    keys: [{ key: `body:${n}`, ttl: 60_000 }],
    dispatches: [draft()],
    builds: [],
    recalled: {},
    renders: [],
    ...change,
  };
}
