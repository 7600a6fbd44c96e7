import type { Kind } from '../event/index.ts';
import { inChinese, workNoun } from './nouns.ts';
import type { View } from './scope.ts';

/** Items of a list that a message shows before it only counts the rest. */
const shown = 5;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What only some kinds have, as templates want it: lists cut to five with `more` counting the rest, and small questions
 * answered (`draft`, `own`, `fixed`).
 */
export function details(kind: Kind, view: View): View {
  return {
    ...(Array.isArray(view.changes) ? changes(view.changes, view.status, view.action) : {}),
    ...(kinds[kind]?.(view) ?? {}),
    // Somebody did it to themselves: took an issue, joined a team.
    own: view.who !== '' && (view.subject === view.who || text(fields(view.member).name) === view.who),
  };
}

/** The gradings that many systems share, in Chinese; others are told in the source's own word. */
const levels: Readonly<Record<string, string>> = {
  critical: '严重',
  high: '高',
  medium: '中',
  moderate: '中',
  low: '低',
  error: '错误',
  warning: '警告',
  note: '提示',
  info: '提示',
};

const kinds: Partial<Record<Kind, (view: View) => View>> = {
  issue: ({ type, priority, subject, changes, action, system, locale }) => {
    const chinese = locale !== 'en' && system !== 'github';
    const told = (value: unknown, name: (known: string) => string) =>
      typeof value === 'string' && chinese ? name(value) : value;
    // What a line below says of a change is not said a second time.
    const said = new Set(rows(changes).map(({ to }) => to));
    return {
      type: said.has(type) ? undefined : told(type, inChinese.type),
      typeNoun: system === 'gitlab' ? workNoun(text(type), locale === 'en' ? 'en' : 'zh-CN') || undefined : undefined,
      priority: said.has(priority) ? undefined : told(priority, inChinese.priority),
      subject: action === 'closed' ? told(subject, inChinese.resolution) : subject,
    };
  },
  push: ({ commits, total, who }) => {
    const all = rows(commits);
    const latest = all.slice(-shown);
    return {
      commits: latest.map((commit) => ({ ...commit, author: commit.author === who ? '' : commit.author })),
      more: Math.max(0, Number(total) - latest.length),
    };
  },
  build: ({ stages, status, was, attempt }) => {
    const all = rows(stages);
    const bad = (status: unknown) => status === 'failure' || status === 'timed_out';
    const broken = bad(was);
    const telling = all.filter((stage) => (bad(status) ? bad(stage.status) : stage.status === 'waiting'));
    return {
      stages: telling.slice(0, shown),
      more: Math.max(0, telling.length - shown),
      fixed: status === 'success' && broken,
      again: bad(status) && broken,
      attempt: typeof attempt === 'number' && attempt > 1 ? attempt : null,
    };
  },
  wiki: ({ pages }) => {
    const all = rows(pages);
    return { page: all[0], pages: all.slice(0, shown), total: all.length, more: Math.max(0, all.length - shown) };
  },
  milestone: ({ open, closed }) => {
    const total = typeof open === 'number' && typeof closed === 'number' ? open + closed : 0;
    return { total, progress: total > 0 ? `${closed}/${total}` : '' };
  },
  release: ({ tag, name }) => ({ title: typeof name === 'string' && name !== '' ? name : tag }),
  alert: ({ facts, level, locale }) => ({
    facts: rows(facts).filter(filled).slice(0, shown),
    more: Math.max(0, rows(facts).filter(filled).length - shown),
    level: (locale === 'en' ? undefined : levels[text(level).toLowerCase()]) ?? level,
  }),
  notice: ({ facts }) => ({
    facts: rows(facts)
      .filter(filled)
      .slice(0, 2 * shown),
  }),
};

/** Changed fields, the one that tells the status apart from the others. */
function changes(all: readonly unknown[], status: unknown, action: unknown): View {
  const visible = rows(all).filter(({ field, from, to }) => text(field) !== '' && text(from) !== text(to));
  const edit = action === 'edited' || action === 'updated';
  const move = visible.find(({ from, to }) => edit && text(from) !== '' && text(to) !== '' && to === status);
  return {
    changes: visible.slice(0, shown),
    move,
    changed: visible.length,
    more: Math.max(0, visible.length - shown),
  };
}

function filled(fact: Fields): boolean {
  return text(fact.name) !== '' && text(fact.value) !== '';
}

function rows(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
