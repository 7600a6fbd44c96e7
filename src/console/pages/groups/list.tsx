import { Chip } from '../../components/chip.tsx';
import { EmptyState } from '../../components/empty.tsx';
import { Spark } from '../../components/hours-chart.tsx';
import { Icon } from '../../components/icon.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { count } from '../../words/numbers.ts';
import { delivered, type GroupGlance } from './read.ts';
import { GroupChip } from './states.tsx';
import { words } from './words.ts';

/** All groups, or how to make the first. */
export function GroupList({ view, groups }: { view: View; groups: readonly GroupGlance[] }) {
  const t = words(view.locale);
  const add = (
    <a class="button primary" href="/console/groups/_new">
      <Icon name="plus" size={18} />
      {t.add}
    </a>
  );
  return (
    <>
      <PageHead title={t.title} text={t.lead}>
        {groups.length > 0 ? add : undefined}
      </PageHead>
      {groups.length === 0 ? (
        <EmptyState icon="chat" title={t.emptyTitle} text={t.emptyText}>
          {add}
        </EmptyState>
      ) : (
        <Card flush id="groups" live={10}>
          <GroupTable view={view} groups={groups} />
        </Card>
      )}
    </>
  );
}

/** Groups as rows: state, queue, the last day, calls of the month. */
export function GroupTable({ view, groups }: { view: View; groups: readonly GroupGlance[] }) {
  const t = words(view.locale);
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.state}</th>
          <th scope="col" class="end">
            {t.queue}
          </th>
          <th scope="col">{t.day}</th>
          <th scope="col" class="end">
            {t.month}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, health, status, hours }) => (
          <tr>
            <td>
              <a class="title" href={`/console/groups/${group.id}`}>
                {group.name}
              </a>{' '}
              <span class="muted small nowrap">{t.robots(group.robots.length)}</span>
            </td>
            <td>
              <span class="row">
                <GroupChip health={health} view={view} />
                {health.state !== 'parked' && (status?.ledger.parked ?? 0) > 0 && (
                  <Chip tone="warn">
                    {t.parkedTitle} {status?.ledger.parked}
                  </Chip>
                )}
              </span>
            </td>
            <td class="end number" data-label={t.queue}>
              {status ? count(status.ledger.waiting) : '—'}
            </td>
            <td data-label={t.day}>
              <span class="spark-cell">
                <Spark hours={hours} />
                <span class="small muted nowrap number">{t.deliveredDay(delivered(hours))}</span>
              </span>
            </td>
            <td class="end number" data-label={t.month}>
              {status ? count(status.calls.calls) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
