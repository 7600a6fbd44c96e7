import type { Group } from '../../../directory/index.ts';
import type { Text } from '../../../event/index.ts';
import type { DeliveryOutcome, DeliveryRow } from '../../../inbox/delivery.ts';
import { isSample } from '../../../ingress/sample.ts';
import { Chip } from '../../components/chip.tsx';
import { Ask, Card } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import type { View } from '../../view.ts';
import { count } from '../../words/numbers.ts';
import { outcomes } from '../overview/words.ts';
import { hookPath } from './frame.tsx';
import { words } from './hook-words.ts';
import { OutcomeChip } from './outcome.tsx';
import { reasonLines } from './reasons.ts';
import { type Standing, total } from './standing.ts';

interface DeliveriesProps {
  view: View;
  standing: Standing;
  groups: readonly Group[];
  rows: readonly DeliveryRow[];
  /** What was told of them, in a line each, by delivery. */
  lines: ReadonlyMap<string, string>;
  quiet: Readonly<Record<string, Text>>;
  /** Only those that ended like this. */
  outcome: DeliveryOutcome | null;
  /** The id that the page begins before; absent on the first. */
  before?: string;
  /** Whether there are older ones. */
  more: boolean;
}

/** What came in, newest first, each with how it ended and why. */
export function Deliveries({ view, standing, groups, rows, lines, quiet, outcome, before, more }: DeliveriesProps) {
  const t = words(view.locale);
  const own = hookPath(standing.hook.id);
  const query = outcome === null ? '' : `outcome=${outcome}`;
  const isFirst = before === undefined;
  return (
    <Card
      flush
      id="deliveries"
      live={isFirst ? 5 : undefined}
      title={t.deliveries}
      note={isFirst ? t.deliveriesNote : undefined}
    >
      <Filter view={view} standing={standing} outcome={outcome} />
      {outcome === 'quarantined' && rows.length > 0 && (
        <div class="list-note">
          <Ask label={t.readAllAsk} action={`${own}/quarantine`} submit={t.readAll} small>
            <p>{t.readAllText}</p>
          </Ask>
        </div>
      )}
      {rows.length === 0 ? (
        <p class="list-none muted">{total(standing.kept) === 0 ? t.noneYet : `${t.none}。${t.noneText}`}</p>
      ) : (
        <ol class="deliveries">
          {rows.map((row) => (
            <Delivery view={view} row={row} line={lines.get(row.id)} own={own} groups={groups} quiet={quiet} />
          ))}
        </ol>
      )}
      {(more || !isFirst) && (
        <div class="actions list-end">
          {!isFirst && (
            <a class="button small" href={`${own}${query && `?${query}`}#deliveries`}>
              {t.newest}
            </a>
          )}
          {more && (
            <a class="button small" href={`${own}?${query && `${query}&`}before=${rows.at(-1)?.id}#deliveries`}>
              {t.older}
            </a>
          )}
        </div>
      )}
    </Card>
  );
}

function Filter({ view, standing: { hook, kept }, outcome }: Pick<DeliveriesProps, 'view' | 'standing' | 'outcome'>) {
  const t = words(view.locale);
  const named = Object.keys(outcomes) as DeliveryOutcome[];
  const shown = named.filter((each) => (kept[each] ?? 0) > 0 || each === outcome);
  if (shown.length < 2 && outcome === null) return null;
  const link = (each: DeliveryOutcome | null, label: string, n: number) => (
    <li>
      <a
        href={`${hookPath(hook.id)}${each === null ? '' : `?outcome=${each}`}#deliveries`}
        aria-current={each === outcome ? 'true' : undefined}
      >
        {label} <span class="number muted">{count(n)}</span>
      </a>
    </li>
  );
  return (
    <nav class="pills" aria-label={t.filter}>
      <ul>
        {link(null, t.all, total(kept))}
        {shown.map((each) => link(each, outcomes[each][view.locale], kept[each] ?? 0))}
      </ul>
    </nav>
  );
}

function Delivery({
  view,
  row,
  line,
  own,
  groups,
  quiet,
}: Pick<DeliveriesProps, 'view' | 'groups' | 'quiet'> & { row: DeliveryRow; line: string | undefined; own: string }) {
  const t = words(view.locale);
  const to = [...new Set(row.dispatches.map(({ group }) => group))];
  const names = to.map((id) => groups.find((group) => group.id === id)?.name ?? id);
  const reason = row.outcome === 'quarantined' ? [] : reasonLines(row.reason, view.locale, { quiet });
  const isAgain = row.dispatches.length > to.length;
  const topic = row.topic || row.event || '—';
  return (
    <li>
      <span class="delivery-time small muted">
        <Time at={row.receivedAt} view={view} />
      </span>
      <span class="delivery-what">
        <a class={line === undefined ? 'title code' : 'title'} href={`${own}/deliveries/${row.id}`}>
          {line ?? topic}
        </a>
        {isSample(row) && <Chip tone="quiet">{t.isSample}</Chip>}
        {isAgain && <Chip tone="quiet">{t.again}</Chip>}
        {(line !== undefined || reason.length > 0) && (
          <span class="delivery-why small muted">
            {line !== undefined && <code>{topic}</code>}
            {line !== undefined && reason.length > 0 && ' · '}
            {reason.join(view.locale === 'en' ? '; ' : '；')}
          </span>
        )}
      </span>
      <span class="delivery-end">
        <OutcomeChip outcome={row.outcome} view={view} />
        {names.length > 0 && <span class="small muted">→ {names.join(view.locale === 'en' ? ', ' : '、')}</span>}
      </span>
    </li>
  );
}
