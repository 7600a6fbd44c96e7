import { describe, expect, it } from 'vitest';
import type { Apis } from '../../sim/apis/index.ts';
import { canary, connect, Hook, order, outcome, world } from './world.ts';

const token = { token: canary.classic };
const usual = [
  'push',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'issues',
  'issue_comment',
  'workflow_run',
  'release',
  'deployment_status',
];

function existing(apis: Apis, place: string, url: string): void {
  const config = { url, content_type: 'form', secret: 'older', insecure_ssl: '1' };
  apis.github.hooks.set(place, [{ id: 41, events: ['push', 'star'], active: false, config, pings: 0 }]);
}

describe('a webhook on GitHub', () => {
  it.each([
    ['a repository', 'acme/web', 'acme/web', 'https://github.com/acme/web/settings/hooks/292430001'],
    [
      'its address',
      'https://github.com/acme/web.git',
      'acme/web',
      'https://github.com/acme/web/settings/hooks/292430001',
    ],
    ['an organisation', 'acme', 'acme', 'https://github.com/organizations/acme/settings/hooks/292430001'],
    [
      'its page',
      'https://github.com/orgs/acme/',
      'acme',
      'https://github.com/organizations/acme/settings/hooks/292430001',
    ],
  ])('is made on %s', async (_, typed, place, page) => {
    const [apis, hook] = [world(), new Hook('github')];
    const made = await connect('github', apis).install(order(token, typed), hook);
    expect(made).toEqual({
      ok: true,
      value: { remote: '292430001', place, name: place, outcome: 'created', page, proof: 'hmac-sha256', notes: [] },
    });
    const config = { url: hook.url, content_type: 'json', secret: canary.secret, insecure_ssl: '0' };
    expect(apis.github.hooks.get(place)).toEqual([{ id: 292430001, events: usual, active: true, config, pings: 1 }]);
    expect(hook.changes).toEqual([]);
  });

  it('that leads here already is updated: its secret and shape, but not the events somebody chose', async () => {
    const [apis, hook] = [world(), new Hook('github')];
    existing(apis, 'acme/web', hook.url);
    expect(outcome(await connect('github', apis).install(order(token, 'acme/web'), hook))).toBe('updated');
    const config = { url: hook.url, content_type: 'json', secret: canary.secret, insecure_ssl: '0' };
    expect(apis.github.hooks.get('acme/web')).toEqual([
      { id: 41, events: ['push', 'star'], active: true, config, pings: 1 },
    ]);
  });

  it('known by its id follows the hook to a new address', async () => {
    const [apis, hook] = [world(), new Hook('github')];
    existing(apis, 'acme/web', 'https://before.example/github/key');
    const target = { ...order(token, 'acme/web'), remote: '41' };
    expect(outcome(await connect('github', apis).install(target, hook))).toBe('updated');
    expect(apis.github.hooks.get('acme/web')?.map(({ config }) => config.url)).toEqual([hook.url]);
  });

  it('has the events that were chosen, that this place can have', async () => {
    const [apis, hook] = [world(), new Hook('github')];
    const options = { events: ['push', 'star', 'organization', 'nonsense'] };
    await connect('github', apis).install(order(token, 'acme/web', options), hook);
    expect(apis.github.hooks.get('acme/web')?.[0]?.events).toEqual(['push', 'star']);
  });

  it('has the events that the hook listens to', async () => {
    const listening = { on: ['star.*', 'installation.*', 'create'], off: ['release.*', 'push.bot'] };
    const [apis, hook] = [world(), new Hook('github', { listening })];
    await connect('github', apis).install(order(token, 'acme/web'), hook);
    const events = apis.github.hooks.get('acme/web')?.[0]?.events;
    expect(events).toEqual([...usual.filter((event) => event !== 'release'), 'create', 'star']);
  });

  it('gets a secret where the hook has none, and the hook has it first', async () => {
    const [apis, hook] = [world(), new Hook('github', { secrets: [] })];
    await connect('github', apis).install(order(token, 'acme/web'), hook);
    expect(hook.changes).toEqual([{ secrets: [expect.stringMatching(/^[0-9a-f]{64}$/)] }]);
    expect(apis.github.hooks.get('acme/web')?.[0]?.config.secret).toBe(hook.secrets[0]);
  });

  it('on GitHub Enterprise Server is made under its own address', async () => {
    const [apis, hook] = [world(), new Hook('github')];
    const credentials = { ...token, server: 'https://github.acme.example/' };
    const made = await connect('github', apis).install(order(credentials, 'acme/web'), hook);
    expect(made).toMatchObject({ value: { page: 'https://github.acme.example/acme/web/settings/hooks/292430001' } });
    expect(apis.github.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v3/repos/acme/web/hooks?per_page=100',
      'POST /api/v3/repos/acme/web/hooks',
    ]);
  });

  it('is taken away, and once gone stays taken away', async () => {
    const [apis, hook] = [world(), new Hook('github')];
    existing(apis, 'acme/web', hook.url);
    const target = { ...order(token, 'acme/web'), remote: '41' };
    expect(outcome(await connect('github', apis).remove(target))).toBe('done');
    expect(apis.github.hooks.get('acme/web')).toEqual([]);
    expect(outcome(await connect('github', apis).remove(target))).toBe('done');
    expect(outcome(await connect('github', apis).remove({ ...target, credentials: { token: canary.colleague } }))).toBe(
      'right in place',
    );
  });
});

