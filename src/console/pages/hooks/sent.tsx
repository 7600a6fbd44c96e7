import { explain } from '../../../dingtalk/explain.ts';
import type { Group } from '../../../directory/index.ts';
import type { DeliveryDetail } from '../../../inbox/delivery.ts';
import { Chip } from '../../components/chip.tsx';
import { Card } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { Markdown } from '../../dingtalk/markdown.tsx';
import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { MessageChip } from '../groups/states.tsx';
import { places, words } from './delivery-words.ts';
import type { Step } from './journey.ts';
import { redactedText } from './redact.ts';

interface SentProps {
  view: View;
  delivery: DeliveryDetail;
  steps: readonly Step[];
  groups: readonly Group[];
}

/** What was sent of a delivery, to whom, and where each message is now. */
export function Sent({ view, delivery, steps, groups }: SentProps) {
  const t = words(view.locale);
  return (
    <Card title={t.sent} id="sent" live={5}>
      {steps.length === 0 ? (
        <p class="muted">{t.nothingSent}</p>
      ) : (
        <ol class="sendings">
          {steps.map((step) => (
            <li>
              <div class="step-to">
                <p>
                  → <GroupName id={step.group} groups={groups} />
                </p>
                <p class="muted small">{occasion(step, delivery, view)}</p>
              </div>
              <Where view={view} step={step} delivery={delivery} groups={groups} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function GroupName({ id, groups }: { id: string; groups: readonly Group[] }) {
  const group = groups.find((each) => each.id === id);
  return group ? <a href={`/console/groups/${id}`}>{group.name}</a> : <code>{id}</code>;
}

/** Why this message was sent: because the delivery came, or because somebody asked. */
function occasion({ id }: Step, delivery: DeliveryDetail, view: View) {
  const t = words(view.locale);
  const replay = delivery.replays.find((each) => each.dispatches.some((dispatch) => dispatch.id === id));
  if (!replay) return t.first;
  return (
    <>
      {replay.rendered ? t.rendered : t.repeated} · <Time at={replay.at} view={view} />
    </>
  );
}

function Where({ view, step, delivery, groups }: { step: Step } & Omit<SentProps, 'steps'>) {
  const t = words(view.locale);
  const { trace, dispatch } = step;
  const group = groups.find(({ id }) => id === step.group);
  if (!group) return <p class="muted">{t.groupGone}</p>;
  if (!trace) return <p class="muted">{t.groupSilent}</p>;
  if (trace.at !== 'message') {
    const place = trace.at === 'nowhere' && delivery.pending ? 'handing' : trace.at;
    return (
      <div class="stack-s">
        <p>
          <Chip tone={place === 'nowhere' ? 'quiet' : 'info'}>{places[place][view.locale]}</Chip>
        </p>
        {dispatch && <DingTalkMessage message={dispatch.message} locale={view.locale} />}
      </div>
    );
  }
  const { message } = trace;
  const isMerged = message.count > 1;
  const history = `/console/groups/${group.id}?before=${encodeURIComponent(`${message.id}~`)}#messages`;
  return (
    <div class="stack-s">
      <p class="row small">
        <MessageChip state={message.state} view={view} />
        <Time at={message.finishedAt ?? message.createdAt} view={view} zone={group.timezone} />
        <span class="muted">{isMerged ? t.merged(message.count) : t.alone}</span>
        {message.attempts > 1 && <span class="muted">{t.tried(message.attempts)}</span>}
        <a href={history}>{t.inGroup}</a>
      </p>
      {message.note !== null && message.state !== 'sent' && <Trouble view={view} step={step} group={group} />}
      {isMerged && dispatch ? (
        <>
          <p class="muted small">{t.asLine}</p>
          <div class="in-digest">
            <Markdown text={dispatch.line} mentions={[]} picture={t.picture} />
          </div>
          <details class="more">
            <summary>{t.showDigest}</summary>
            <DingTalkMessage message={message.body} locale={view.locale} sender={message.robot} />
          </details>
        </>
      ) : (
        <DingTalkMessage message={message.body} locale={view.locale} sender={message.robot} />
      )}
    </div>
  );
}

/** Why a message is parked, being tried or given up, and the way to deal with it. */
function Trouble({ view, step, group }: { view: View; step: Step; group: Group }) {
  const t = words(view.locale);
  if (step.trace?.at !== 'message') return null;
  const { state, note, robot } = step.trace.message;
  const meaning = explain(note, group.robots.find(({ id }) => id === robot)?.keywords);
  return (
    <div class="stack-s">
      {state === 'parked' && meaning?.kind === 'cause' && <p>{meaning.fix[view.locale]}</p>}
      <p class="muted small">
        {state === 'discarded' ? t.givenUp : t.answered}
        <code>{redactedText(note ?? '', null)}</code>
      </p>
      {state === 'parked' && (
        <p>
          <a href={`/console/groups/${group.id}#parked`}>{t.mendInGroup}</a>
        </p>
      )}
    </div>
  );
}
