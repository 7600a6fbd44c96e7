import { describe, expect, it } from 'vitest';
import { authoriseUrl } from '../../../src/connectors/index.ts';
import type { Apis } from '../../sim/apis/index.ts';
import { appKey, boardId, canary, connect, Hook, listId, order, otherBoardId, outcome, world } from './world.ts';

const app = { key: appKey, token: canary.trello, secret: canary.trelloApp };
const remote = '5ab000000000000000000001';

describe('a webhook on Trello', () => {
  it.each([
    ['a board', boardId, boardId, '迭代'],
    ['its address', 'https://trello.com/b/AbCd1234/sprint', boardId, '迭代'],
    ['its short link', 'AbCd1234', boardId, '迭代'],
    ['a list', listId, listId, '进行中'],
  ])('is made on %s, for exactly this address', async (_, typed, place, name) => {
    const probed: string[] = [];
    const [apis, hook] = [world(), new Hook('trello', { secrets: [] })];
    apis.trello.probe = async (url) => {
      probed.push(`${url} with ${hook.secrets.join()}`);
      return 200;
    };
    const made = await connect('trello', apis).install(order(app, typed), hook);
    expect(made).toEqual({
      ok: true,
      value: { remote, place, name, outcome: 'created', proof: 'hmac-sha1', notes: [] },
    });
    expect(apis.trello.hooks).toMatchObject([
      { idModel: place, callbackURL: hook.url, description: 'dinghook: 前端', active: true },
    ]);
    expect(probed, 'the secret is there before anything can be signed with it').toEqual([
      `${hook.url} with ${canary.trelloApp}`,
    ]);
  });

  it('sends its credentials in a header, and in no address but the one that Trello wants', async () => {
    const apis = world();
    await connect('trello', apis).install(order(app, boardId), new Hook('trello'));
    const withToken = apis.trello.asked.map(({ path }) => path).filter((path) => path.includes('CANARY'));
    expect(withToken).toEqual([`/1/tokens/${canary.trello}/webhooks`]);
  });

  it.each([
    ['the first of the hook', [canary.trelloApp, 'older'], app, []],
    ['new to the hook', ['older'], app, [{ secrets: [canary.trelloApp, 'older'] }]],
    ['not the first', ['older', canary.trelloApp], app, [{ secrets: [canary.trelloApp, 'older'] }]],
    ['left to the hook', ['older'], { key: appKey, token: canary.trello }, []],
  ])('is signed with a secret that is %s', async (_, secrets, credentials, changes) => {
    const hook = new Hook('trello', { secrets });
    expect(outcome(await connect('trello', world()).install(order(credentials, boardId), hook))).toBe('created');
    expect(hook.changes).toEqual(changes);
  });

  it('that leads here from this board already is revived', async () => {
    const [apis, hook] = [world(), new Hook('trello')];
    const before = { id: remote, token: canary.trello, idModel: boardId, callbackURL: hook.url, description: '' };
    apis.trello.hooks.push({ ...before, active: false, consecutiveFailures: 1001 });
    expect(outcome(await connect('trello', apis).install(order(app, boardId), hook))).toBe('updated');
    expect(apis.trello.hooks).toMatchObject([{ id: remote, active: true }]);
  });

  it('is one a board', async () => {
    const [apis, hook] = [world(), new Hook('trello')];
    for (const place of [boardId, otherBoardId]) {
      expect(outcome(await connect('trello', apis).install(order(app, place), hook))).toBe('created');
    }
    const list = await connect('trello', apis).list?.(app, hook);
    expect(list).toEqual({
      ok: true,
      value: [
        { remote, place: boardId, active: true, failures: 0 },
        { remote: '5ab000000000000000000002', place: otherBoardId, active: true, failures: 0 },
      ],
    });
  });

  it('lists nothing that leads elsewhere', async () => {
    const apis = world();
    await connect('trello', apis).install(
      order(app, boardId),
      new Hook('trello', { url: 'https://elsewhere.example/' }),
    );
    expect(await connect('trello', apis).list?.(app, new Hook('trello'))).toEqual({ ok: true, value: [] });
  });

  it('moves to another board, and is taken away', async () => {
    const [apis, hook] = [world(), new Hook('trello')];
    await connect('trello', apis).install(order(app, boardId), hook);
    const moved = await connect('trello', apis).move?.({ ...order(app, 'EfGh5678'), remote });
    expect(moved).toEqual({ ok: true, value: { place: otherBoardId, name: 'Roadmap' } });
    expect(apis.trello.hooks).toMatchObject([{ idModel: otherBoardId, callbackURL: hook.url }]);
    const target = { ...order(app, otherBoardId), remote };
    expect(outcome(await connect('trello', apis).remove(target))).toBe('done');
    expect(apis.trello.hooks).toEqual([]);
    expect(outcome(await connect('trello', apis).remove(target)), 'once gone it stays gone').toBe('done');
    expect(await connect('trello', apis).move?.(target)).toMatchObject({ problem: { cause: 'gone' } });
  });
});

