import { describe, expect, test } from 'vitest';
import { mentionsIn, newMentions } from '../../../../adapters/github/mentions.ts';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { loadCases } from '../cases.ts';
import { newsOf } from './read.ts';

describe('mentionsIn', () => {
  test.each<[name: string, text: string, logins: string[]]>([
    ['a login', '请 @hanmeimei 看一下', ['hanmeimei']],
    ['several, each once', '@lilei @HanMeimei, @LiLei', ['lilei', 'HanMeimei']],
    ['at the ends of sentences and in brackets', '(@lilei), @chen-chen. @x:', ['lilei', 'chen-chen', 'x']],
    ['next to Han characters', '谢谢@lilei的帮助', ['lilei']],
    ['no team', '@acme/web 请看', []],
    ['no address', 'lilei@acme.example', []],
    ['no package', 'npm i @octokit/core', []],
    ['no hyphen at the end', '@lilei- x', []],
    ['not in a span of code', 'run `@lilei` and ``a ` @b``', []],
    ['not in a block of code', 'a\n```ts\n@Injectable()\n```\n@lilei', ['lilei']],
    ['a block of code goes on until its own fence', '````\n```\n@no\n````\n@lilei', ['lilei']],
    ['a block without an end', '~~~\n@no', []],
    ['a backtick alone is no code', 'a ` @lilei', ['lilei']],
    ['not in a comment', '<!-- cc @no -->\n@lilei', ['lilei']],
    ['a comment without an end', '@lilei <!-- @no', ['lilei']],
    ['nothing', '', []],
  ])('%s', (_, text, logins) => {
    expect(mentionsIn(text)).toEqual(logins);
  });

  test.each([
    ['backticks', Array.from({ length: 300 }, (_, n) => '`'.repeat(n + 1)).join(' ')],
    ['single backticks', '` '.repeat(30_000)],
    ['ats', '@'.repeat(65_000)],
    ['comments', '<!--'.repeat(16_000)],
    ['hyphens', `@${'a-'.repeat(32_000)}`],
  ])('a flood of %s takes no time', (_, text) => {
    const started = performance.now();
    mentionsIn(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('of an edited text only the new ones', () => {
    expect(newMentions('@lilei @chenchen', '@LiLei')).toEqual(['chenchen']);
    expect(newMentions('@lilei', undefined)).toEqual(['lilei']);
  });
});

const cases = new Map(loadCases('github').map((each) => [each.name, each]));

/** Whom the news in a case concerns, after a change to its payload: `login why`. */
function concerns(name: string, patch: unknown): string[] {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  const { events } = newsOf(found.event, mergePatch(found.payload, patch));
  return (events[0]?.concerns ?? []).map(({ login, email, why }) => `${login ?? email} ${why}`);
}

const users = (...logins: string[]) => logins.map((login) => ({ login }));
const called = '@wanglin `@no`';

describe('whom an event concerns, and why', () => {
  test.each<[name: string, found: string, patch: unknown, expected: string[]]>([
    [
      'an opened request',
      'pull-request-opened',
      {
        sender: { login: 'x' },
        pull_request: { body: called, requested_reviewers: users('hanmeimei'), assignees: users('lilei') },
      },
      ['hanmeimei review_requested', 'lilei assigned', 'wanglin mentioned'],
    ],
    ['a request for review', 'pull-request-review-requested', {}, ['hanmeimei review_requested']],
    ['a merged request', 'pull-request-merged', {}, ['lilei author']],
    ['an approval with a word', 'review-approved', { review: { body: called } }, ['lilei author', 'wanglin mentioned']],
    [
      'a comment on an issue',
      'comment-on-issue',
      {
        sender: { login: 'x' },
        issue: { user: { login: 'lilei' }, assignees: users('chenchen') },
        comment: { body: `${called} @lilei` },
      },
      ['lilei author', 'chenchen assigned', 'wanglin mentioned', 'lilei mentioned'],
    ],
    [
      'a deleted comment',
      'comment-deleted',
      { comment: { body: called } },
      expect.not.arrayContaining(['wanglin mentioned']) as string[],
    ],
    [
      'an opened issue',
      'issue-opened',
      { sender: { login: 'x' }, issue: { user: { login: 'lilei' }, assignees: [], body: called } },
      ['lilei author', 'wanglin mentioned'],
    ],
    ['an assigned issue', 'issue-assigned', {}, ['chenchen assigned']],
    ['a failed build', 'workflow-run-failed', {}, ['chenchen@acme.example author', 'chenchen author']],
  ])('%s', (_, found, patch, expected) => {
    expect(concerns(found, patch)).toEqual(expected);
  });

  test('every concern of every case has its reason', () => {
    const events = [...cases.values()].flatMap(({ event, payload, expect: { outcome } }) =>
      outcome === 'translated' ? newsOf(event, payload).events : [],
    );
    expect(events.flatMap(({ concerns = [] }) => concerns).filter(({ why }) => why === undefined)).toEqual([]);
  });
});

test('a push names the files it touched, each once', () => {
  const commit = (added: string[], modified: string[]) => ({
    id: 'a'.repeat(40),
    message: 'm',
    added,
    modified,
    removed: ['gone.ts'],
  });
  const payload = mergePatch(cases.get('push-three-commits')?.payload, {
    commits: [commit(['a.ts'], ['b.ts']), commit([], ['a.ts'])],
  });
  expect(newsOf('push', payload).events[0]).toMatchObject({ paths: ['a.ts', 'gone.ts', 'b.ts'] });
});
