import type { Change, EventOf, Text } from '../../src/kit/index.ts';
import { changed, enumerated, fields, labels, type Pair, people } from './changes.ts';
import { translated, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import type { Issue } from './payload/issue.ts';
import { namesOf, type Party } from './people.ts';
import { markdown } from './prose.ts';
import { healthStates, severities } from './words.ts';

type Payload = Output<typeof Issue>;
type Changes = NonNullable<Payload['changes']>;

/** What an `update` was about. */
export interface Update extends Pick<EventOf<'issue'>, 'action' | 'subject' | 'changes' | 'body'> {
  detail: string;
  /** Whom it is about; author and assignees where this is absent. */
  concerns?: readonly Party[];
}

/**
 * The most telling of everything that one update changed: what it is called, who has it, then what is only bookkeeping.
 * Undefined when nothing changed that a reader could see.
 */
export function updateOf({ object_attributes: item, changes }: Payload): Update | undefined {
  if (!changes) return undefined;
  const title = changed(fields.title, changes.title);
  if (title.length > 0) return { detail: 'edited', action: 'edited', changes: title };
  const { added, removed } = people(changes.assignees);
  if (added.length > 0) {
    const concerns: readonly Party[] = [['assigned', added]];
    return { detail: 'assigned', action: 'assigned', subject: enumerated(namesOf(added)), concerns };
  }
  if (removed.length > 0) {
    const concerns: readonly Party[] = [[undefined, removed]];
    return { detail: 'unassigned', action: 'unassigned', subject: enumerated(namesOf(removed)), concerns };
  }
  return bookkeeping(changes, item.description);
}

function bookkeeping(changes: Changes, description: string | undefined): Update | undefined {
  const { description: text, milestone_id: milestone, discussion_locked: lock } = changes;
  const planned = planOf(changes);
  if (planned.length > 0) return { detail: 'fields', action: 'updated', changes: planned };
  if (text && text.previous !== text.current) {
    return { detail: 'description', action: 'edited', body: markdown(description) };
  }
  const { added, removed } = labels(changes.labels);
  if (added.length > 0) return { detail: 'labels', action: 'labeled', subject: enumerated(added) };
  if (removed.length > 0) return { detail: 'labels', action: 'unlabeled', subject: enumerated(removed) };
  if (milestone && milestone.previous !== milestone.current) {
    return { detail: 'milestone', action: milestone.current === undefined ? 'demilestoned' : 'milestoned' };
  }
  if (!lock || lock.previous === lock.current) return undefined;
  return { detail: 'lock', action: lock.current ? 'locked' : 'unlocked' };
}

function planOf({
  confidential,
  due_date: due,
  start_date: start,
  weight,
  health_status,
  severity,
}: Changes): Change[] {
  return [
    ...changed(
      fields.visibility,
      mapped(confidential, (on) => (on ? words('保密', 'confidential') : words('普通', 'normal'))),
    ),
    ...changed(
      fields.due,
      mapped(due, (date) => date.slice(0, 10)),
    ),
    ...changed(
      fields.start,
      mapped(start, (date) => date.slice(0, 10)),
    ),
    ...changed(fields.weight, mapped(weight, String)),
    ...changed(
      fields.health,
      mapped(health_status, (state) => translated(healthStates, state)),
    ),
    ...changed(
      fields.severity,
      mapped(severity, (level) => translated(severities, level)),
    ),
  ];
}

function mapped<T>(pair: Pair<T>, words: (value: T) => Text | undefined): Pair<Text> {
  const side = (value: T | undefined) => (value === undefined ? undefined : words(value));
  return pair && { previous: side(pair.previous), current: side(pair.current) };
}
