import type { Group } from '../../../directory/index.ts';
import type { MessageRow } from '../../../outbox/records.ts';
import { EmptyState } from '../../components/empty.tsx';
import { Act, Card } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { MessageChip } from './states.tsx';
import { words } from './words.ts';

interface MessagesProps {
  view: View;
  group: Group;
  messages: readonly MessageRow[];
  /** The id that the page begins before; absent on the first. */
  before?: string;
  /** Whether there are older ones. */
  more: boolean;
}

/** A group's latest messages as it sees them, newest first. */
export function Messages({ view, group, messages, before, more }: MessagesProps) {
  const t = words(view.locale);
  const own = `/console/groups/${group.id}`;
  if (messages.length === 0) {
    return (
      <Card title={t.messages} id="messages" live={10}>
        <EmptyState icon="send" title={t.noMessages} text={t.noMessagesText} level={3}>
          <Act action={`${own}/test`}>{t.test}</Act>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t.messages} note={t.messagesNote} id="messages" live={before === undefined ? 10 : undefined}>
      <ol class="timeline">
        {messages.map((message) => (
          <li>
            <div class="timeline-head small muted">
              <Time at={message.finishedAt ?? message.createdAt} view={view} zone={group.timezone} />
              <MessageChip state={message.state} view={view} />
              {message.count > 1 && <span>{t.standsFor(message.count)}</span>}
              {message.count === 0 && <span>{t.isTest}</span>}
              {message.attempts > 1 && <span>{t.tried(message.attempts)}</span>}
            </div>
            <div>
              <DingTalkMessage message={message.body} locale={view.locale} sender={message.robot} />
              {message.note !== null && (
                <p class="timeline-note muted small">
                  {message.state === 'discarded' && message.count > 0 ? t.reason : t.answered}{' '}
                  <code>{message.note}</code>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {(more || before !== undefined) && (
        <div class="actions">
          {before !== undefined && (
            <a class="button small" href={`${own}#messages`}>
              {t.newest}
            </a>
          )}
          {more && (
            <a class="button small" href={`${own}?before=${messages.at(-1)?.id}#messages`}>
              {t.older}
            </a>
          )}
        </div>
      )}
    </Card>
  );
}
