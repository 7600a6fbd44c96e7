import type { Group } from '../../../directory/index.ts';
import { Chip } from '../../components/chip.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { Time } from '../../components/time.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import type { HookGlance } from './read.ts';
import { outcomes, words } from './words.ts';

interface HookTableProps {
  view: View;
  hooks: readonly HookGlance[];
  /** For the names of those they send to. */
  groups: readonly Group[];
}

/** Hooks as rows: source, where it goes, the last delivery, how many came in a day. */
export function HookTable({ view, hooks, groups }: HookTableProps) {
  const t = words(view.locale);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.source}</th>
          <th scope="col">{t.goesTo}</th>
          <th scope="col">{t.last}</th>
          <th scope="col" class="end">
            {t.day}
          </th>
        </tr>
      </thead>
      <tbody>
        {hooks.map(({ hook, glance }) => (
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
            <td data-label={t.goesTo}>
              {listed(
                hook.groups.map((id) => names.get(id) ?? id),
                view.locale,
              )}
            </td>
            <td data-label={t.last}>
              <Last view={view} glance={glance} />
            </td>
            <td class="end number" data-label={t.day}>
              {glance ? t.received(Object.values(glance.counts).reduce((sum, n) => sum + n, 0)) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Last({ view, glance }: { view: View; glance: HookGlance['glance'] }) {
  const t = words(view.locale);
  if (!glance?.last) return <span class="muted">{t.never}</span>;
  const { receivedAt, outcome } = glance.last;
  const { tone, [view.locale]: label } = outcomes[outcome];
  return (
    <span class="row">
      <Chip tone={tone}>{label}</Chip>
      <span class="muted small">
        <Time at={receivedAt} view={view} />
      </span>
    </span>
  );
}
