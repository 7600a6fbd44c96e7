import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { directory } from '../../../src/directory/stub.ts';
import { Browser } from './browser.ts';

const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1-0123456789abcdef';
let browser: Browser;

beforeEach(async () => {
  browser = await new Browser('203.0.113.7', 'en').signIn();
  const groups = [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook }] }];
  const hooks = [{ id: 'acme', name: 'acme/web', source: 'github', groups: ['web'], secrets: ['hook-secret-1'] }];
  const people = [{ name: '陈晨', mobile: '13800001111', accounts: { github: ['chenchen'] } }];
  const written = await directory(env).write({ groups, hooks, people });
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
});

afterEach(() => reset());

describe('the configuration', () => {
  const path = '/console/settings/config';
  const send = async (form: Record<string, string>) => {
    const reply = await browser.ask(path, { form });
    return { status: reply.status, html: await reply.text() };
  };
  const current = async () => parse(stringify(await directory(env).read()));
  const sealIn = (html: string) => /name="seen" value="(\w+)"/.exec(html)?.[1] ?? '';

  it('is checked first, and applied as it was seen', async () => {
    const wanted = await current();
    wanted.groups[0].name = 'Frontend';
    const config = stringify(wanted);
    const checked = await send({ config, do: 'save' });
    expect(checked.status).toBe(200);
    expect(checked.html).toContain('What will change');
    expect((await directory(env).getGroup('web'))?.name).toBe('Web');
    const applied = await send({ config, do: 'apply', seen: sealIn(checked.html) });
    expect(applied.status).toBe(303);
    expect((await directory(env).getGroup('web'))?.name).toBe('Frontend');
    expect((await directory(env).group('web'))?.robots).toMatchObject([{ webhook }]);
  });

  it.each([
    ['without a look', () => ''],
    ['another text than was seen', (seal: string) => seal],
  ])('is not applied: %s', async (_name, seenOf) => {
    const wanted = await current();
    wanted.groups[0].name = 'Frontend';
    const { html } = await send({ config: stringify(wanted), do: 'save' });
    wanted.groups[0].name = 'Something else';
    const reply = await send({ config: stringify(wanted), do: 'apply', seen: seenOf(sealIn(html)) });
    expect(reply.html).toContain('Look at it again');
    expect((await directory(env).getGroup('web'))?.name).toBe('Web');
  });

  it('is not applied over something else than was seen', async () => {
    const wanted = await current();
    wanted.groups[0].name = 'Frontend';
    const config = stringify(wanted);
    const { html } = await send({ config, do: 'save' });
    await directory(env).putPeople([]);
    const reply = await send({ config, do: 'apply', seen: sealIn(html) });
    expect(reply.html).toContain('Look at it again');
    expect(await directory(env).people()).toEqual([]);
  });

  it.each([
    ['no YAML', 'groups: [\nhooks: []\n', /Line \d+: this is not YAML/],
    ['an alias to nowhere', 'groups: *x\n', /Line 1: this is not YAML/],
    ['a field that is not known', 'groups: []\nhooks: []\npeeple: []\n', /Line 3: peeple — Take this field out/],
    [
      'a source that is not known',
      'groups: []\nhooks:\n  - name: x\n    source: githup\n    groups: [web]\n',
      /Line 4: hooks\[0\]\.source — Use a source that is known/,
    ],
    ['nothing', '  ', /cannot be empty/],
  ])('with %s is refused whole, with its line', async (_name, config, said) => {
    const before = await directory(env).read();
    const reply = await send({ config, do: 'apply' });
    expect(reply.status).toBe(422);
    expect(reply.html.replace(/&[^;]+;/g, "'")).toMatch(said);
    expect(await directory(env).read()).toEqual(before);
  });

  it('shows what a new hook needs, once', async () => {
    const wanted = await current();
    wanted.hooks.push({ name: 'acme/api', source: 'github', groups: ['web'] });
    const config = stringify(wanted);
    const { html } = await send({ config, do: 'save' });
    const applied = await send({ config, do: 'apply', seen: sealIn(html) });
    const secret = /[0-9a-f]{64}/.exec(applied.html)?.[0] ?? 'none';
    expect(applied.html).toContain('https://ding.example/github/');
    const hooks = await directory(env).hooks();
    expect(hooks).toHaveLength(2);
    expect(await browser.text(path)).not.toContain(secret);
  });

  it('is a file with stars for secrets', async () => {
    const reply = await browser.ask(`${path}/dinghook.yaml`);
    const text = await reply.text();
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="dinghook.yaml"');
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/ding\.example\/api\/config\/schema\.json\n/);
    expect(text).not.toContain('0123456789abcdef');
    expect(text).not.toContain('hook-secret-1');
    expect(await directory(env).write(parse(text), { dryRun: true })).toMatchObject({ ok: true, changes: [] });
  });
});

describe('tokens of the API', () => {
  const path = '/console/settings/tokens';

  it('are shown once, work, and end when they are revoked', async () => {
    const html = await browser.text(path, { form: { name: 'Grafana', scope: 'read' } });
    const token = /dinghook_[\w-]{43}/.exec(html)?.[0] ?? '';
    expect(await directory(env).tokenScope(token)).toBe('read');
    const again = await browser.text(path);
    expect(again).toContain('Grafana');
    expect(again).not.toContain(token);
    const [row] = await directory(env).tokens();
    await browser.text(`${path}/${row?.id}/revoke`, { form: {} });
    expect(await directory(env).tokenScope(token)).toBeNull();
  });

  it.each([
    ['no name', { name: ' ', scope: 'read' }],
    ['no scope', { name: 'x' }],
    ['a scope that is none', { name: 'x', scope: 'root' }],
  ])('are not made with %s', async (_name, form) => {
    const reply = await browser.ask(path, { form: form as Record<string, string> });
    expect(reply.status).toBe(422);
    await reply.text();
    expect(await directory(env).tokens()).toEqual([]);
  });
});

