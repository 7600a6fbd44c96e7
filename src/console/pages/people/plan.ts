import { same } from '../../../directory/changes.ts';
import type { Person } from '../../../directory/index.ts';
import { sourceTitle } from '../../sources.ts';
import { offered } from '../connect/sources.ts';
import { rowsOf } from './csv.ts';
import { loginsIn } from './person.ts';

/** What a row of a pasted table does. */
export interface PlannedRow {
  /** Of the pasted text, from 1. */
  line: number;
  change: 'added' | 'changed' | 'same';
  person: Person;
}

/** What a pasted table would make of the people. */
export interface Plan {
  /** Everybody there would be. */
  people: Person[];
  rows: PlannedRow[];
  /** Headings that say nothing to us. */
  ignored: string[];
  /** Which line somebody of `people` comes from, by their place in it. */
  lines: Map<number, number>;
}

const headings: readonly (readonly [column: 'name' | 'mobile' | 'userId' | 'email', names: readonly string[]])[] = [
  ['name', ['name', '姓名', '名字', '成员']],
  ['mobile', ['mobile', 'phone', 'mobilephone', 'tel', '手机', '手机号', '手机号码', '电话']],
  ['userId', ['userid', '员工userid', '用户id', 'dingtalk', '钉钉']],
  ['email', ['email', 'mail', 'e-mail', '邮箱', '电子邮箱', '邮件']],
];

/** Reads a pasted table against the people there are. Null when its first row names no column that we know. */
export function planOf(text: string, before: readonly Person[]): Plan | null {
  const [head, ...rows] = rowsOf(text);
  const columns = head?.cells.map(columnOf) ?? [];
  if (!columns.some((each) => each === 'name' || each === 'mobile' || each === 'userId')) return null;
  const plan: Plan = { people: [...before], rows: [], lines: new Map(), ignored: [] };
  plan.ignored = head?.cells.filter((cell, i) => cell !== '' && columns[i] === undefined) ?? [];
  for (const { line, cells } of rows) {
    const given = personOf(columns, cells);
    const place = placeOf(given, plan.people);
    const known = place < 0 ? undefined : plan.people[place];
    const person = known ? merged(known, given) : given;
    const at = known ? place : plan.people.length;
    plan.people[at] = person;
    plan.lines.set(at, line);
    plan.rows.push({ line, person, change: known ? (same(known, person) ? 'same' : 'changed') : 'added' });
  }
  return plan;
}

/** What a heading names: one of ours, or a source by its name or title. */
function columnOf(heading: string): string | undefined {
  const plain = heading
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_]/g, '');
  const own = headings.find(([, names]) => names.includes(plain))?.[0];
  if (own) return own;
  return offered.find(({ name }) =>
    [name, sourceTitle(name, 'zh-CN'), sourceTitle(name, 'en')].some(
      (each) => each.toLowerCase().replace(/\s/g, '') === plain,
    ),
  )?.name;
}

function personOf(columns: readonly (string | undefined)[], cells: readonly string[]): Person {
  const person: Person = { name: '', accounts: {} };
  for (const [i, column] of columns.entries()) {
    const cell = cells[i] ?? '';
    if (column === undefined || cell === '') continue;
    if (column === 'name' || column === 'userId') person[column] = cell;
    else if (column === 'mobile') person.mobile = dialled(cell);
    else person.accounts = { ...person.accounts, [column]: loginsIn(cell) };
  }
  return person.name === '' ? { ...person, name: person.userId ?? '' } : person;
}

/** A mobile number the way DingTalk writes it: without spaces, and without the country where that is China. */
function dialled(text: string): string {
  const plain = text.replace(/[\s()（）]/g, '');
  const chinese = /^(?:\+?86-?)?(1\d{2})-?(\d{4})-?(\d{4})$/.exec(plain);
  return chinese ? chinese.slice(1).join('') : plain;
}

/** By DingTalk's id, else by the number, else by a name that nobody else has. */
function placeOf({ name, mobile, userId }: Person, people: readonly Person[]): number {
  const byId = people.findIndex((each) => userId !== undefined && each.userId === userId);
  if (byId >= 0) return byId;
  const byMobile = people.findIndex((each) => mobile !== undefined && each.mobile === mobile);
  if (byMobile >= 0) return byMobile;
  const named = people.flatMap((each, i) => (each.name === name ? [i] : []));
  const [only] = named;
  return only !== undefined && named.length === 1 ? only : -1;
}

/** What is known, with what a row says instead; accounts are added to those there are. */
function merged(known: Person, given: Person): Person {
  const accounts: Record<string, string[]> = { ...known.accounts };
  for (const [source, logins] of Object.entries(given.accounts)) {
    const have = accounts[source] ?? [];
    const fresh = logins.filter((login) => !have.some((each) => each.toLowerCase() === login.toLowerCase()));
    accounts[source] = [...have, ...fresh];
  }
  const { name, mobile = known.mobile, userId = known.userId } = given;
  return { ...known, name: name === given.userId ? known.name : name, mobile, userId, accounts };
}
