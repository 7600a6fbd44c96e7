import { describe, expect, it } from 'vitest';
import { diffOf, diffSize } from '../../../src/console/components/diff.tsx';
import { comparable } from '../../../src/console/pages/settings/document.ts';
import { sampleConfig } from '../directory/samples.ts';

describe('a comparison', () => {
  it('does not see the order of fields, comments or what is a default', () => {
    const config = sampleConfig();
    const turned = {
      people: config.people,
      hooks: config.hooks.map((hook) => Object.fromEntries(Object.entries(hook).reverse())),
      groups: config.groups.map(({ robots, ...group }) => ({ robots, ...group, timezone: group.timezone })),
    };
    expect(diffOf(comparable(config), comparable(turned))).toEqual([]);
  });

  it('shows no secret, and tells a new one from one that stays', () => {
    const { groups, hooks } = sampleConfig();
    const shown = comparable({ groups, hooks, people: [] });
    for (const secret of [
      ...groups.flatMap(({ robots }) => robots.map((robot) => robot.secret)),
      ...hooks.flatMap((hook) => [hook.key, ...(hook.secrets ?? [])]),
    ]) {
      if (secret !== undefined && secret !== '***') expect(shown).not.toContain(secret);
    }
    expect(shown).toContain('*** (new)');
  });

  it('has three equal lines around each difference', () => {
    const before = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    const lines = diffOf(before, before.replace('line 9', 'nine'));
    expect(lines.map((line) => ('text' in line ? `${line.kind} ${line.text}` : '…'))).toEqual([
      '…',
      'same line 6',
      'same line 7',
      'same line 8',
      'removed line 9',
      'added nine',
      'same line 10',
      'same line 11',
      'same line 12',
    ]);
    expect(diffSize(lines)).toEqual({ added: 1, removed: 1 });
  });

  it('does not count the line end at the end', () => {
    expect(diffOf('a\nb\n', 'a\r\nb')).toEqual([]);
    expect(diffSize(diffOf('', 'a'))).toEqual({ added: 1, removed: 0 });
  });
});