describe('what GitHub refuses', () => {
  const rows: [
    name: string,
    token: string,
    place: string,
    prepare: (apis: Apis) => void,
    outcome: string,
    says: RegExp,
  ][] = [
    ['a wrong token', 'ghp_CANARYunknown', 'acme/web', () => {}, 'token in token', /does not know this token/],
    ['a missing scope', canary.reader, 'acme/web', () => {}, 'scope in token', /admin:repo_hook/],
    ['a missing scope for an organisation', canary.reader, 'acme', () => {}, 'scope in token', /admin:org_hook/],
    [
      'a fine-grained token without the permission',
      canary.fineReader,
      'acme/web',
      () => {},
      'right in place',
      /include it/,
    ],
    ['no administrator', canary.colleague, 'acme/web', () => {}, 'right in place', /administrators/],
    [
      'a repository that is not there',
      canary.classic,
      'acme/nothing',
      () => {},
      'right in place',
      /no such repository/,
    ],
    ['no owner', canary.classic, 'other', () => {}, 'right in place', /owners/],
    ['nothing that is a place', canary.classic, 'acme web', () => {}, 'field in place', /owner\/repo/],
    ['a path that leads elsewhere', canary.classic, '../../user', () => {}, 'field in place', /owner\/repo/],
    ['no token', '', 'acme/web', () => {}, 'field in token', /Fill in/],
    ['a token of two lines', 'ghp_a\nghp_b', 'acme/web', () => {}, 'field in token', /spaces/],
    [
      'too many webhooks',
      canary.classic,
      'acme/web',
      ({ github }) => {
        github.limit = 0;
      },
      'limit',
      /20 an event/,
    ],
    [
      'single sign-on',
      canary.classic,
      'acme',
      ({ github }) => github.accounts.set(canary.classic, { login: 'lilei', scopes: [], unauthorised: ['acme'] }),
      'token in token',
      /Configure SSO/,
    ],
  ];

  it.each(rows)('%s', async (_, secret, place, prepare, expected, says) => {
    const [apis, hook] = [world(), new Hook('github')];
    prepare(apis);
    const attempt = await connect('github', apis).install(order({ token: secret }, place), hook);
    expect(outcome(attempt)).toBe(expected);
    expect(attempt).toMatchObject({
      problem: { fix: { en: expect.stringMatching(says), 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) } },
    });
    expect(JSON.stringify(attempt)).not.toContain('CANARY');
    expect(apis.strays).toEqual([]);
  });

  it('an address that it cannot reach', async () => {
    const [apis, hook] = [world(), new Hook('github', { url: 'http://127.0.0.1:8787/github/key-0123456789' })];
    const attempt = await connect('github', apis).install(order(token, 'acme/web'), hook);
    expect(outcome(attempt)).toBe('blocked');
  });
});

describe('choices at GitHub', () => {
  it('are what the account administers, and owns', async () => {
    expect(await connect('github', world()).choices(token)).toEqual({
      ok: true,
      value: {
        partial: false,
        choices: [
          { id: 'acme', name: 'acme', kind: 'organization', page: 'https://github.com/organizations/acme' },
          { id: 'acme/web', name: 'acme/web', kind: 'repository', page: 'https://github.com/acme/web' },
        ],
      },
    });
  });

  it('are repositories alone for a token that may not list organisations', async () => {
    const attempt = await connect('github', world()).choices({ token: canary.fine });
    expect(attempt).toMatchObject({ ok: true, value: { choices: [{ id: 'acme/web' }] } });
  });

  it('say so where there are more than were read', async () => {
    const apis = world();
    for (let i = 0; i < 600; i++) apis.github.repositories.set(`acme/r${i}`, { admins: ['lilei'], readers: [] });
    const attempt = await connect('github', apis).choices(token);
    expect(attempt).toMatchObject({ ok: true, value: { partial: true, choices: { length: 499 } } });
  });

  it('need a token that GitHub knows', async () => {
    expect(outcome(await connect('github', world()).choices({ token: 'ghp_CANARYunknown' }))).toBe('token in token');
  });
});
