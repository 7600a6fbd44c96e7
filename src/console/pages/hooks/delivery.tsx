import type { Group, Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { isSample } from '../../../ingress/sample.ts';
import { match } from '../../../ingress/topics.ts';
import { Chip } from '../../components/chip.tsx';
import { Ask, Card, PageHead } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { page } from '../../page.tsx';
import { sourceTitle } from '../../sources.ts';
import type { ConsoleContext, View } from '../../view.ts';
import { exact } from '../../words/time.ts';
import { missing } from '../trouble.tsx';
import { Again, groupNames } from './again.tsx';
import { Arrived } from './arrived.tsx';
import { words } from './delivery-words.ts';
import { hookPath } from './frame.tsx';
import { type Journey, journeyOf } from './journey.ts';
import { Block } from './json.tsx';
import { Made } from './made.tsx';
import { OutcomeChip } from './outcome.tsx';
import { reasonLines } from './reasons.ts';
import { Sent } from './sent.tsx';

/** One delivery on its whole way: why it ended as it did, what was sent and where that is, what was read, what arrived. */
export async function deliveryPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const stub = directory(c.env);
  const { id = '', delivery: wanted = '' } = c.req.param();
  const [hook, key, groups] = await Promise.all([stub.getHook(id), stub.revealKey(id), stub.groups()]);
  const journey = hook && (await journeyOf(c.env, hook, wanted, view.now));
  if (!hook || !journey) return missing(c);
  const { delivery, events, body } = journey;
  return page(
    c,
    { title: `${delivery.topic || delivery.event} · ${hook.name}`, area: 'hooks' },
    <>
      <Head view={view} hook={hook} groups={groups} journey={journey} />
      <Why view={view} hook={hook} journey={journey} />
      <Sent view={view} delivery={delivery} steps={journey.steps} groups={groups} />
      <Again view={view} hook={hook} groups={groups} journey={journey} />
      {events.length > 0 && <Made view={view} events={events} own={key} />}
      <Arrived view={view} headers={delivery.headers} body={body} own={key} />
    </>,
  );
}

function Head({
  view,
  hook,
  groups,
  journey: { delivery, steps },
}: {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  journey: Journey;
}) {
  const t = words(view.locale);
  const own = hookPath(hook.id);
  const told = groups.filter(({ id }) => steps.some(({ group }) => group === id));
  const isRepeatable = delivery.outcome === 'accepted' && told.length > 0;
  return (
    <PageHead
      title={delivery.topic || delivery.event || '—'}
      crumb={{ href: own, label: hook.name }}
      text={
        <>
          {sourceTitle(hook.source, view.locale)} · <Time at={delivery.receivedAt} view={view} />
        </>
      }
      chip={
        <>
          <OutcomeChip outcome={delivery.outcome} view={view} />
          {isSample(delivery) && <Chip tone="quiet">{t.sample}</Chip>}
        </>
      }
    >
      {isRepeatable && (
        <Ask label={t.replay} action={`${own}/deliveries/${delivery.id}/replay`} submit={t.replay}>
          <p>{t.replayText(groupNames(told, view))}</p>
        </Ask>
      )}
    </PageHead>
  );
}

function Why({ view, hook, journey: { delivery } }: { view: View; hook: Hook; journey: Journey }) {
  const t = words(view.locale);
  const { outcome, reason, topic, event, nativeId, bytes, id, receivedAt } = delivery;
  const quiet = adapterFor(hook.source)?.quiet ?? {};
  const isUnread = outcome === 'quarantined';
  // Rules may have moved since; a number that is no longer there leads nowhere.
  const named = [...(reason ?? '').matchAll(/(?:sent|dropped) by rule (\d+)/g)].map(([, number = '']) => number);
  const rules = [...new Set(named)].filter((number) => Number(number) <= (hook.rules?.length ?? 0));
  const lines = isUnread ? [t.unread] : reasonLines(reason, view.locale, { quiet });
  return (
    <Card title={t.why}>
      <div class="stack-s">
        {lines.length === 0 && <p>{t.noReason}</p>}
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        {isUnread && reason !== null && <Block label={t.technical}>{reason}</Block>}
      </div>
      <div class="actions">
        {rules.map((number) => (
          <a class="button small" href={`${hookPath(hook.id, 'rules')}/${number}`}>
            {t.toRule(number)}
          </a>
        ))}
        <Switch view={view} hook={hook} journey={{ outcome, topic, id }} quiet={Object.keys(quiet)} />
      </div>
      <details class="more">
        <summary>{t.technical}</summary>
        <dl class="hook-facts code-facts">
          <dt>{t.receivedAt}</dt>
          <dd>{exact(receivedAt)}</dd>
          <dt>{t.event}</dt>
          <dd>{event || '—'}</dd>
          <dt>{t.topic}</dt>
          <dd>{topic || '—'}</dd>
          <dt>{t.nativeId}</dt>
          <dd>{nativeId ?? '—'}</dd>
          <dt>{t.id}</dt>
          <dd>{id}</dd>
          <dt>{t.size}</dt>
          <dd>{t.bytes(bytes)}</dd>
        </dl>
      </details>
    </Card>
  );
}

/** Changes what is told of deliveries like this one. Nothing where that is not a matter of topics. */
function Switch({
  view,
  hook,
  journey: { outcome, topic, id },
  quiet,
}: {
  view: View;
  hook: Hook;
  journey: Pick<Journey['delivery'], 'outcome' | 'topic' | 'id'>;
  quiet: readonly string[];
}) {
  const t = words(view.locale);
  const { on, off } = hook.events;
  const isOff = match(topic, off) !== undefined;
  const isQuiet = match(topic, quiet) !== undefined && match(topic, on) === undefined;
  if (topic === '') return null;
  const isSent = outcome === 'accepted';
  const to = isSent ? 'off' : isOff || (isQuiet && outcome === 'ignored') ? 'on' : null;
  if (to === null) return null;
  return (
    <Ask label={t[to]} action={`${hookPath(hook.id)}/deliveries/${id}/${to}`} submit={t[to]} small>
      <p>{to === 'on' ? t.onText(topic) : t.offText(topic)}</p>
    </Ask>
  );
}
