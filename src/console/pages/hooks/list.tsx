import type { Group } from '../../../directory/index.ts';
import { EmptyState } from '../../components/empty.tsx';
import { Icon } from '../../components/icon.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { Time } from '../../components/time.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { count, listed } from '../../words/numbers.ts';
import { OutcomeChip } from './outcome.tsx';
import { type Standing, total } from './standing.ts';
import { HookChip } from './states.tsx';
import { words } from './words.ts';

interface HookListProps {
  view: View;
  hooks: readonly Standing[];
  /** For the names of those they send to. */
  groups: readonly Group[];
}

/** All hooks, or how to make the first. */
export function HookList({ view, hooks, groups }: HookListProps) {
  const t = words(view.locale);
  const add = (
    <a class="button primary" href="/console/connect">
      <Icon name="plus" size={18} />
      {t.add}
    </a>
  );
  return (
    <>
      <PageHead title={t.title} text={t.lead}>
        {hooks.length > 0 ? add : undefined}
      </PageHead>
      {hooks.length === 0 ? (
        <EmptyState icon="hook" title={t.emptyTitle} text={t.emptyText}>
          {add}
        </EmptyState>
      ) : (
        <Card flush id="hooks" live={10}>
          <Table view={view} hooks={hooks} groups={groups} />
        </Card>
      )}
    </>
  );
}

function Table({ view, hooks, groups }: HookListProps) {
  const t = words(view.locale);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.goesTo}</th>
          <th scope="col">{t.last}</th>
          <th scope="col" class="end">
            {t.day}
          </th>
        </tr>
      </thead>
      <tbody>
        {hooks.map(({ hook, state, glance }) => (
          <tr>
            <td>
              <span class="with-mark">
                <SourceMark source={hook.source} />
                <span>
                  <a class="title" href={`/console/hooks/${hook.id}`}>
                    {hook.name}
                  </a>
                  <br />
                  <span class="muted small">{sourceTitle(hook.source, view.locale)}</span>
                </span>
              </span>
            </td>
            <td>
              <HookChip state={state} view={view} />
            </td>
            <td data-label={t.goesTo}>
              {listed(
                hook.groups.map((id) => names.get(id) ?? id),
                view.locale,
              )}
            </td>
            <td data-label={t.last}>
              {glance?.last ? (
                <span class="row">
                  <span class="small nowrap">
                    <Time at={glance.last.receivedAt} view={view} />
                  </span>
                  <OutcomeChip outcome={glance.last.outcome} view={view} />
                </span>
              ) : (
                <span class="muted">{t.never}</span>
              )}
            </td>
            <td class="end number" data-label={t.day}>
              {glance ? count(total(glance.counts)) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
