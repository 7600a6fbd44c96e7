import { expect, it } from 'vitest';
import { changes } from '../../../src/directory/changes.ts';
import { complete } from '../../../src/directory/complete.ts';
import { maskConfig } from '../../../src/directory/mask.ts';
import { origins, sampleConfig, webhook } from './samples.ts';

it('shows of a webhook its last characters, and of other secrets only how many there are', () => {
  const { groups, hooks, people } = maskConfig(sampleConfig());
  expect(groups.map(({ robots }) => robots)).toEqual([
    [
      { id: 'r1', webhook: expect.stringMatching(/\*\*\*aaaa$/), secret: '***', keywords: ['上线'] },
      { id: 'r2', webhook: expect.stringMatching(/\*\*\*bbbb$/), keywords: [] },
    ],
    [{ id: 'r1', webhook: expect.stringMatching(/\*\*\*cccc$/), keywords: [] }],
  ]);
  expect(hooks.map(({ key, secrets }) => ({ key, secrets }))).toEqual([{ key: '***', secrets: ['***', '***'] }]);
  expect(people).toEqual(sampleConfig().people);
});

it('leaves no secret behind', () => {
  const shown = JSON.stringify(maskConfig(sampleConfig()));
  const secrets = [
    webhook('aaaa'),
    '0123456789abcdef',
    'SECfirst',
    'acme-web-key',
    'current-secret',
    'previous-secret',
  ];
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
});

it('changes nothing when it is written back', () => {
  const stored = sampleConfig();
  const { config, issues, issued } = complete(maskConfig(stored), { stored, origins, givesSecret: () => true });
  expect({ config, issues, issued }).toEqual({ config: stored, issues: [], issued: {} });
  expect(changes(stored, config)).toEqual([]);
});
