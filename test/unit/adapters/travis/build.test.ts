import { describe, expect, test } from 'vitest';
import { travis } from '../../../../adapters/travis/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { loadCases } from '../cases.ts';
import { buildIn, read } from './deliveries.ts';

const cases = loadCases('travis');
const quiet = (topic: string) => match(topic, Object.keys(travis.quiet)) !== undefined;

describe('what status_message, state and status come to', () => {
  test.each<[string, object, string, object, boolean]>([
    [
      'Pending',
      { status_message: 'Pending', state: 'started' },
      'pending',
      { status: 'running', was: undefined, severity: 'info' },
      true,
    ],
    [
      'Passed',
      { status_message: 'Passed', state: 'passed' },
      'passed',
      { status: 'success', was: undefined, severity: 'good' },
      true,
    ],
    ['Fixed', { status_message: 'Fixed', state: 'passed' }, 'fixed', { status: 'success', was: 'failure' }, false],
    [
      'Broken',
      { status_message: 'Broken', state: 'failed' },
      'broken',
      { status: 'failure', was: 'success', severity: 'bad' },
      false,
    ],
    ['Failed', { status_message: 'Failed', state: 'failed' }, 'failed', { status: 'failure', was: undefined }, false],
    ['Still Failing', { status_message: 'Still Failing', state: 'failed' }, 'still_failing', { was: 'failure' }, true],
    [
      'Errored',
      { status_message: 'Errored', state: 'errored' },
      'errored',
      { status: 'failure', severity: 'bad' },
      false,
    ],
    ['Canceled', { status_message: 'Canceled', state: 'canceled' }, 'canceled', { status: 'cancelled' }, true],
    [
      'a message that is new, by the state',
      { status_message: 'New', state: 'queued' },
      'pending',
      { status: 'pending' },
      true,
    ],
    ['only a status, 0', { status_message: null, state: null, status: 0 }, 'passed', { status: 'success' }, true],
    ['only a status, 1', { status_message: null, state: null, status: 1 }, 'failed', { status: 'failure' }, false],
    [
      'a word that every object knows',
      { status_message: 'constructor', state: 'toString', status: 1 },
      'failed',
      {},
      false,
    ],
  ])('%s', (_, patch, word, expected, silent) => {
    const { topic, build } = buildIn(patch);
    expect(topic).toBe(`build.push.${word}`);
    expect(build).toMatchObject(expected);
    expect(quiet(topic)).toBe(silent);
  });
});

describe('what kind of build it is', () => {
  const series = (patch: object) => buildIn({ status_message: 'Passed', state: 'passed', ...patch });
  const request = { type: 'pull_request', pull_request_number: 57 };
  test.each<[string, object, string, string | undefined, string | undefined, boolean]>([
    ['a push', {}, 'build.push.passed', 'acme/web/push@main', 'main', true],
    [
      'a pull request, whose branch is the one it wants into',
      request,
      'build.pull_request.passed',
      'acme/web#57',
      undefined,
      true,
    ],
    [
      'a pull request without a number',
      { type: 'pull_request' },
      'build.pull_request.passed',
      undefined,
      undefined,
      true,
    ],
    ['a schedule', { type: 'cron' }, 'build.cron.passed', 'acme/web/cron@main', 'main', true],
    ['the API', { type: 'api' }, 'build.api.passed', 'acme/web/api@main', 'main', true],
    ['a tag: passing is news', { tag: 'v1', branch: 'v1' }, 'build.tag.passed', 'acme/web/tag@v1', 'v1', false],
    ['a type that is new to us', { type: 'moon' }, 'build.push.passed', 'acme/web/push@main', 'main', true],
    ['no branch', { branch: null }, 'build.push.passed', undefined, undefined, true],
  ])('%s', (_, patch, topic, expected, ref, silent) => {
    const news = series(patch);
    expect([news.topic, news.build.series, news.build.ref, quiet(news.topic)]).toEqual([topic, expected, ref, silent]);
  });
});

