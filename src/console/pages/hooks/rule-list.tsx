import type { Group, Hook } from '../../../directory/index.ts';
import type { Rule } from '../../../rules/index.ts';
import { EmptyState } from '../../components/empty.tsx';
import { Icon } from '../../components/icon.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { hookPath } from './frame.tsx';
import { conditionsSaid, outcomeSaid } from './rule-said.ts';
import { words } from './rule-words.ts';

interface RuleListProps {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  /** Of the rules as they are: what is sent back with every change. */
  mark: string;
  /** How many of the latest events each rule decided, and of how many; null where there were none. */
  hits: { of: number; by: readonly number[] } | null;
}

/** A hook's rules in words, in their order, each with what can be done with it. */
export function RuleList({ view, hook, groups, mark, hits }: RuleListProps) {
  const t = words(view.locale);
  const rules: readonly Rule[] = hook.rules ?? [];
  const add = (
    <a class="button primary" href={`${hookPath(hook.id, 'rules')}/_new`}>
      <Icon name="plus" size={18} />
      {t.add}
    </a>
  );
  if (rules.length === 0) {
    return (
      <EmptyState icon="bolt" title={t.emptyTitle} text={t.emptyText}>
        {add}
      </EmptyState>
    );
  }
  return (
    <>
      <div class="lead-row">
        <p class="muted">{t.lead}</p>
        {add}
      </div>
      <Card flush>
        <ol class="rules">
          {rules.map((rule, i) => (
            <li>
              <RuleRow view={view} hook={hook} groups={groups} mark={mark} rule={rule} index={i} count={rules.length} />
              {hits && <p class="rule-hits muted small">{t.hits(hits.by[i] ?? 0, hits.of)}</p>}
            </li>
          ))}
          <li class="rule-rest">
            <span class="rule-number" aria-hidden="true">
              …
            </span>
            <div class="rule-body">
              <p>
                {t.rest} <span class="muted small">{t.restText}</span>
              </p>
              <p class="rule-then">
                <Icon name="next" size={16} /> {outcomeSaid({ send: hook.groups }, groups, view.locale)}
              </p>
            </div>
          </li>
        </ol>
      </Card>
    </>
  );
}

/** What a rule is called: its own name, or its place. */
function ruleName(rule: Rule, index: number, view: View): string {
  return rule.name ?? words(view.locale).number(index + 1);
}

function RuleRow({
  view,
  hook,
  groups,
  mark,
  rule,
  index,
  count,
}: Omit<RuleListProps, 'hits'> & { rule: Rule; index: number; count: number }) {
  const t = words(view.locale);
  const own = `${hookPath(hook.id, 'rules')}/${index + 1}`;
  const name = ruleName(rule, index, view);
  const conditions = conditionsSaid(rule, view.locale);
  return (
    <>
      <span class="rule-number number" aria-hidden="true">
        {index + 1}
      </span>
      <div class="rule-body">
        <h2 class="rule-name">
          <a class="title" href={own}>
            {name}
          </a>
        </h2>
        <ul class="conditions">
          {conditions.length === 0 && <li class="muted">{t.everything}</li>}
          {conditions.map(({ label, values, isCode }) => (
            <li>
              <span class="muted">{label}</span>{' '}
              {values.map((value) =>
                isCode ? <code class="pattern">{value}</code> : <span class="pattern">{value}</span>,
              )}
            </li>
          ))}
        </ul>
        <p class={rule.drop ? 'rule-then drop' : 'rule-then'}>
          <Icon name={rule.drop ? 'pause' : 'next'} size={16} /> {outcomeSaid(rule, groups, view.locale)}
        </p>
      </div>
      <div class="rule-actions">
        {index > 0 && <Move action={`${own}/up`} mark={mark} label={`${t.up}: ${name}`} isUp />}
        {index < count - 1 && <Move action={`${own}/down`} mark={mark} label={`${t.down}: ${name}`} />}
        <a class="button small" href={own}>
          {t.edit}
          <span class="visually-hidden">: {name}</span>
        </a>
      </div>
    </>
  );
}

function Move({ action, mark, label, isUp = false }: { action: string; mark: string; label: string; isUp?: boolean }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="mark" value={mark} />
      <button type="submit" class="tool" aria-label={label} title={label}>
        <svg class="icon" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path
            d={isUp ? 'M5.5 15 12 8.5 18.5 15' : 'M5.5 9 12 15.5 18.5 9'}
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
      </button>
    </form>
  );
}
