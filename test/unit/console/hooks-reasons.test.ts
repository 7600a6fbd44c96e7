import { describe, expect, it } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { reasonLines } from '../../../src/console/pages/hooks/reasons.ts';
import { redacted } from '../../../src/console/pages/hooks/redact.ts';

describe('why a delivery was sent or not, in Chinese', () => {
  it.each<[string, string, string[]]>([
    ['switched off', 'push: switched off by "push.*"', ['这个接入点用“push.*”关掉了 push']],
    [
      'a rule that drops',
      'dropped by rule 1 "dependabot": branch dependabot/**',
      ['被规则 1“dependabot”丢弃（分支 dependabot/**）'],
    ],
    ['a rule without a name or conditions', 'sent by rule 3', ['按规则 3 发送']],
    [
      'a rule with every kind of word',
      'sent by rule 2 "x": event build.broken, source branch a, from list 待办, not by a machine account, a draft, hours mon-fri 09:00–19:00',
      [
        '按规则 2“x”发送（事件 build.broken，来源分支 a，来自列表 待办，不是机器人账号做的，是草稿，时段 mon-fri 09:00–19:00）',
      ],
    ],
    [
      'quiet by default, in the words of the source',
      'pull_request.labeled: quiet by default (bookkeeping)',
      ['pull_request.labeled 默认不通知（日常整理，不用打扰群）'],
    ],
    [
      'several reasons, each for its kinds',
      'push: sent by rule 1 "a": event push; issue, card: dropped by rule 2',
      ['push：按规则 1“a”发送（事件 push）', 'issue, card：被规则 2 丢弃'],
    ],
    [
      'a template that failed',
      'sent by rule 1 "a"; template override push failed: undefined filter: x; y',
      ['按规则 1“a”发送', '模板 override push 出错，已改用下一级：undefined filter: x; y'],
    ],
    ['a ping', 'ping: Keep it logically awesome.', ['测试连接，没有要通知的内容（Keep it logically awesome.）']],
    [
      'an event that is not known yet',
      'unsupported: github event "sparkle" is not known to this version',
      ['这个版本还不认识 sparkle 事件'],
    ],
    [
      'an action that is not known yet',
      'unsupported: issues "sparkled" is not known to this version',
      ['这个版本还不认识 issues 的“sparkled”'],
    ],
    ['what nobody has foreseen', 'something new', ['something new']],
    ['nothing', '', ['']],
  ])('%s', (_name, reason, said) => {
    expect(reasonLines(reason, 'zh-CN', { quiet: github.quiet })).toEqual(said);
    expect(reasonLines(reason, 'en', { quiet: github.quiet }).join('; ')).toBe(reason);
  });

  it('is nothing where there is no reason', () => expect(reasonLines(null, 'zh-CN')).toEqual([]));
});

describe('what arrived, without secrets', () => {
  const own = 'K3y_of-this-hook-0123456';

  it.each<[string, unknown, unknown]>([
    ['a field that is called secret', { config: { secret: 'abc', url: 'x' } }, { config: { secret: '***', url: 'x' } }],
    [
      'tokens by any name',
      { accessToken: 'a', api_key: 'b', 'x-token': 1 },
      { accessToken: '***', api_key: '***', 'x-token': '***' },
    ],
    [
      'not what only sounds alike',
      { tokens_left: 3, design: 'a', signed: true, sign: '' },
      { tokens_left: 3, design: 'a', signed: true, sign: '' },
    ],
    ['the hook’s own key', { url: `https://d.example/github/${own}` }, { url: 'https://d.example/github/***' }],
    ['the hook’s own key as a name', { [own]: 1 }, { '***': 1 }],
    ['a password in an address', 'https://me:pw@git.example/x', 'https://***@git.example/x'],
    ['a token in a query', 'https://x.example/?access_token=abc&page=2', 'https://x.example/?access_token=***&page=2'],
    ['tokens by their shape', ['ghp_0123456789abcdef', 'glpat-abc'], ['***', '***']],
    [
      'a commit and its address stay',
      { id: 'a'.repeat(40), url: `https://g.example/c/${'a'.repeat(40)}` },
      { id: 'a'.repeat(40), url: `https://g.example/c/${'a'.repeat(40)}` },
    ],
    ['other values stay', [1, true, null, 'x', { a: [] }], [1, true, null, 'x', { a: [] }]],
  ])('%s', (_name, value, shown) => expect(redacted(value, own)).toEqual(shown));
});
