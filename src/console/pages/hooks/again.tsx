import type { Group, Hook } from '../../../directory/index.ts';
import type { Dispatch } from '../../../outbox/dispatch.ts';
import { Ask, Card } from '../../components/parts.tsx';
import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import { words } from './delivery-words.ts';
import { hookPath } from './frame.tsx';
import type { Journey } from './journey.ts';
import { reasonLines } from './reasons.ts';

interface AgainProps {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  journey: Journey;
}

/** How a delivery would read today, and sending it like that. */
export function Again({ view, hook, groups, journey: { delivery, again } }: AgainProps) {
  const t = words(view.locale);
  if (!again) return null;
  if (!again.ok) {
    const isUnread = delivery.outcome === 'quarantined';
    const why = isUnread ? t.stillUnread : reasonLines(again.reason, view.locale).join('');
    return (
      <Card title={t.rerenderTitle} id="again">
        <p class="muted pre-line">{why}</p>
      </Card>
    );
  }
  const drafts = again.rendering.dispatches.flatMap((draft) => ('message' in draft ? [draft] : []));
  const told = groups.filter(({ id }) => drafts.some(({ group }) => group === id));
  return (
    <Card title={t.rerenderTitle} note={t.rerenderNote} id="again">
      {/* What was sent stands above already, and reads much the same. */}
      <details class="more" open={delivery.outcome !== 'accepted'}>
        <summary>{t.againSummary}</summary>
        <div class="stack">
          <ol class="sendings">
            {alike(drafts).map(({ message, to }) => (
              <li>
                <p class="step-to">
                  →{' '}
                  {listed(
                    to.map((id) => groups.find((group) => group.id === id)?.name ?? id),
                    view.locale,
                  )}
                </p>
                <DingTalkMessage message={message} locale={view.locale} />
              </li>
            ))}
          </ol>
          {told.length > 0 && (
            <Ask
              label={t.rerender}
              action={`${hookPath(hook.id)}/deliveries/${delivery.id}/rerender`}
              submit={t.rerender}
            >
              <p>{t.rerenderText(groupNames(told, view))}</p>
            </Ask>
          )}
        </div>
      </details>
    </Card>
  );
}

/** Groups in a sentence, quoted in Chinese where no spaces set them apart. */
export function groupNames(groups: readonly Group[], view: View): string {
  const names = groups.map(({ name }) => (view.locale === 'en' ? name : `“${name}”`));
  return view.locale === 'en' ? listed(names, 'en') : names.join('');
}

function alike(drafts: readonly Pick<Dispatch, 'message' | 'group'>[]) {
  const byMessage = Map.groupBy(drafts, ({ message }) => JSON.stringify(message));
  return [...byMessage.values()].flatMap(([first, ...rest]) =>
    first ? [{ message: first.message, to: [first, ...rest].map(({ group }) => group) }] : [],
  );
}
