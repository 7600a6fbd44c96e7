import { type Kind, kinds, Severity } from '../event/index.ts';
import { coversEvent, coversPattern, coversWhen } from './covers.ts';
import { eventPattern, kindsLeft } from './events.ts';
import { draftKinds, type Field, type FieldName, fields } from './fields.ts';
import { glob } from './glob.ts';
import { isEmpty } from './hours.ts';
import type { Rule, When } from './language.ts';
import { vocabulary } from './names.ts';
import { bare, onlyExcludes } from './patterns.ts';

/** Why a rule can never match, and what to do: `path` starts at the list of rules. */
export interface Complaint {
  path: PropertyKey[];
  /** A sentence without its full stop, so that a suggestion can follow. */
  message: string;
  /** The word that nobody knows, and the ones that are known. */
  word?: string;
  known?: readonly string[];
}

/** Everything that keeps a rule of a list from ever matching. */
export function impossible(rules: readonly Rule[]): Complaint[] {
  return rules.flatMap((rule, index) => {
    const own = conditions(rule.when ?? {}).map(({ path, ...rest }) => ({ path: [index, 'when', ...path], ...rest }));
    return own.length > 0 ? own : shadowed(rules, rule, index);
  });
}

function conditions(when: When): Complaint[] {
  const unknown = (when.events ?? []).flatMap((written, i): Complaint[] => {
    const word = bare(written);
    if (eventPattern(word)) return [];
    const message = `Name an event that exists: nothing is called "${word}"`;
    return [{ path: ['events', i], message, word, known: vocabulary }];
  });
  if (unknown.length > 0) return unknown;
  const patterns = Object.entries(fields).flatMap(([name, field]) => closed(name, field, when[name as FieldName]));
  const hours: Complaint[] =
    when.hours && isEmpty(when.hours)
      ? [{ path: ['hours'], message: 'Let the hours end at another time than they begin: this window never opens' }]
      : [];
  return [...nothingLeft(when), ...patterns, ...hours];
}

/** Conditions that no kind of event can meet together. */
function nothingLeft(when: When): Complaint[] {
  let left: ReadonlySet<Kind> = new Set(kinds);
  if (when.events) {
    left = kindsLeft(when.events);
    const nothing = left.size === 0 || (!onlyExcludes(when.events) && isTakenOut(when.events, coversEvent));
    if (nothing) return [{ path: ['events'], message: 'Leave an event in: these patterns take out all they name' }];
  }
  for (const [name, having] of wanted(when)) {
    const both = having.filter((kind) => left.has(kind));
    if (both.length === 0) {
      const message = `Take this out, or name other events: no ${listed([...left])} has it, only ${listed(having)}`;
      return [{ path: [name], message }];
    }
    left = new Set(both);
  }
  return [];
}

function wanted(when: When): [name: string, kinds: readonly Kind[]][] {
  const lists = Object.entries(fields).map(([name, field]): [string, readonly Kind[]] => [name, field.kinds]);
  const all: [string, readonly Kind[]][] = [...lists, ['draft', draftKinds]];
  return all.filter(([name, having]) => having.length < kinds.length && Object.hasOwn(when, name));
}

/** A list whose patterns take out everything they let in. */
function closed(name: string, field: Field, list: readonly string[] | undefined): Complaint[] {
  if (list === undefined) return [];
  if (name === 'severity') {
    const known = Severity.options;
    const strange = list.findIndex((written) => !known.some(glob(bare(written), true)));
    const message = `Use ${known.join(', ')}`;
    if (strange >= 0) return [{ path: [name, strange], message, word: bare(list[strange] ?? ''), known }];
  }
  // Something without labels is common, and worth asking for.
  if (name === 'labels' && onlyExcludes(list)) return [];
  const covers = (wide: string, narrow: string) => coversPattern(wide, narrow, field.fold);
  if (!isTakenOut(onlyExcludes(list) ? ['**', ...list] : list, covers)) return [];
  return [{ path: [name], message: 'Leave something in: these patterns take out all that they let in' }];
}

/** Whether every pattern that lets something in is taken out by a later one. */
function isTakenOut(list: readonly string[], covers: (wide: string, narrow: string) => boolean): boolean {
  return list.every(
    (written, i) =>
      written.startsWith('!') ||
      list.slice(i + 1).some((later) => later.startsWith('!') && covers(bare(later), written)),
  );
}

/** Whether an earlier rule matches whenever this one would. */
function shadowed(rules: readonly Rule[], rule: Rule, index: number): Complaint[] {
  const earlier = rules
    .slice(0, index)
    .findIndex((each) => coversWhen(each.when ?? {}, rule.when ?? {}, sameAudience(each, rule)));
  if (earlier < 0) return [];
  const name = rules[earlier]?.name;
  const which = `rule ${earlier + 1}${name === undefined ? '' : ` "${name}"`}`;
  return [{ path: [index], message: `Move this rule up, or take it out: ${which} decides everything it could match` }];
}

function sameAudience(a: Rule, b: Rule): boolean {
  return JSON.stringify(a.send ?? true) === JSON.stringify(b.send ?? true);
}

function listed(some: readonly string[]): string {
  return some.length > 1 ? `${some.slice(0, -1).join(', ')} or ${some.at(-1)}` : (some[0] ?? '');
}