it('signing out everywhere ends every session', async () => {
  const other = await new Browser('203.0.113.8').signIn();
  const reply = await browser.ask('/console/settings/sign-out-everywhere', { form: {} });
  expect(reply.headers.get('location')).toBe('/console/sign-in');
  await reply.text();
  for (const each of [browser, other]) {
    const after = await each.ask('/console');
    await after.text();
    expect(after.headers.get('location')).toBe('/console/sign-in');
  }
});

describe('health', () => {
  it('is fine where it is', async () => {
    const said = await browser.words('/console/settings');
    expect(said).toContain('1 group, 1 hook, 1 person');
    expect(said).toMatch(/set, number [0-9a-f]{8}/);
    expect(said).toContain('https://ding.example');
    expect(said).not.toContain('Broken');
  });

  it('says that the key is missing, and shows none', async () => {
    const html = await browser.text('/console/settings', { bindings: { ENCRYPTION_KEY: 'short' } });
    expect(html).toContain('ENCRYPTION_KEY is missing or wrong');
    expect(html).toContain('Broken');
    expect(html).not.toContain('test-admin-token');
  });
});

describe('a template', () => {
  const path = '/console/templates/edit?kind=push&hook=acme&reach=en';
  const save = async (text: string) => {
    const reply = await browser.ask(path, { form: { text, do: 'save', material: 'sample:three' } });
    return { status: reply.status, html: await reply.text() };
  };
  const stored = async () => (await directory(env).getHook('acme'))?.templates;

  it('is stored on its hook, whose secrets stay, and deleted again', async () => {
    const text = '---\r\ntitle: {{ who }}\r\n---\r\n{{ say }}';
    expect((await save(text)).status).toBe(303);
    expect(await stored()).toEqual({ 'en/push': '---\ntitle: {{ who }}\n---\n{{ say }}\n' });
    const key = await directory(env).revealKey('acme');
    expect((await directory(env).hook('github', key ?? ''))?.secrets).toEqual(['hook-secret-1']);
    await browser.text(path.replace('edit?', 'reset?'), { form: {} });
    expect(await stored()).toEqual({});
  });

  it.each([
    ['cannot be read', '---\nfoo: 1\n---\n{{ say }}', 'Line 2'],
    ['is too long', 'x'.repeat(20_001), 'Line 1'],
  ])('that %s is not stored, and keeps what was written', async (_name, text, said) => {
    const reply = await save(text);
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(said);
    expect(reply.html).toContain(text.slice(0, 3));
    expect(await stored()).toEqual({});
  });

  it('that says what the built-in says is not stored', async () => {
    const html = await browser.text(path);
    const shipped = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
    const text = shipped
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    expect(text).toContain('{{ who');
    expect((await save(text)).status).toBe(303);
    expect(await stored()).toEqual({});
  });

  it('is drawn on the server, safely', async () => {
    const html = await browser.text(path.replace('edit?', 'preview?'), {
      form: { text: '<script>alert(1)</script> {{ who }}', material: 'sample:three' },
    });
    expect(html).not.toMatch(/<script/);
    expect(html).toContain('Chen Chen');
  });

  it.each([
    ['a hook that does not exist', '/console/templates/edit?hook=nobody'],
    ['a preview for one', '/console/templates/preview?hook=nobody'],
  ])('%s is not found', async (_name, address) => {
    const reply = await browser.ask(address, address.includes('preview') ? { form: {} } : {});
    await reply.text();
    expect(reply.status).toBe(404);
  });
});

describe('people', () => {
  it('are edited by a key; what two share is told', async () => {
    const html = await browser.text('/console/people');
    expect(html).toContain('138****1111');
    expect(html).not.toContain('13800001111');
    const key = /\/console\/people\/([0-9a-f]{12})/.exec(html)?.[1];
    await browser.text('/console/people/_new', { form: { name: 'Han', userId: 'u1', 'accounts.github': 'han' } });
    const clash = await browser.ask(`/console/people/${key}`, { form: { name: '陈晨', userId: 'u1' } });
    expect(clash.status).toBe(422);
    expect(await clash.text()).toContain('Han has the same one');
    await browser.text(`/console/people/${key}`, { form: { name: '陈小晨', mobile: '13800001111' } });
    expect((await directory(env).people()).map(({ name }) => name)).toEqual(['陈小晨', 'Han']);
    const gone = await browser.ask(`/console/people/${key}`);
    await gone.text();
    expect(gone.status).toBe(404);
  });

  it('are pasted; a wrong number names its line and stores nothing', async () => {
    const wrong = await browser.ask('/console/people/import', {
      form: { table: 'name,mobile\nA,13900000001\nB,abc', do: 'import' },
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Line 3: Write the mobile number');
    expect(await directory(env).people()).toHaveLength(1);
    await browser.text('/console/people/import', { form: { table: 'name,mobile\nA,13900000001', do: 'check' } });
    expect(await directory(env).people()).toHaveLength(1);
    await browser.text('/console/people/import', { form: { table: 'name,mobile\nA,13900000001', do: 'import' } });
    expect(await directory(env).people()).toHaveLength(2);
  });
});
