import type { Group } from '../../../directory/index.ts';
import type { Locale } from '../../../event/index.ts';
import type { Rule } from '../../../rules/index.ts';
import { days } from '../../../rules/language.ts';
import { listed as inSentence } from '../../words/numbers.ts';
import { severities } from './delivery-words.ts';
import { fieldsOf, listed } from './rule-draft.ts';
import { conditionWords, dayWords, reasonWords, words } from './rule-words.ts';

/** A condition in words: what it looks at, and what it wants. */
export interface SaidCondition {
  label: string;
  values: readonly string[];
  /** The values are patterns, to be shown as they are written. */
  isCode: boolean;
}

/** The conditions of a rule in words, in the order of the form. */
export function conditionsSaid(rule: Rule, locale: Locale): SaidCondition[] {
  const t = words(locale);
  const fields = fieldsOf(rule);
  const { bots, draft, hours } = rule.when ?? {};
  const said: SaidCondition[] = listed
    .filter((each) => fields.lists[each].length > 0)
    .map((each) => ({ label: conditionWords[each][locale], values: fields.lists[each], isCode: true }));
  const add = (label: string, ...values: string[]) => said.push({ label, values, isCode: false });
  const felt = fields.severity.flatMap((each) => {
    const found = Object.entries(severities).find(([name]) => name === each)?.[1];
    return found ? [found[locale]] : [];
  });
  if (felt.length > 0) add(t.severity, ...felt);
  if (bots !== undefined) add(t.bots, bots ? t.botsOnly : t.botsNone);
  if (draft !== undefined) add(t.draft, draft ? t.draftOnly : t.draftNone);
  if (hours) {
    const days = fields.days.length < 7 ? daysSaid(fields.days, locale) : '';
    const isTimed = hours.from !== undefined || hours.to !== undefined;
    const time = isTimed ? `${hours.from ?? '00:00'}–${hours.to ?? '24:00'}` : '';
    add(t.hours, [days, time, hours.timezone ?? ''].filter(Boolean).join(' '));
  }
  return said;
}

/** What a rule does, in a line. `groups`: for their names. */
export function outcomeSaid(rule: Rule, groups: readonly Group[], locale: Locale): string {
  const t = words(locale);
  if (rule.drop) return t.saidDrop;
  const name = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  const to = rule.send === undefined || rule.send === true ? t.saidOwn : inSentence(rule.send.map(name), locale);
  const parts = [
    t.saidSend(to),
    rule.locale && t.saidLocale(rule.locale === 'en' ? t.inEnglish : t.inChinese),
    rule.template && t.saidTemplate(rule.template),
    mentionSaid(rule, locale),
  ];
  return parts.filter(Boolean).join(locale === 'en' ? ', ' : '，');
}

/** `周一至周五、周日`: three days or more in a row are a range. */
function daysSaid(ticked: readonly string[], locale: Locale): string {
  const t = words(locale);
  const name = (day: string | undefined) => dayWords[day ?? '']?.[locale] ?? '';
  const rows: string[][] = [];
  for (const [i, day] of days.entries()) {
    if (!ticked.includes(day)) continue;
    const last = rows.at(-1);
    if (last && last.at(-1) === days[i - 1]) last.push(day);
    else rows.push([day]);
  }
  const parts = rows.flatMap((row) => (row.length > 2 ? [t.dayRange(name(row[0]), name(row.at(-1)))] : row.map(name)));
  return parts.join(locale === 'en' ? ', ' : '、');
}

function mentionSaid({ mention }: Rule, locale: Locale): string | undefined {
  const t = words(locale);
  if (mention === undefined) return undefined;
  if (mention === 'none') return t.saidNobody;
  if (mention === 'all') return t.saidMention(t.saidEverybody);
  const who = mention.map((each) => {
    const reason = Object.entries(reasonWords).find(([name]) => name === each)?.[1];
    return reason ? reason[locale] : each;
  });
  return t.saidMention(inSentence(who, locale));
}
