import { explain } from '../../../dingtalk/explain.ts';
import type { Group } from '../../../directory/index.ts';
import type { MessageRow } from '../../../outbox/records.ts';
import { Act, Ask, Card } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { ReasonField } from './reason.tsx';
import { words } from './words.ts';

/** Messages that DingTalk refused: each with why, what to do, retry and discard. Nothing where there are none. */
export function Parked({ view, group, messages }: { view: View; group: Group; messages: readonly MessageRow[] }) {
  const t = words(view.locale);
  if (messages.length === 0) return null;
  return (
    <Card title={t.parkedTitle} note={t.parkedNote(messages.length)} id="parked">
      <ul class="parked">
        {messages.map((message) => (
          <li>
            <DingTalkMessage message={message.body} locale={view.locale} sender={message.robot} />
            <Why view={view} group={group} message={message} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Why({ view, group, message }: { view: View; group: Group; message: MessageRow }) {
  const t = words(view.locale);
  const keywords = group.robots.find(({ id }) => id === message.robot)?.keywords;
  const meaning = explain(message.note, keywords);
  const own = `/console/groups/${group.id}/messages/${message.id}`;
  return (
    <div class="why">
      <p>{meaning?.kind === 'cause' ? meaning.fix[view.locale] : t.unknownReason}</p>
      <p class="muted small">
        {t.answered} <code>{message.note}</code> ·{' '}
        <Time at={message.finishedAt ?? message.createdAt} view={view} zone={group.timezone} />
      </p>
      <div class="actions">
        <Act action={`${own}/retry`} small>
          {t.retry}
        </Act>
        <Ask label={t.discard} action={`${own}/discard`} submit={t.discard} danger small>
          <p>{t.discardText}</p>
          <ReasonField view={view} id={message.id} />
        </Ask>
      </div>
    </div>
  );
}
