import { describe, expect, it } from 'vitest';
import type { Apis } from '../../sim/apis/index.ts';
import { canary, connect, Hook, order, outcome, world } from './world.ts';

const token = { token: canary.gitlab };
const signing = expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/);
const plain = expect.stringMatching(/^[0-9a-f]{64}$/);

/** The triggers that are on. */
function on(hook: Record<string, unknown> | undefined): string[] {
  return Object.entries(hook ?? {}).flatMap(([name, value]) =>
    name.endsWith('_events') && value === true ? [name] : [],
  );
}

const usual = [
  'push_events',
  'tag_push_events',
  'merge_requests_events',
  'issues_events',
  'note_events',
  'pipeline_events',
  'releases_events',
  'deployment_events',
];

describe('a webhook on GitLab', () => {
  it.each([
    ['a project', 'acme/web', 'project:7', 'acme/web', 'https://gitlab.com/acme/web/-/hooks/101/edit'],
    ['a project by its id', 'project:7', 'project:7', 'acme/web', 'https://gitlab.com/acme/web/-/hooks/101/edit'],
    [
      'its address',
      'https://gitlab.com/acme/web/',
      'project:7',
      'acme/web',
      'https://gitlab.com/acme/web/-/hooks/101/edit',
    ],
    ['a group', 'acme', 'group:3', 'acme', 'https://gitlab.com/groups/acme/-/hooks/101/edit'],
    ['a group by its name', 'group:acme', 'group:3', 'acme', 'https://gitlab.com/groups/acme/-/hooks/101/edit'],
    ['a subgroup', 'acme/apps', 'group:4', 'acme/apps', 'https://gitlab.com/groups/acme/apps/-/hooks/101/edit'],
    [
      'its page',
      'https://gitlab.com/groups/acme/apps',
      'group:4',
      'acme/apps',
      'https://gitlab.com/groups/acme/apps/-/hooks/101/edit',
    ],
  ])('is made on %s', async (_, typed, place, name, page) => {
    const [apis, hook] = [world(), new Hook('gitlab', { secrets: [] })];
    const made = await connect('gitlab', apis).install(order(token, typed), hook);
    expect(made).toEqual({
      ok: true,
      value: { remote: '101', place, name, outcome: 'created', page, proof: 'standard-webhooks', notes: [] },
    });
    const placed = [...apis.gitlab.projects, ...apis.gitlab.groups].flatMap(({ hooks }) => hooks);
    expect(placed).toMatchObject([{ url: hook.url, signing_token: signing, enable_ssl_verification: true }]);
    expect(on(placed[0])).toEqual(usual);
  });

  it('is made for the whole instance by an administrator', async () => {
    const [apis, hook] = [world(), new Hook('gitlab', { secrets: [] })];
    const credentials = { token: canary.gitlabAdmin, server: 'https://git.acme.example/gitlab' };
    const made = await connect('gitlab', apis).install(order(credentials, 'instance'), hook);
    expect(made).toMatchObject({
      value: { place: 'instance', page: 'https://git.acme.example/gitlab/admin/hooks/101/edit' },
    });
    expect(on(apis.gitlab.systemHooks[0])).toEqual(usual.slice(0, 3));
    expect(apis.gitlab.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /gitlab/api/v4/hooks?per_page=100',
      'POST /gitlab/api/v4/hooks',
    ]);
  });

  describe('proves who sends', () => {
    type Row = [name: string, version: number, hook: Partial<Hook>, outcome: string, changes: object[], sent: object];
    const rows: Row[] = [
      [
        'by signing, where both sides are new',
        19,
        { secrets: [] },
        'created',
        [{ secrets: [plain] }, { secrets: [signing] }],
        { signing_token: signing, token: plain },
      ],
      [
        'by signing, although a plain secret was made beforehand',
        19,
        {},
        'created',
        [{ secrets: [signing] }],
        { signing_token: signing, token: canary.secret },
      ],
      [
        'by the plain secret, where GitLab cannot sign',
        18,
        { secrets: [] },
        'created',
        [{ secrets: [plain] }],
        { signing_token: undefined, token: plain },
      ],
      [
        'by the plain secret, where others use it already',
        19,
        { fresh: false },
        'created',
        [],
        { signing_token: undefined, token: canary.secret },
      ],
      [
        'by the plain secret, where the hook wants it so',
        19,
        { auth: 'token' },
        'created',
        [],
        { signing_token: undefined, token: canary.secret },
      ],
      [
        'by the signing token the hook has',
        19,
        { secrets: ['whsec_CANARY'], fresh: false },
        'created',
        [],
        { signing_token: 'whsec_CANARY', token: undefined },
      ],
      [
        'by a new signing token, where the hook asks for one',
        19,
        { secrets: [], auth: 'standard-webhooks' },
        'created',
        [{ secrets: [signing] }],
        { signing_token: signing, token: undefined },
      ],
    ];
    it.each(rows)('%s', async (_, version, changes, expected, become, sent) => {
      const [apis, hook] = [world(), new Hook('gitlab', changes)];
      apis.gitlab.version = version;
      const made = await connect('gitlab', apis).install(order(token, 'acme/web'), hook);
      expect(outcome(made)).toBe(expected);
      expect(hook.changes).toEqual(become);
      const [placed] = apis.gitlab.projects[0]?.hooks ?? [];
      expect({ signing_token: placed?.signing_token, token: placed?.token }).toEqual(sent);
      const proof = placed?.signing_token ? 'standard-webhooks' : 'token';
      expect(made).toMatchObject({ value: { proof } });
      // The newest secret is the one that this GitLab proves itself with.
      expect(hook.secrets[0]).toBe(placed?.signing_token ?? placed?.token);
    });

    it('or not at all: a hook that accepts only signatures never takes less', async () => {
      const [apis, hook] = [world(), new Hook('gitlab', { secrets: ['whsec_CANARY'] })];
      apis.gitlab.version = 18;
      const attempt = await connect('gitlab', apis).install(order(token, 'acme/web'), hook);
      expect(outcome(attempt)).toBe('cannot-sign');
      expect(apis.gitlab.projects[0]?.hooks).toEqual([]);
      expect(hook.changes).toEqual([]);
      expect(JSON.stringify(attempt)).not.toContain('CANARY');
    });

    it('and says so where GitLab cannot sign', async () => {
      const [apis, hook] = [world(), new Hook('gitlab')];
      apis.gitlab.version = 18;
      const made = await connect('gitlab', apis).install(order(token, 'acme/web'), hook);
      expect(made).toMatchObject({ value: { notes: [{ en: expect.stringContaining('cannot sign yet') }] } });
    });
  });

  it('that leads here already is updated: its secret, but not the triggers somebody chose', async () => {
    const [apis, hook] = [world(), new Hook('gitlab', { secrets: ['whsec_CANARYnew', 'whsec_CANARYold'] })];
    apis.gitlab.projects[0]?.hooks.push({ id: 41, url: hook.url, job_events: true, signing_token: 'whsec_CANARYold' });
    expect(outcome(await connect('gitlab', apis).install(order(token, 'acme/web'), hook))).toBe('updated');
    const [placed] = apis.gitlab.projects[0]?.hooks ?? [];
    expect(placed).toMatchObject({ id: 41, signing_token: 'whsec_CANARYnew' });
    expect(on(placed)).toEqual(['job_events']);
  });

  it('known by its id follows the hook to a new address', async () => {
    const [apis, hook] = [world(), new Hook('gitlab')];
    apis.gitlab.projects[0]?.hooks.push({ id: 41, url: 'https://before.example/gitlab/key' });
    expect(outcome(await connect('gitlab', apis).install({ ...order(token, 'project:7'), remote: '41' }, hook))).toBe(
      'updated',
    );
    expect(apis.gitlab.projects[0]?.hooks).toMatchObject([{ id: 41, url: hook.url }]);
  });

  it('for an old instance is replaced where it cannot be changed', async () => {
    const [apis, hook] = [world(), new Hook('gitlab')];
    apis.gitlab.version = 16;
    apis.gitlab.systemHooks.push({ id: 41, url: hook.url, token: 'older' });
    const made = await connect('gitlab', apis).install(order({ token: canary.gitlabAdmin }, 'instance'), hook);
    expect(made).toMatchObject({ value: { remote: '101', outcome: 'updated' } });
    expect(apis.gitlab.systemHooks).toMatchObject([{ id: 101, token: canary.secret }]);
  });

  it.each([
    [
      'what the hook listens to',
      { on: ['job.*', 'member.*', 'project_create'], off: ['note.*', 'push.bot'] },
      {},
      [...usual.filter((each) => each !== 'note_events'), 'job_events'],
    ],
    [
      'confidential news only when asked',
      { on: ['confidential_issue.*'], off: [] },
      {},
      [...usual, 'confidential_issues_events'],
    ],
    ['what was chosen', { on: [], off: [] }, { events: ['push_events', 'nonsense'] }, ['push_events']],
  ])('has the triggers of %s', async (_, listening, options, triggers) => {
    const [apis, hook] = [world(), new Hook('gitlab', { listening })];
    await connect('gitlab', apis).install(order(token, 'acme/web', options), hook);
    expect(on(apis.gitlab.projects[0]?.hooks[0])).toEqual(triggers);
  });

  it('of a group can tell more', async () => {
    const [apis, hook] = [
      world(),
      new Hook('gitlab', { listening: { on: ['project_create', 'user_add_to_group'], off: [] } }),
    ];
    await connect('gitlab', apis).install(order(token, 'group:acme'), hook);
    expect(on(apis.gitlab.groups[0]?.hooks[0])).toEqual([...usual, 'member_events', 'project_events']);
  });

  it('is tried out when that was ticked', async () => {
    const [apis, hook] = [world(), new Hook('gitlab')];
    await connect('gitlab', apis).install(order(token, 'acme/web', { test: 'yes' }), hook);
    expect(apis.gitlab.tests).toEqual([101]);
  });

  it('is taken away, and once gone stays taken away', async () => {
    const [apis, hook] = [world(), new Hook('gitlab')];
    apis.gitlab.projects[0]?.hooks.push({ id: 41, url: hook.url });
    const target = { ...order(token, 'project:7'), remote: '41' };
    expect(outcome(await connect('gitlab', apis).remove(target))).toBe('done');
    expect(apis.gitlab.projects[0]?.hooks).toEqual([]);
    expect(outcome(await connect('gitlab', apis).remove(target))).toBe('done');
    const credentials = { token: canary.gitlabDeveloper };
    expect(outcome(await connect('gitlab', apis).remove({ ...target, credentials }))).toBe('right in place');
  });
});

