import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/ingress/decide.ts';
import { matches } from '../../../src/ingress/topics.ts';

describe('matches', () => {
  it.each([
    ['push', 'push', true],
    ['push', 'pull_request', false],
    ['push.bot', 'push', false],
    ['push.bot', 'push.*', true],
    ['push', 'push.*', true],
    ['check_run.completed.success', 'check_run.*', true],
    ['check_runner.completed', 'check_run.*', false],
    ['issue_comment.created.bot', 'issue_comment.*.bot', true],
    ['issue_comment.bot', 'issue_comment.*.bot', false],
    ['pull_request.opened.bot', '*.opened.*', true],
    ['anything.at.all', '*', true],
    ['workflow_run.completed', 'workflow_run.completed.success', false],
  ])('%s under %s: %s', (topic, pattern, expected) => {
    expect(matches(topic, pattern)).toBe(expected);
  });
});

describe('decide', () => {
  const quiet = { 'star.*': { 'zh-CN': '可选', en: 'optional' } };
  const none = { on: [], off: [] };
  it.each([
    ['ordinary news is sent', 'push', none, { send: true }],
    [
      'quiet by default, with its reason',
      'star.created',
      none,
      { send: false, outcome: 'ignored', reason: 'star.created: quiet by default (optional)' },
    ],
    ['a hook can ask for it', 'star.created', { on: ['star.created'], off: [] }, { send: true }],
    [
      'a hook can switch anything off',
      'push',
      { on: [], off: ['push'] },
      { send: false, outcome: 'filtered', reason: 'push: switched off by "push"' },
    ],
    [
      'off wins over on',
      'star.deleted',
      { on: ['star.*'], off: ['star.deleted'] },
      { send: false, outcome: 'filtered', reason: 'star.deleted: switched off by "star.deleted"' },
    ],
  ])('%s', (_, topic, events, expected) => {
    expect(decide(topic, quiet, events)).toEqual(expected);
  });
});
