import type { Sample } from '../../../samples/index.ts';
import { Chip } from '../../components/chip.tsx';
import { Select } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Time } from '../../components/time.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { spoken } from '../../words/time.ts';
import { outcomes } from '../overview/words.ts';
import type { Plugging } from './setup-read.ts';
import { words } from './setup-words.ts';
import { start } from './steps.tsx';

/** Whether anything has arrived: it waits, says why something was turned away, or is green and offers a sample. */
export function Status({ view, plugging, samples }: { view: View; plugging: Plugging; samples: readonly Sample[] }) {
  const { hook, last, refused } = plugging;
  const state = last ? 'arrived' : refused ? 'refused' : 'waiting';
  return (
    <section class={`status ${state}`} id="status" data-live={last ? 10 : 2}>
      {last ? (
        <Live view={view} hook={hook.id} group={hook.groups[0]?.id} last={last} samples={samples} />
      ) : (
        <Waiting view={view} source={hook.source} refused={refused} />
      )}
    </section>
  );
}

function Waiting({ view, source, refused }: { view: View; source: string; refused: Plugging['refused'] }) {
  const t = words(view.locale);
  const isOwn = source === 'custom';
  const time = refused ? spoken(refused.last, view.now, view.locale) : '';
  return (
    <>
      <span class="status-mark" aria-hidden="true">
        {refused ? <Icon name="alert" size={24} /> : <span class="pulse" />}
      </span>
      <div class="status-body">
        <p class="status-title">
          {refused ? t.refused : isOwn ? t.waitingOwn : t.waiting(sourceTitle(source, view.locale))}
        </p>
        {refused && refused.unauthorized > 0 && <p>{t.unauthorized(refused.unauthorized, time)}</p>}
        {refused && refused.malformed > 0 && <p>{t.malformed(refused.malformed, time)}</p>}
        {!refused && <p class="muted with-script">{isOwn ? t.waitingOwnText : t.waitingText}</p>}
        {!refused && <p class="muted without-script">{t.waitingStill}</p>}
      </div>
    </>
  );
}

interface LiveProps {
  view: View;
  /** Ids. */
  hook: string;
  group: string | undefined;
  last: NonNullable<Plugging['last']>;
  samples: readonly Sample[];
}

function Live({ view, hook, group, last, samples }: LiveProps) {
  const t = words(view.locale);
  const { tone, [view.locale]: outcome } = outcomes[last.outcome];
  const isPing = last.topic === 'ping' || last.reason?.startsWith('ping:') === true;
  return (
    <>
      <span class="status-mark" aria-hidden="true">
        <Icon name="check" size={24} />
      </span>
      <div class="status-body">
        <p class="status-title">{t.live}</p>
        <p class="row">
          <span>
            {t.lastDelivery(last.event)} · <Time at={last.receivedAt} view={view} />
          </span>
          {!isPing && <Chip tone={tone}>{outcome}</Chip>}
        </p>
        {isPing && <p class="muted">{t.pingText}</p>}
        {samples.length > 0 && (
          <form method="post" action={`/console/connect/hook/${hook}/sample`} class="sample-form">
            <Select
              name="sample"
              label={t.sample}
              options={samples.map(({ name, title }) => [name, title[view.locale]])}
            />
            <button type="submit" class="button primary">
              <Icon name="send" size={18} />
              {t.sendSample}
            </button>
          </form>
        )}
        <div class="actions">
          <a class="button small" href={`/console/hooks/${hook}`}>
            {t.toHook}
          </a>
          {group && (
            <a class="button small" href={`/console/groups/${group}#messages`}>
              {t.toGroup}
            </a>
          )}
          <a class="button small" href={start}>
            {t.another}
          </a>
        </div>
      </div>
    </>
  );
}
