import { reset } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { hostileUrls } from '../../security/urls.ts';
import { sampleConfig } from '../../unit/directory/samples.ts';
import { Browser, origin } from '../console/browser.ts';
import { env } from '../directory/peers.ts';

const token = '0123456789abcdef0123456789abcdef';
const vectors = hostileUrls({ port: 8799, path: `/robot/send?access_token=${token}`, host: 'oapi.dingtalk.com' });

let browser: Browser;
const request = vi.fn<typeof fetch>();

beforeAll(async () => {
  await directory(env).write(sampleConfig());
  browser = await new Browser().signIn();
  vi.spyOn(globalThis, 'fetch').mockImplementation(request);
});

afterAll(async () => {
  vi.restoreAllMocks();
  await reset();
});

/** Every place where somebody can enter a robot's webhook, and how it says no. */
const inputs: Readonly<Record<string, (webhook: string) => Promise<Response>>> = {
  'POST /api/groups': (webhook) => api('POST', '/groups', { name: 'new', robots: [{ webhook }] }),
  'PUT /api/groups/{id}': (webhook) => api('PUT', '/groups/web-team', { name: 'web', robots: [{ webhook }] }),
  'PUT /api/config': (webhook) => {
    const [group] = sampleConfig().groups;
    return api('PUT', '/config', { groups: [{ ...group, robots: [{ webhook }] }], hooks: [] });
  },
  'PUT /api/config?dryRun=true': (webhook) =>
    api('PUT', '/config?dryRun=true', { groups: [{ name: 'new', robots: [{ webhook }] }], hooks: [] }),
  'the form of a new group': (webhook) => form('/console/groups', webhook),
  'the form of a group': (webhook) => form('/console/groups/web-team/edit', webhook),
};

function api(method: string, path: string, body: object): Promise<Response> {
  const headers = { authorization: 'Bearer test-admin-token', 'content-type': 'application/json' };
  return browser.ask(`/api${path}`, { method, headers, body: JSON.stringify(body) });
}

/** Sends a group's form as its page has it, with the webhook in place of every robot's. */
async function form(path: string, webhook: string): Promise<Response> {
  const page = await browser.text(path === '/console/groups' ? '/console/groups/_new' : path);
  const action = /<form method="post" action="([^"]+)"[^>]*>(?:(?!<\/form>).)*name="[^"]*webhook[^"]*"/s.exec(
    page,
  )?.[1];
  const names = [...page.matchAll(/name="([^"]*webhook[^"]*)"/g)].map(([, name = '']) => name);
  if (!action || names.length === 0) throw new Error(`${path} has no form with a webhook`);
  const fields = Object.fromEntries(names.map((name) => [name, webhook]));
  return browser.ask(action, { form: { name: 'web', ...fields }, headers: { origin } });
}

describe('S8: a robot’s webhook leads nowhere but to DingTalk', () => {
  it('there are enough addresses to try', () => {
    expect(new Set(vectors.map(({ url }) => url)).size).toBe(vectors.length);
    expect(vectors.length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.keys(inputs))('%s takes DingTalk’s own', async (name) => {
    if (!name.startsWith('the form')) {
      const reply = await inputs[name]?.(`https://oapi.dingtalk.com/robot/send?access_token=${token}`);
      expect(reply?.ok).toBe(true);
      await reply?.text();
      await directory(env).write(sampleConfig());
    }
  });

  it.each(vectors.map(({ name, url }) => [name, url] as const))('%s', async (_, url) => {
    const before = JSON.stringify(await directory(env).read());
    for (const [name, submit] of Object.entries(inputs)) {
      const reply = await submit(url);
      const text = await reply.text();
      expect([name, reply.status]).toEqual([name, 422]);
      if (name.includes('/api')) {
        expect([name, text]).toEqual([name, expect.stringMatching(/"path":"[^"]*robots\[0\]\.webhook"/)]);
        expect(text).not.toContain(token);
      }
    }
    expect(JSON.stringify(await directory(env).read())).toBe(before);
    expect(request).not.toHaveBeenCalled();
  });
});
