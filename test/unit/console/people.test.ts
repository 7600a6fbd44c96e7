import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../src/console/pages/people/csv.ts';
import { draftOf, fieldsOf, loginsIn, maskMobile, personKey } from '../../../src/console/pages/people/person.ts';
import { planOf } from '../../../src/console/pages/people/plan.ts';
import { together, unknownIn } from '../../../src/console/pages/people/unknown.ts';
import type { Event } from '../../../src/event/index.ts';

const chen = { name: '陈晨', mobile: '13800001111', accounts: { github: ['chenchen'] } };
const han = { name: '韩梅梅', userId: 'manager4220', accounts: {} };
const table = [chen, han];

describe('a mobile number in a list', () => {
  it.each([
    ['13800001111', '138****1111'],
    ['+852-51234567', '+852-****67'],
    ['12345', '****45'],
    ['+1-2025550143', '+1-****43'],
  ])('%s shows as %s', (mobile, masked) => {
    expect(maskMobile(mobile)).toBe(masked);
  });
});

describe('somebody', () => {
  it('has a key that says nothing of them and changes with them', async () => {
    const key = await personKey(chen);
    expect(key).toMatch(/^[0-9a-f]{12}$/);
    expect(await personKey({ ...chen, accounts: {} })).toBe(key);
    expect(await personKey({ ...chen, mobile: '13800001112' })).not.toBe(key);
  });

  it('comes back from their fields as they were', () => {
    for (const person of table)
      expect(draftOf(fieldsOf(person))).toEqual({ mobile: undefined, userId: undefined, ...person });
  });

  it.each([
    ['a, b', ['a', 'b']],
    ['a，b；c d', ['a', 'b', 'c', 'd']],
    [' ,, ', []],
  ])('accounts are listed as people do: %j', (text, logins) => {
    expect(loginsIn(text)).toEqual(logins);
  });
});

describe('rows of a pasted table', () => {
  it.each<[name: string, text: string, rows: string[][]]>([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'tabs, as spreadsheets copy them',
      'a\tb\r\n1, 2\t3',
      [
        ['a', 'b'],
        ['1, 2', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes with marks and line ends in them',
      'a,b\n"x, ""y""","1\n2"\n',
      [
        ['a', 'b'],
        ['x, "y"', '1\n2'],
      ],
    ],
    [
      'empty lines',
      '\na,b\n\n,\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['nothing', ' \n ', []],
  ])('%s', (_name, text, rows) => {
    expect(rowsOf(text).map(({ cells }) => cells)).toEqual(rows);
  });

  it('know their lines', () => {
    expect(rowsOf('a,b\n\n"1\n1",2\n3,4').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

describe('a pasted table', () => {
  const changes = (text: string) => planOf(text, table)?.rows.map(({ change, person }) => [change, person.name]);

  it.each<[name: string, text: string, rows: string[][]]>([
    ['adds who is not known', 'name,mobile\n李雷,13900002222', [['added', '李雷']]],
    [
      'knows somebody by number, however it is written',
      '姓名,手机号\n陈小晨,+86 138-0000-1111',
      [['changed', '陈小晨']],
    ],
    ['knows somebody by userId', 'userId,GitHub\nmanager4220,hanmeimei', [['changed', '韩梅梅']]],
    ['knows somebody by name', '姓名,GitHub\n陈晨,ChenChen', [['same', '陈晨']]],
    [
      'knows somebody from a row above',
      'name,userId,github\nA,u1,a\nA,u1,b',
      [
        ['added', 'A'],
        ['changed', 'A'],
      ],
    ],
  ])('%s', (_name, text, rows) => {
    expect(changes(text)).toEqual(rows);
  });

  it('adds accounts and takes none away', () => {
    const plan = planOf('姓名\t邮箱\tGitHub\n陈晨\tchen@acme.example\tchen-2', table);
    expect(plan?.people).toEqual([
      { ...chen, accounts: { github: ['chenchen', 'chen-2'], email: ['chen@acme.example'] } },
      han,
    ]);
    expect(plan?.lines).toEqual(new Map([[0, 2]]));
  });

  it('does not take one of two of the same name for the other', () => {
    const twins = [chen, { ...chen, mobile: '13800003333' }];
    expect(planOf('name,github\n陈晨,x', twins)?.rows).toMatchObject([{ change: 'added' }]);
  });

  it('says which columns it does not know, and needs one that it does', () => {
    expect(planOf('姓名,部门\n陈晨,A', table)?.ignored).toEqual(['部门']);
    expect(planOf('陈晨,13800001111', table)).toBeNull();
    expect(planOf('', table)).toBeNull();
  });
});

describe('who is missing', () => {
  const place = { name: 'acme/web', type: 'repository' } as const;
  const event = (concerns: Event['concerns'], actor?: Event['actor']): Event => ({
    kind: 'notice',
    place,
    title: 'x',
    concerns,
    actor,
  });
  const recent = (...events: Event[]) =>
    events.map((each, index) => ({ delivery: 'd', index, receivedAt: 1_000 + index, event: each }));

  it('counts accounts that nobody has, with the name that an event gave them', () => {
    const found = unknownIn(
      recent(
        event([{ login: 'lilei' }, { login: 'ChenChen' }]),
        event([{ login: 'lilei', why: 'author' }], { name: '李雷', login: 'lilei' }),
        event([{ email: 'x@acme.example' }]),
        event(undefined),
      ),
      'github',
      table,
    );
    expect(together(found)).toEqual([
      { source: 'github', login: 'lilei', email: undefined, id: undefined, name: '李雷', count: 2, at: 1_001 },
      {
        source: 'github',
        login: undefined,
        email: 'x@acme.example',
        id: undefined,
        name: undefined,
        count: 1,
        at: 1_002,
      },
    ]);
  });

  it('is not who did it themselves and has an account', () => {
    expect(
      unknownIn(recent(event([{ login: 'chenchen' }], { name: '陈晨', login: 'chenchen' })), 'github', table),
    ).toEqual([]);
  });
});
