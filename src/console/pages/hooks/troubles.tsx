import { Notice } from '../../components/notice.tsx';
import { Card } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import type { View } from '../../view.ts';
import { count } from '../../words/numbers.ts';
import { hookPath } from './frame.tsx';
import { words } from './hook-words.ts';
import type { Standing } from './standing.ts';

/** What stands in the way of a hook’s news and what to do about it; an empty place where nothing does, so that it can appear later. */
export function Troubles({ view, standing }: { view: View; standing: Standing }) {
  const t = words(view.locale);
  const { hook, state, status, kept } = standing;
  const quarantined = kept.quarantined ?? 0;
  return (
    <div id="troubles" data-live={5} class="contents" aria-live="polite">
      {state === 'refusing' && (
        <Notice tone="bad" title={t.refusing}>
          <p>{(status?.refused?.unauthorized ?? 0) > 0 ? t.refusingUnauthorized : t.refusingOther}</p>
        </Notice>
      )}
      {status && status.flags.length > 0 && (
        <Notice tone="warn" title={t.flagged}>
          <ul>
            {status.flags.map(({ scope, template, error, count: times, last }) => (
              <li>
                <code>{template}</code> <span class="muted small">({scope})</span>
                {view.locale === 'en' ? ': ' : '：'}
                <code>{error}</code>{' '}
                <span class="muted small">
                  {t.flagTimes(times)} · <Time at={last} view={view} />
                </span>
              </li>
            ))}
          </ul>
          <p>
            <a href={`/console/templates?hook=${hook.id}`}>{t.mendTemplate}</a>
          </p>
        </Notice>
      )}
      {quarantined > 0 && (
        <Notice tone="warn" title={t.quarantined(quarantined)}>
          <p>
            {t.quarantinedText} <a href={`${hookPath(hook.id)}?outcome=quarantined#deliveries`}>{t.showQuarantined}</a>
          </p>
        </Notice>
      )}
      {status && status.unverified > 0 && (
        <Notice tone="info" title={t.unverified(status.unverified)}>
          <p>{t.unverifiedText}</p>
        </Notice>
      )}
      {status && status.pending > 0 && (
        <Notice tone="info">
          <p>{t.pending(status.pending)}</p>
        </Notice>
      )}
    </div>
  );
}

/** How many requests were turned away, by reason. Nothing where none was. */
export function Refused({ view, standing: { status } }: { view: View; standing: Standing }) {
  const t = words(view.locale);
  const refused = status?.refused;
  if (!refused) return null;
  const rows = (['unauthorized', 'malformed', 'too-large'] as const).filter((each) => refused[each] > 0);
  return (
    <Card title={t.refusedTitle} id="refused" live={10}>
      <dl class="hook-facts">
        {rows.map((each) => (
          <>
            <dt>{t[each]}</dt>
            <dd class="number">{count(refused[each])}</dd>
          </>
        ))}
        <dt>{t.lastRefused}</dt>
        <dd>
          <Time at={refused.last} view={view} />
        </dd>
        <dt>{t.since}</dt>
        <dd>
          <Time at={refused.since} view={view} />
        </dd>
      </dl>
      <p class="muted small">{t.refusedNote}</p>
    </Card>
  );
}
