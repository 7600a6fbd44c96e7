import { describe, expect, it } from 'vitest';
import type { Apis } from '../../sim/apis/index.ts';
import { canary, connect, Hook, order, outcome, world } from './world.ts';

const cloud = { server: 'https://acme.atlassian.net', email: 'admin@acme.example', token: canary.jira };
const center = { server: 'https://jira.acme.example/jira', token: canary.jiraPat };
const usual = [
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
  'comment_created',
  'sprint_started',
  'sprint_closed',
  'jira:version_released',
  'jira:version_unreleased',
];

function jiraOf(flavour: Apis['jira']['flavour'], changes: Partial<Apis['jira']> = {}): Apis {
  const apis = world();
  Object.assign(apis.jira, { flavour, ...changes });
  return apis;
}

describe('a webhook on Jira', () => {
  it.each([
    ['Cloud', 'cloud', cloud, 'https://acme.atlassian.net/plugins/servlet/webhooks'],
    ['Data Center 10', 'dc10', center, 'https://jira.acme.example/jira/plugins/servlet/webhooks'],
  ] as const)('is made on %s, and signs', async (_, flavour, credentials, page) => {
    const [apis, hook] = [jiraOf(flavour), new Hook('jira')];
    const made = await connect('jira', apis).install(order(credentials, 'web, OPS'), hook);
    const name = `${new URL(credentials.server).host} · WEB, OPS`;
    expect(made).toEqual({
      ok: true,
      value: { remote: '1', place: 'WEB,OPS', name, outcome: 'created', page, proof: 'hmac-sha256', notes: [] },
    });
    expect(apis.jira.hooks).toEqual([
      {
        id: 1,
        name: 'dinghook 前端',
        url: hook.url,
        events: usual,
        filter: 'project in ("WEB", "OPS")',
        secret: canary.secret,
        excludesBody: false,
      },
    ]);
  });

  it.each([
    ['a new API on an old version', 'dc9', 'new'],
    ['an old API on a new version', 'dc10', 'old'],
  ] as const)('is found where it is: %s', async (_, flavour, api) => {
    const [apis, hook] = [jiraOf(flavour, { api }), new Hook('jira', { auth: 'secret-url' })];
    expect(outcome(await connect('jira', apis).install(order(center, 'WEB'), hook))).toBe('created');
    expect(apis.jira.hooks).toHaveLength(1);
  });

  describe('where Jira cannot sign', () => {
    const rows: [
      name: string,
      hook: Partial<Hook>,
      options: Record<string, string>,
      outcome: string,
      changes: object[],
    ][] = [
      ['is not made unasked', {}, {}, 'cannot-sign in unsigned', []],
      ['is made when that was agreed to', {}, { unsigned: 'yes' }, 'created', [{ auth: 'secret-url' }]],
      ['is made for a hook that asks for no more', { auth: 'secret-url', fresh: false }, {}, 'created', []],
      ['is not made for a hook that others sign for', { fresh: false }, { unsigned: 'yes' }, 'cannot-sign', []],
    ];
    it.each(rows)('%s', async (_, changes, options, expected, become) => {
      const [apis, hook] = [jiraOf('dc9'), new Hook('jira', changes)];
      const attempt = await connect('jira', apis).install(order(center, 'WEB', options), hook);
      expect(outcome(attempt)).toBe(expected);
      expect(hook.changes).toEqual(become);
      expect(apis.jira.hooks).toHaveLength(expected === 'created' ? 1 : 0);
      if (attempt.ok)
        expect(attempt.value).toMatchObject({
          proof: 'secret-url',
          notes: [{ en: expect.stringContaining('does not sign') }],
        });
    });
  });

  it.each([
    ['all projects', '*', {}, ''],
    ['one project', 'WEB', {}, 'project = "WEB"'],
    ['a filter in place of projects', 'WEB', { jql: ' labels = 钉钉 ' }, 'labels = 钉钉'],
  ])('is filtered: %s', async (_, place, options, filter) => {
    const [apis, hook] = [world(), new Hook('jira')];
    await connect('jira', apis).install(order(cloud, place, options), hook);
    expect(apis.jira.hooks[0]?.filter).toBe(filter);
  });

  it('says when the filter was not taken', async () => {
    const [apis, hook] = [jiraOf('dc10', { dropsFilters: true }), new Hook('jira')];
    const made = await connect('jira', apis).install(order(center, 'WEB'), hook);
    expect(made).toMatchObject({ value: { notes: [{ en: expect.stringContaining('did not take the JQL filter') }] } });
  });

  it('that leads here already is updated: its secret and filter, but not the events somebody chose', async () => {
    const [apis, hook] = [world(), new Hook('jira')];
    const before = {
      id: 41,
      name: 'mine',
      url: hook.url,
      events: ['board_created'],
      filter: 'project = OLD',
      excludesBody: true,
    };
    apis.jira.hooks.push(before);
    const made = await connect('jira', apis).install(order(cloud, 'WEB'), hook);
    expect(made).toMatchObject({
      value: { outcome: 'updated', notes: [{ en: expect.stringContaining('project = OLD') }] },
    });
    expect(apis.jira.hooks).toMatchObject([
      { id: 41, events: ['board_created'], filter: 'project = "WEB"', secret: canary.secret, excludesBody: false },
    ]);
  });

  it('known by its id follows the hook to a new address', async () => {
    const [apis, hook] = [world(), new Hook('jira')];
    apis.jira.hooks.push({
      id: 41,
      name: '',
      url: 'https://before.example',
      events: usual,
      filter: '',
      excludesBody: false,
    });
    const target = { ...order(cloud, '*'), remote: '41' };
    expect(outcome(await connect('jira', apis).install(target, hook))).toBe('updated');
    expect(apis.jira.hooks).toMatchObject([{ id: 41, url: hook.url }]);
  });

  it('has the events that the hook listens to, or that were chosen', async () => {
    const apis = world();
    const listening = { on: ['comment_updated', 'version_created'], off: ['sprint_started', 'sprint_closed'] };
    await connect('jira', apis).install(order(cloud, 'WEB'), new Hook('jira', { listening }));
    const kept = usual.filter((event) => !event.startsWith('sprint'));
    expect(apis.jira.hooks[0]?.events).toEqual([...kept, 'comment_updated', 'jira:version_created']);
    await connect('jira', apis).install(order(cloud, 'WEB', { events: ['worklog_created', 'x'] }), new Hook('jira'));
    expect(apis.jira.hooks[0]?.events).toEqual(['worklog_created']);
  });

  it('gets a secret where the hook has none, and the hook has it first', async () => {
    const [apis, hook] = [world(), new Hook('jira', { secrets: [] })];
    await connect('jira', apis).install(order(cloud, 'WEB'), hook);
    expect(hook.changes).toEqual([{ secrets: [expect.stringMatching(/^[0-9a-f]{64}$/)] }]);
    expect(apis.jira.hooks[0]?.secret).toBe(hook.secrets[0]);
  });

  it('is taken away, and once gone stays taken away', async () => {
    const [apis, hook] = [jiraOf('dc10'), new Hook('jira')];
    apis.jira.hooks.push({ id: 41, name: '', url: hook.url, events: [], filter: '', excludesBody: false });
    const target = { ...order(center, 'WEB'), remote: '41' };
    expect(outcome(await connect('jira', apis).remove(target))).toBe('done');
    expect(apis.jira.hooks).toEqual([]);
    expect(outcome(await connect('jira', apis).remove(target))).toBe('done');
  });
});

