import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/directory/complete.ts';
import { maskConfig } from '../../../src/directory/mask.ts';
import type { Config } from '../../../src/directory/schema.ts';
import { draftOf, origins, sampleConfig, webhook } from './samples.ts';

const empty: Config = { groups: [], hooks: [], people: [] };

/** Completes what people wrote, against what is stored. */
function completed(input: unknown, stored: Config = sampleConfig(), givesSecret = false) {
  return complete(draftOf(input), { stored, origins, givesSecret: () => givesSecret });
}

/** One group with these robots, to be completed against the sample's. */
function withRobots(robots: unknown[], id = 'web-team') {
  return { groups: [{ id, name: '前端组', robots }], hooks: [] };
}

/** One hook, to be completed against the sample's. */
function withHook(hook: object) {
  return { groups: [], hooks: [{ name: 'acme/web', source: 'github', groups: ['web-team'], ...hook }] };
}

const masked = maskConfig(sampleConfig()).groups[0]?.robots[0]?.webhook;

describe('ids that were left out', () => {
  const group = { robots: [{ webhook: webhook('zzzz') }] };
  it.each([
    ['come from the name', [{ ...group, name: 'Web Team / EU' }], empty, ['web-team-eu']],
    ['lose their accents', [{ ...group, name: 'Équipe Zürich' }], empty, ['equipe-zurich']],
    [
      'are numbered when taken',
      [
        { ...group, name: 'Ops' },
        { ...group, name: 'ops' },
      ],
      empty,
      ['ops', 'ops-2'],
    ],
    [
      'avoid an explicit one',
      [
        { ...group, name: 'Ops' },
        { ...group, name: 'x', id: 'ops' },
      ],
      empty,
      ['ops-2', 'ops'],
    ],
    ['are those of the stored group of that name', [{ ...group, name: '前端组' }], sampleConfig(), ['web-team']],
    ['never take over the id of another group', [{ ...group, name: 'web team' }], sampleConfig(), ['web-team-2']],
  ])('%s', (_name, groups, stored, ids) => {
    expect(completed({ groups, hooks: [] }, stored).config.groups.map(({ id }) => id)).toEqual(ids);
  });

  it('are random where a name has no letters for one', () => {
    const { config } = completed({ groups: [{ ...group, name: '前端组' }], hooks: [] }, empty);
    expect(config.groups[0]?.id).toMatch(/^group-[a-z0-9]{6}$/);
  });

  it('of a hook come from its name', () => {
    expect(completed(withHook({ name: 'acme/api' }), empty).config.hooks[0]?.id).toBe('acme-api');
  });

  it.each([
    ['number a new group’s robots', 'new', [webhook('xxxx'), webhook('yyyy')], ['r1', 'r2']],
    ['stay with the robot, whatever the order', 'web-team', [webhook('bbbb'), webhook('aaaa')], ['r2', 'r1']],
    ['are new for a new robot', 'web-team', [webhook('xxxx'), webhook('bbbb')], ['r3', 'r2']],
    ['find a masked robot', 'web-team', [masked], ['r1']],
    ['see through a copied signature', 'web-team', [`${webhook('bbbb')}&timestamp=1&sign=x`], ['r2']],
  ])('of robots %s', (_name, id, webhooks, ids) => {
    const { config } = completed(
      withRobots(
        webhooks.map((each) => ({ webhook: each })),
        id,
      ),
    );
    expect(config.groups[0]?.robots.map((robot) => robot.id)).toEqual(ids);
  });
});

