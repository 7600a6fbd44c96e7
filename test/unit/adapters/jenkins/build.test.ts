import { describe, expect, test } from 'vitest';
import { jenkins } from '../../../../adapters/jenkins/index.ts';
import { delivery, eventOf } from '../news.ts';

const build = (patch: object = {}) => eventOf('build', jenkins, 'build-failed', patch);
const scm = (change: object | null) => build({ build: { scm: change } });

describe('where it was built', () => {
  test.each<[string, object | null, string, string | undefined]>([
    ['https', { url: 'https://github.com/acme/web.git' }, 'acme/web', 'https://github.com/acme/web'],
    [
      'a token in the address is not shown',
      { url: 'https://x:token@github.com/acme/web' },
      'acme/web',
      'https://github.com/acme/web',
    ],
    ['ssh', { url: 'git@gitee.com:acme/web.git' }, 'acme/web', 'https://gitee.com/acme/web'],
    [
      'ssh as an address',
      { url: 'ssh://git@git.example/acme/team/web.git' },
      'acme/team/web',
      'https://git.example/acme/team/web',
    ],
    ['no repository', { url: null }, 'jenkins.acme.example', 'https://jenkins.acme.example'],
    ['a path on disk', { url: '/srv/git/web' }, 'jenkins.acme.example', 'https://jenkins.acme.example'],
  ])('%s', (_, change, name, url) => {
    expect(scm(change).place).toMatchObject({ name, url });
  });

  test('without a root address Jenkins is all that is known', () => {
    expect(build({ build: { full_url: null, scm: null } }).place).toEqual({
      name: 'Jenkins',
      url: undefined,
      type: 'service',
    });
  });
});

describe('what it is called', () => {
  test.each([
    ['a job', { url: 'job/web/' }, 'web'],
    ['its display name', { display_name: 'Web 门户', url: 'job/web/' }, 'Web 门户'],
    ['with its folders', { url: 'job/acme/job/web/' }, 'acme » web'],
    ['the branch it has in common with its name is said once', { url: 'job/web/job/main/' }, 'web'],
    ['a branch with a slash', { url: 'job/web/job/a%252Fb/', build: { scm: { branch: 'a/b' } } }, 'web'],
    ['an address that is not encoded well', { url: 'job/100%/job/web/' }, '100% » web'],
    ['no address', { url: null }, 'web'],
  ])('%s', (_, patch, name) => {
    expect(build(patch).name).toBe(name);
  });
});

test.each<[string, object, object]>([
  ['the remote is no part of a branch', { branch: 'origin/release/2' }, { ref: 'release/2' }],
  ['as some versions say it', { branch: 'refs/remotes/origin/main' }, { ref: 'main' }],
  ['no branch', { branch: null }, { ref: undefined }],
  [
    'a commit page where pages are known',
    {},
    { commit: { url: expect.stringContaining('github.com/acme/web/commit/') } },
  ],
  ['and nowhere else', { url: 'https://git.example/acme/web' }, { commit: { url: undefined } }],
  ['the culprits are told', {}, { concerns: [{ login: 'chenchen', why: 'author' }] }],
  ['no culprits', { culprits: [] }, { concerns: undefined }],
])('%s', (_, change, expected) => {
  expect(scm(change)).toMatchObject(expected);
});

test.each([
  ['milliseconds', 1_795_317_317_000, '2026-11-22T03:15:17.000Z'],
  ['a text', '2026-11-22T03:15:17.5+00:00', '2026-11-22T03:15:17.500Z'],
  ['nonsense', 'now', undefined],
  ['nothing', null, undefined],
])('when it happened: %s', (_, timestamp, at) => {
  expect(build({ build: { timestamp } }).at).toBe(at);
});

describe('what names a delivery', () => {
  const id = (build: object) => jenkins.deliveryId(delivery(jenkins, 'build-failed', { build }));
  test('both ends of a build are one, its begin is another, and so is another build', () => {
    const ids = [
      { phase: 'COMPLETED' },
      { phase: 'FINALIZED' },
      { phase: 'STARTED' },
      { full_url: 'https://j.example/2/' },
    ].map(id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test('without an address there is none', () => {
    expect(id({ full_url: null })).toBeNull();
  });
});
