import { limits } from '../../../config.ts';
import { Gauge } from '../../components/gauge.tsx';
import { Ask, Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { count } from '../../words/numbers.ts';
import { clock, span } from '../../words/time.ts';
import type { GroupGlance } from './read.ts';
import { ReasonField } from './reason.tsx';
import { words } from './words.ts';

/** How a group stands right now: budget and cool-down of its robots, queue, calls of the month. */
export function Now({ view, glance }: { view: View; glance: GroupGlance }) {
  const { group, health, status } = glance;
  const t = words(view.locale);
  if (!status) return null;
  const { robots, waitingSince, calls, ledger } = status;
  return (
    <div class="columns" id="now" data-live={5}>
      <Card title={t.budget}>
        <ul class="robots">
          {robots.map(({ id, budget, silentUntil }) => {
            const isSilent = silentUntil > view.now;
            const until = clock(silentUntil, group.timezone, true);
            const label = !isSilent
              ? t.budgetOf(budget, limits.startsPerWindow)
              : health.state === 'blocked'
                ? t.stopped(until)
                : t.cooling(span(silentUntil - view.now, view.locale));
            return (
              <li>
                <div class="gauge-head">
                  <span class="code">{id}</span>
                  <span class={isSilent ? 'number cooling' : 'number'}>
                    {label}
                    {isSilent && health.state !== 'blocked' && <span class="muted"> · {t.coolingUntil(until)}</span>}
                  </span>
                </div>
                <Gauge
                  value={budget}
                  most={limits.startsPerWindow}
                  label={`${id}: ${label}`}
                  warns={budget <= limits.startsPerWindow / 3}
                />
              </li>
            );
          })}
        </ul>
      </Card>
      <Card title={t.queue}>
        <p class="figure">
          <span class="number">{count(ledger.waiting)}</span> <span class="muted">{t.waiting}</span>
        </p>
        <p class="muted small">
          {waitingSince === null ? t.nothingWaits : t.waitingSince(span(view.now - waitingSince, view.locale))}
        </p>
        {ledger.waiting > 0 && (
          <Ask
            label={t.discardQueue}
            action={`/console/groups/${group.id}/discard`}
            submit={t.discardQueue}
            danger
            small
          >
            <p>{t.discardQueueText}</p>
            <ReasonField view={view} id="queue" />
          </Ask>
        )}
      </Card>
      <Card title={t.month}>
        <p class="figure">
          <span class="number">{count(calls.calls)}</span> <span class="muted">{t.callsUnit(calls.calls)}</span>
        </p>
        {calls.quota ? (
          <>
            <Gauge
              value={calls.quota.used}
              most={calls.quota.monthly}
              label={t.quotaOf(calls.quota.used, calls.quota.monthly, calls.quota.organization)}
              warns={calls.quota.used >= calls.quota.monthly * 0.8}
            />
            <p class="muted small">{t.quotaOf(calls.quota.used, calls.quota.monthly, calls.quota.organization)}</p>
          </>
        ) : (
          <p class="muted small">{t.noQuota}</p>
        )}
      </Card>
    </div>
  );
}
