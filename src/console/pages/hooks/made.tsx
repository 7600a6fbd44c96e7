import { type Event, severityOf } from '../../../event/index.ts';
import { nameOf } from '../../../rules/names.ts';
import { Chip } from '../../components/chip.tsx';
import type { Tone } from '../../components/notice.tsx';
import { Card } from '../../components/parts.tsx';
import { safeHref } from '../../dingtalk/href.ts';
import type { View } from '../../view.ts';
import { severities, whys, words } from './delivery-words.ts';
import { Json } from './json.tsx';
import { redacted } from './redact.ts';

const tones: Readonly<Record<'info' | 'good' | 'warn' | 'bad', Tone>> = {
  info: 'quiet',
  good: 'good',
  warn: 'warn',
  bad: 'bad',
};

/** What this version reads in a delivery: its events, as the rules see them. `own`: the hook's key, never shown. */
export function Made({ view, events, own }: { view: View; events: readonly Event[]; own: string | null }) {
  const t = words(view.locale);
  return (
    <Card title={t.made} note={t.madeNote} id="made">
      <ol class="events">
        {events.map((event) => (
          <li>
            <Facts view={view} event={event} />
            <details class="more">
              <summary>{t.wholeEvent}</summary>
              <Json value={redacted(event, own)} label={t.wholeEvent} />
            </details>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Facts({ view, event }: { view: View; event: Event }) {
  const t = words(view.locale);
  const severity = severityOf(event);
  const { actor, place, thread, concerns = [] } = event;
  const names = concerns.map(({ login, email, id, why }) => {
    const who = login ?? email ?? id ?? '?';
    return why ? t.concerned(who, whys[why][view.locale]) : who;
  });
  return (
    <dl class="hook-facts">
      <dt>{t.eventName}</dt>
      <dd class="row">
        <code>{nameOf(event)}</code>
        <Chip tone={tones[severity]}>{severities[severity][view.locale]}</Chip>
      </dd>
      <dt>{t.place}</dt>
      <dd>
        <Away target={place.url}>{place.name}</Away>
      </dd>
      {actor && (
        <>
          <dt>{t.actor}</dt>
          <dd>
            {actor.name}
            {actor.login !== undefined && actor.login !== actor.name && <span class="muted"> {actor.login}</span>}
            {actor.bot && <span class="muted"> · {t.machine}</span>}
          </dd>
        </>
      )}
      {names.length > 0 && (
        <>
          <dt>{t.concerns}</dt>
          <dd>{names.join(view.locale === 'en' ? ', ' : '、')}</dd>
        </>
      )}
      {thread !== undefined && (
        <>
          <dt>{t.thread}</dt>
          <dd>
            <code>{thread}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

/** A way to the source, where the address is one to open. */
function Away({ target, children }: { target: string | undefined; children?: unknown }) {
  const href = target === undefined ? null : safeHref(target);
  if (href === null) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