describe('stars', () => {
  it.each([
    [
      'keep a webhook and a signing secret',
      { id: 'r1', webhook: '***', secret: '***' },
      { webhook: webhook('aaaa'), secret: 'SECfirst' },
    ],
    [
      'keep a webhook beside a new secret',
      { id: 'r1', webhook: masked, secret: 'SECnew' },
      { webhook: webhook('aaaa'), secret: 'SECnew' },
    ],
    [
      'keep a secret beside a new webhook',
      { id: 'r1', webhook: webhook('nnnn'), secret: '***' },
      { webhook: webhook('nnnn'), secret: 'SECfirst' },
    ],
    ['keep no secret that is left out', { id: 'r1', webhook: '***' }, { webhook: webhook('aaaa') }],
  ])('%s', (_name, robot, expected) => {
    const { config, issues } = completed(withRobots([robot]));
    expect(issues).toEqual([]);
    expect(config.groups[0]?.robots).toEqual([{ id: 'r1', keywords: [], ...expected }]);
  });

  it.each([
    ['keep all', ['***', '***'], ['current-secret', 'previous-secret']],
    ['keep the newest', ['***'], ['current-secret']],
    ['stand behind a new one', ['new-secret', '***'], ['new-secret', 'current-secret']],
  ])('among a hook’s secrets %s', (_name, secrets, expected) => {
    const { config, issues } = completed(withHook({ id: 'acme-web', key: '***', secrets }));
    expect(issues).toEqual([]);
    expect(config.hooks[0]).toMatchObject({ key: 'acme-web-key-0123456789', secrets: expected });
  });

  const nothing = (what: string) => `No ${what} is stored here that the stars could stand for: write it in full.`;
  it.each([
    [
      'a new robot’s webhook',
      withRobots([{ id: 'r9', webhook: '***' }]),
      'groups[0].robots[0].webhook',
      nothing('webhook'),
    ],
    [
      'a robot of a new group',
      withRobots([{ id: 'r1', webhook: '***' }], 'new'),
      'groups[0].robots[0].webhook',
      nothing('webhook'),
    ],
    [
      'a signing secret',
      withRobots([{ id: 'r2', webhook: '***', secret: '***' }]),
      'groups[0].robots[0].secret',
      nothing('signing secret'),
    ],
    ['a new hook’s key', withHook({ id: 'new', key: '***' }), 'hooks[0].key', nothing('key')],
    [
      'a third secret',
      withHook({ id: 'acme-web', secrets: ['***', '***', '***'] }),
      'hooks[0].secrets[2]',
      nothing('secret'),
    ],
    [
      'another robot’s webhook',
      withRobots([{ id: 'r2', webhook: masked }]),
      'groups[0].robots[0].webhook',
      'These stars stand for another webhook than the one stored for r2: paste the whole address.',
    ],
  ])('do not stand for %s', (_name, input, path, message) => {
    expect(completed(input).issues).toEqual([{ path, message }]);
  });
});

describe('a hook’s key and secrets', () => {
  it.each([
    [
      'an existing hook keeps both',
      { id: 'acme-web' },
      true,
      'acme-web-key-0123456789',
      ['current-secret', 'previous-secret'],
    ],
    ['found by name and source, too', {}, true, 'acme-web-key-0123456789', ['current-secret', 'previous-secret']],
    ['secrets can be taken away', { id: 'acme-web', secrets: [] }, true, 'acme-web-key-0123456789', []],
    ['both can be given', { id: 'new', key: 'k'.repeat(16), secrets: ['own'] }, true, 'k'.repeat(16), ['own']],
    ['a new hook gets both', { id: 'new' }, true, /^[\w-]{32}$/, [/^[0-9a-f]{64}$/]],
    ['a new hook gets no secret where none is ours to make', { id: 'new' }, false, /^[\w-]{32}$/, []],
    ['a new hook gets no secret when it wants none', { id: 'new', secrets: [] }, true, /^[\w-]{32}$/, []],
    ['the same name at another source is another hook', { source: 'gitlab' }, true, /^[\w-]{32}$/, [/^[0-9a-f]{64}$/]],
  ])('%s', (_name, hook, gives, key, secrets) => {
    const { config, issued, issues } = completed(withHook(hook), sampleConfig(), gives);
    const like = (value: string | RegExp) => (typeof value === 'string' ? value : expect.stringMatching(value));
    expect(issues).toEqual([]);
    expect(config.hooks[0]).toMatchObject({ key: like(key), secrets: secrets.map(like) });
    const made = secrets.some((secret) => secret instanceof RegExp);
    expect(issued).toEqual(made ? { [config.hooks[0]?.id ?? '']: config.hooks[0]?.secrets[0] } : {});
  });
});

describe('webhooks', () => {
  it.each([
    ['somewhere else', 'https://evil.example/robot/send?access_token=canary'],
    ['a name that only ends like DingTalk’s', 'https://notoapi.dingtalk.com/robot/send?access_token=canary'],
    ['this machine', 'http://127.0.0.1/robot/send?access_token=canary'],
    ['no address at all', 'canary'],
  ])('to %s are refused without repeating them', (_name, address) => {
    const { issues } = completed(withRobots([{ webhook: address }]));
    expect(issues).toEqual([{ path: 'groups[0].robots[0].webhook', message: expect.any(String) }]);
    expect(JSON.stringify(issues)).not.toContain('canary');
  });
});