describe('what Trello refuses', () => {
  const rows: [
    name: string,
    credentials: Record<string, string>,
    place: string,
    prepare: (apis: Apis) => void,
    outcome: string,
    says: RegExp,
  ][] = [
    ['another key', { ...app, key: 'f'.repeat(32) }, boardId, () => {}, 'token in key', /API key/],
    ['a key that is none', { ...app, key: canary.trelloApp }, boardId, () => {}, 'field in key', /32 letters/],
    ['a wrong token', { ...app, token: 'CANARY0123456789abcdef' }, boardId, () => {}, 'token in token', /this token/],
    [
      'a token that breaks out of its header',
      { ...app, token: 'a",oauth_x="CANARY' },
      boardId,
      () => {},
      'field in token',
      /this token/,
    ],
    ['a board that is not there', app, 'Zz000000', () => {}, 'right in place', /no such board/],
    ['nothing that is a place', app, 'my board', () => {}, 'field in place', /Choose a board/],
    [
      'an address that it cannot open',
      app,
      boardId,
      ({ trello }) => {
        trello.probe = async () => 404;
      },
      'callback',
      /PUBLIC_URL/,
    ],
    [
      'a missing scope',
      app,
      boardId,
      ({ trello }) => {
        trello.wantsWrite = true;
      },
      'scope in token',
      /scope=read,write/,
    ],
  ];

  it.each(rows)('%s', async (_, credentials, place, prepare, expected, says) => {
    const apis = world();
    prepare(apis);
    const attempt = await connect('trello', apis).install(order(credentials, place), new Hook('trello'));
    expect(outcome(attempt)).toBe(expected);
    expect(attempt).toMatchObject({ problem: { fix: { en: expect.stringMatching(says) } } });
    expect(JSON.stringify(attempt)).not.toContain('CANARY');
  });

  it('nothing without the secret: every delivery would be refused by us', async () => {
    const [apis, hook] = [world(), new Hook('trello', { secrets: [] })];
    const credentials = { key: appKey, token: canary.trello };
    expect(outcome(await connect('trello', apis).install(order(credentials, boardId), hook))).toBe('field in secret');
    expect(apis.trello.hooks).toEqual([]);
  });
});

describe('choices at Trello', () => {
  it('are boards, and within a board its lists', async () => {
    const connector = connect('trello', world());
    expect(await connector.choices(app)).toEqual({
      ok: true,
      value: {
        partial: false,
        choices: [
          { id: boardId, name: '迭代', kind: 'board', page: 'https://trello.com/b/AbCd1234/x', more: true },
          { id: otherBoardId, name: 'Roadmap', kind: 'board', page: 'https://trello.com/b/EfGh5678/x', more: true },
        ],
      },
    });
    expect(await connector.choices(app, boardId)).toMatchObject({
      value: { choices: [{ id: listId, name: '迭代 · 进行中', kind: 'list' }] },
    });
  });
});

it.each([
  ['for copying', {}, ''],
  [
    'coming back to a page',
    { returnUrl: 'https://ding.example/console/connect?a=1' },
    '&return_url=https%3A%2F%2Fding.example%2Fconsole%2Fconnect%3Fa%3D1&callback_method=fragment',
  ],
])('where to allow access, %s', (_, more, end) => {
  const start = 'https://trello.com/1/authorize?expiration=never&scope=read&response_type=token&name=dinghook';
  expect(authoriseUrl({ key: ` ${appKey} `, ...more })).toBe(`${start}&key=${appKey}${end}`);
});