describe('where it links to', () => {
  test.each<[string, object, string | undefined, string | undefined]>([
    [
      'GitHub',
      {},
      'https://github.com/acme/web',
      'https://github.com/acme/web/commit/2f22765d04931a078909145ca628d2264c852d7d',
    ],
    [
      'a pull request',
      { compare_url: 'https://github.com/acme/web/pull/7' },
      'https://github.com/acme/web',
      expect.stringContaining('/commit/'),
    ],
    [
      'Bitbucket',
      { compare_url: 'https://bitbucket.org/acme/web/compare/x' },
      'https://bitbucket.org/acme/web',
      expect.stringContaining('/commits/'),
    ],
    [
      'a page of another repository',
      { compare_url: 'https://github.com/acme/website/compare/x' },
      undefined,
      undefined,
    ],
    ['no compare page', { compare_url: '' }, undefined, undefined],
    ['a script', { compare_url: 'javascript:alert(1)//acme/web/' }, undefined, undefined],
    [
      'the repository’s own address',
      { repository: { url: 'https://git.example/acme/web' } },
      'https://git.example/acme/web',
      'https://git.example/acme/web/commit/2f22765d04931a078909145ca628d2264c852d7d',
    ],
    ['a commit that is none', { commit: '../../evil' }, 'https://github.com/acme/web', undefined],
  ])('%s', (_, patch, place, commit) => {
    const { build } = buildIn(patch);
    expect([build.place.url, build.commit?.url]).toEqual([place, commit]);
  });

  test.each([
    ['no link to a build that is none', { build_url: 'data:text/html,x' }, undefined],
    ['its page', {}, 'https://app.travis-ci.com/github/acme/web/builds/280391177'],
  ])('%s', (_, patch, url) => {
    expect(buildIn(patch).build.url).toBe(url);
  });
});

describe('jobs', () => {
  const job = { id: 5, number: '9.1', state: 'failed', status: 1, allow_failure: false };
  const two = (first: object, second: object = {}) => ({
    matrix: [
      { ...job, ...first },
      { ...job, ...second },
    ],
  });
  test.each<[string, object, (string | undefined)[]]>([
    ['a version', two({ config: { python: 3.14 } }), ['9.1 Python 3.14', '9.1']],
    ['a name says more', two({ config: { name: 'lint', python: '3.14' } }), ['9.1 lint', '9.1']],
    ['a matrix of values is no name', two({ config: { node_js: ['22', '24'] } }), ['9.1', '9.1']],
    ['those that may fail are left out', two({ allow_failure: true }), ['9.1']],
    ['the only one needs no list', { matrix: [job] }, []],
    ['none at all', { matrix: null }, []],
    ['a state that is new to us', two({ state: 'exploded', status: 7 }), ['9.1']],
  ])('%s', (_, patch, names) => {
    expect((buildIn(patch).build.stages ?? []).map(({ name }) => name)).toEqual(names);
  });

  test('one links to its page', () => {
    expect(buildIn().build.stages?.[0]).toEqual({
      name: '1284.1 Node 24',
      status: 'failure',
      url: 'https://app.travis-ci.com/github/acme/web/jobs/610224801',
    });
  });
});

test.each<[string, object, number | undefined]>([
  ['by the clock', {}, 192],
  ['times that run backwards', { finished_at: '2026-11-22T03:00:00Z' }, 361],
  ['no times', { started_at: null, finished_at: null }, 361],
  ['while it runs', { status_message: 'Pending', state: 'started', finished_at: null }, undefined],
  ['nothing known', { started_at: null, finished_at: null, duration: null }, undefined],
])('how long it took: %s', (_, patch, seconds) => {
  expect(buildIn(patch).build.seconds).toBe(seconds);
});

test('its author is told of a failure, and of nothing else', () => {
  const author = [{ login: '陈晨', email: 'chenchen@acme.example', why: 'author' }];
  expect(buildIn().build.concerns).toEqual(author);
  expect(buildIn({ status_message: 'Fixed', state: 'passed' }).build.concerns).toBeUndefined();
  expect(buildIn({ author_email: null }).build.concerns).toBeUndefined();
});

test('what is new to us is ignored, never refused', () => {
  expect(read({ status_message: 'Exploded', state: null, status: null })).toMatchObject({
    kind: 'parsed',
    parsed: { topic: 'build.push', ignored: 'unsupported' },
  });
});

describe('the fixtures', () => {
  test('every event is whole', () => {
    for (const { payload } of cases) {
      const understood = read(payload);
      if (understood.kind !== 'parsed') throw new Error(understood.reason);
      for (const event of 'events' in understood.parsed ? understood.parsed.events : []) {
        expect(Event.parse(event)).toEqual(event);
      }
    }
  });

  test('names are unique, every quiet pattern keeps one quiet, samples are sent', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    const topics = cases.map(({ expect: { topic } }) => topic);
    expect(Object.keys(travis.quiet).filter((pattern) => !topics.some((topic) => match(topic, [pattern])))).toEqual([]);
    const samples = cases.filter(({ sample }) => sample);
    expect(samples.length).toBeGreaterThan(4);
    expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
  });
});