describe('what GitLab refuses', () => {
  const rows: [
    name: string,
    token: string,
    place: string,
    prepare: (apis: Apis) => void,
    outcome: string,
    says: RegExp,
  ][] = [
    ['a wrong token', 'glpat-CANARYunknown', 'acme/web', () => {}, 'token in token', /does not know this token/],
    ['a missing scope', canary.gitlabReader, 'acme/web', () => {}, 'scope in token', /scope api/],
    ['no Maintainer', canary.gitlabDeveloper, 'acme/web', () => {}, 'right in place', /Maintainer/],
    ['a project that is not there', canary.gitlab, 'acme/nothing', () => {}, 'right in place', /no such project/],
    ['a group without an Owner', canary.gitlabDeveloper, 'group:acme', () => {}, 'right in place', /Owner/],
    [
      'a group without Premium',
      canary.gitlab,
      'group:acme',
      ({ gitlab }) => {
        gitlab.isPremium = false;
      },
      'right in place',
      /Premium/,
    ],
    ['an instance without an administrator', canary.gitlab, 'instance', () => {}, 'right in place', /administrator/],
    [
      'too many webhooks',
      canary.gitlab,
      'acme/web',
      ({ gitlab }) => {
        gitlab.limit = 0;
      },
      'limit',
      /100 a project/,
    ],
    ['nothing that is a place', canary.gitlab, 'acme web', () => {}, 'field in place', /acme\/web/],
    ['a path that leads elsewhere', canary.gitlab, '../../users', () => {}, 'field in place', /acme\/web/],
    ['no token', '', 'acme/web', () => {}, 'field in token', /Fill in/],
  ];

  it.each(rows)('%s', async (_, secret, place, prepare, expected, says) => {
    const [apis, hook] = [world(), new Hook('gitlab')];
    prepare(apis);
    const attempt = await connect('gitlab', apis).install(order({ token: secret }, place), hook);
    expect(outcome(attempt)).toBe(expected);
    expect(attempt).toMatchObject({ problem: { fix: { en: expect.stringMatching(says) } } });
    expect(JSON.stringify(attempt)).not.toContain('CANARY');
  });

  it.each([
    ['a local address', 'http://192.168.1.2:8787/gitlab/key'],
    ['an address that is none', 'ding.example/gitlab/key'],
  ])('%s of ours', async (_, url) => {
    const attempt = await connect('gitlab', world()).install(order(token, 'acme/web'), new Hook('gitlab', { url }));
    expect(outcome(attempt)).toBe('blocked');
    expect(attempt).toMatchObject({ problem: { fix: { en: expect.stringContaining('Outbound requests') } } });
  });
});

describe('choices at GitLab', () => {
  it.each([
    ['a Maintainer', canary.gitlab, ['project:7', 'group:3', 'group:4']],
    ['a token that may only read', canary.gitlabReader, ['project:7', 'group:3', 'group:4']],
    ['a Developer', canary.gitlabDeveloper, []],
    ['an administrator', canary.gitlabAdmin, ['instance']],
  ])('for %s', async (_, secret, ids) => {
    const attempt = await connect('gitlab', world()).choices({ token: secret });
    expect(attempt.ok && attempt.value.choices.map(({ id }) => id)).toEqual(ids);
  });
});
