import { describe, expect, it } from 'vitest';
import { flawsOf } from '../../../cli/config/check.ts';
import { ConfigFile } from '../../../cli/config/document.ts';
import { laughs } from '../api/laughs.ts';

const good = `groups:
  - id: dev
    name: 前端组
    robots:
      - webhook: https://oapi.dingtalk.com/robot/send?access_token=\${DEV_TOKEN}
        secret: \${DEV_SECRET}
hooks:
  - id: web
    name: 官网
    source: github
    groups: [dev]
`;
const environment = { DEV_TOKEN: 'a'.repeat(64), DEV_SECRET: 'SECabcdef' };

describe('references to the environment', () => {
  it('are replaced in webhooks, keys and secrets', () => {
    const { value, flaws } = new ConfigFile('x.yaml', good).resolved(environment);
    expect(flaws).toEqual([]);
    expect(value).toMatchObject({
      groups: [
        {
          robots: [
            { webhook: `https://oapi.dingtalk.com/robot/send?access_token=${'a'.repeat(64)}`, secret: 'SECabcdef' },
          ],
        },
      ],
    });
  });

  it('are left alone elsewhere: a template may well say ${x}', () => {
    const text = `hooks:\n  - name: "\${HOME}"\n    templates: { push: "\${HOME}" }\n`;
    const { value, flaws } = new ConfigFile('x.yaml', text).resolved({});
    expect([value, flaws]).toEqual([{ hooks: [{ name: '${HOME}', templates: { push: '${HOME}' } }] }, []]);
  });

  it('that are not set are told with their line, the others not repeated', () => {
    const { flaws } = new ConfigFile('x.yaml', good).resolved({ DEV_TOKEN: 'hush' });
    expect(flaws).toMatchObject([{ line: 6, path: 'groups[0].robots[0].secret' }]);
    expect(flaws[0]?.message).toContain('DEV_SECRET');
    expect(JSON.stringify(flaws)).not.toContain('hush');
  });
});

describe('what is wrong with a file, and where', () => {
  it.each([
    ['nothing', '', '', []],
    [
      'an unknown field',
      '    source: github',
      '    sorce: github',
      [
        [8, 'hooks[0].source'],
        [10, 'hooks[0].sorce'],
      ],
    ],
    ['an unknown source', 'github', 'githib', [[10, 'hooks[0].source']]],
    ['a group that does not exist', '[dev]', '[dvv]', [[11, 'hooks[0].groups[0]']]],
    ['a webhook elsewhere', 'oapi.dingtalk.com', 'evil.example', [[5, 'groups[0].robots[0].webhook']]],
    ['a wrong rule of the shape', 'name: 官网', 'name: 5', [[9, 'hooks[0].name']]],
  ] as const)('%s', (_, find, replace, expected) => {
    const file = new ConfigFile('x.yaml', good.replace(find, replace));
    const found = flawsOf(file, file.resolved(environment).value, {});
    expect(found.map(({ line, path }) => [line, path]).sort()).toEqual([...expected].sort());
  });

  it('stars are taken on trust', () => {
    const text = good.replace(/access_token=.*/, 'access_token=***abcd').replace('${DEV_SECRET}', "'***'");
    const file = new ConfigFile('x.yaml', text.replace('source: github', "source: github\n    key: '***'"));
    expect(flawsOf(file, file.resolved({}).value, {})).toEqual([]);
  });

  it('broken YAML is told with its line', () => {
    const file = new ConfigFile('x.yaml', 'groups: []\nhooks: [\n');
    expect(file.syntax()[0]).toMatchObject({ path: '' });
    expect(file.syntax()[0]?.line).toBeGreaterThan(1);
  });

  it.each([
    ['multiply', laughs],
    ['lead nowhere', 'groups: *x\n'],
    ['lead to themselves', 'groups: &x [*x]\n'],
  ])('aliases that %s are told, and nothing is read', (_, text) => {
    const file = new ConfigFile('x.yaml', text);
    expect(file.syntax()).toMatchObject([{ path: '', message: expect.stringMatching(/别名|An alias/) }]);
    expect(file.resolved({})).toEqual({ value: undefined, flaws: [] });
  });
});