describe('what Jira refuses', () => {
  const rows: [
    name: string,
    credentials: Record<string, string>,
    place: string,
    options: Record<string, string>,
    outcome: string,
    says: RegExp,
  ][] = [
    ['a wrong token', { ...cloud, token: 'CANARYunknown' }, 'WEB', {}, 'token in token', /does not know this e-mail/],
    ['a token without its e-mail', { ...cloud, email: '' }, 'WEB', {}, 'token in token', /does not know this e-mail/],
    [
      'no administrator',
      { ...cloud, email: 'user@acme.example', token: canary.jiraUser },
      'WEB',
      {},
      'right',
      /Administer Jira/,
    ],
    ['JQL that is none', cloud, 'WEB', { jql: 'nowhere ==' }, 'field in jql', /understand this JQL/],
    ['nothing that is a place', cloud, 'no such thing!', {}, 'field in place', /keys of projects/],
    ['no place', cloud, ' , ', {}, 'field in place', /keys of projects/],
    ['no address', { ...cloud, server: '' }, 'WEB', {}, 'field in server', /Fill in/],
    [
      'an address without https',
      { ...cloud, server: 'http://acme.atlassian.net' },
      'WEB',
      {},
      'address in server',
      /https:/,
    ],
  ];

  it.each(rows)('%s', async (_, credentials, place, options, expected, says) => {
    const attempt = await connect('jira', world()).install(order(credentials, place, options), new Hook('jira'));
    expect(outcome(attempt)).toBe(expected);
    expect(attempt).toMatchObject({ problem: { fix: { en: expect.stringMatching(says) } } });
    expect(JSON.stringify(attempt)).not.toContain('CANARY');
  });

  it('passwords, after too many wrong ones', async () => {
    const apis = jiraOf('dc9');
    apis.jira.accounts.push({ credential: 'admin:CANARYpassword', isAdmin: true, needsCaptcha: true });
    const credentials = { ...center, email: 'admin', token: 'CANARYpassword' };
    const attempt = await connect('jira', apis).install(order(credentials, 'WEB'), new Hook('jira'));
    expect(attempt).toMatchObject({ problem: { cause: 'token', fix: { en: expect.stringContaining('CAPTCHA') } } });
  });

  it('an address of ours without https, on Cloud', async () => {
    const hook = new Hook('jira', { url: 'http://ding.example/jira/key' });
    expect(outcome(await connect('jira', world()).install(order(cloud, 'WEB'), hook))).toBe('blocked');
  });
});

describe('choices at Jira', () => {
  it.each([
    ['Cloud', 'cloud', cloud, 'acme.atlassian.net'],
    ['Data Center', 'dc9', center, 'jira.acme.example'],
  ] as const)('on %s are the site and its projects', async (_, flavour, credentials, host) => {
    expect(await connect('jira', jiraOf(flavour)).choices(credentials)).toEqual({
      ok: true,
      value: {
        partial: false,
        choices: [
          { id: '*', name: host, kind: 'site', page: credentials.server },
          { id: 'WEB', name: '官网 (WEB)', kind: 'project', page: `${credentials.server}/browse/WEB` },
          { id: 'OPS', name: 'Operations (OPS)', kind: 'project', page: `${credentials.server}/browse/OPS` },
        ],
      },
    });
  });

  it('are not for those who may not make a webhook', async () => {
    const credentials = { ...cloud, email: 'user@acme.example', token: canary.jiraUser };
    expect(outcome(await connect('jira', world()).choices(credentials))).toBe('right');
  });

  it('are read page by page', async () => {
    const projects = Array.from({ length: 250 }, (_, i) => ({ key: `P${i}`, name: `P${i}` }));
    const attempt = await connect('jira', jiraOf('cloud', { projects })).choices(cloud);
    expect(attempt).toMatchObject({ ok: true, value: { partial: false, choices: { length: 251 } } });
  });
});
