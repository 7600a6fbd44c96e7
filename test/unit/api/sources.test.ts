import { describe, expect, it } from 'vitest';
import { configIssues, hookIssues, secretsFor } from '../../../src/api/sources.ts';

const hook = (change: object) => ({ name: 'acme/web', source: 'travis', groups: ['web'], ...change });

describe('a source whose proof says only which vendor sent it', () => {
  it.each<[string, object, string[]]>([
    ['needs the repositories to accept', {}, ['repositories']],
    ['and at least one', { repositories: [] }, ['repositories']],
    ['is fine with one', { repositories: ['acme/web'] }, []],
    ['says everything that is wrong', { auth: 'hmac' }, ['repositories', 'auth']],
    ['others do not need any', { source: 'github' }, []],
  ])('%s', (_, change, paths) => {
    expect(hookIssues(hook(change)).map(({ path }) => path)).toEqual(paths);
  });

  it('also in a whole configuration, with the place', () => {
    const config = { groups: [], hooks: [hook({ source: 'github' }), hook({})] };
    expect(configIssues(config)).toEqual([
      { path: 'hooks[1].repositories', message: expect.stringContaining('such as acme/web or acme/*') },
    ]);
  });
});

describe('who is given a secret with a new hook', () => {
  it.each([
    ['github', true],
    ['gitlab', true],
    ['gitlab/token', true],
    ['gitlab/standard-webhooks', false],
    ['jira', true],
    ['jira/secret-url', false],
    ['codeup', true],
    ['trello', false],
    ['travis', false],
    ['custom', false],
    ['custom/hmac-sha256', true],
    ['jenkins', false],
  ])('%s: %s', (name, expected) => expect(secretsFor.includes(name)).toBe(expected));
});
