import { describe, expect, test } from 'vitest';
import { trello } from '../../../../adapters/trello/index.ts';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { dispatchesFor } from '../../../../src/ingress/dispatches.ts';
import { foldThreads } from '../../../../src/outbox/digest/threads.ts';
import type { Dispatch } from '../../../../src/outbox/dispatch.ts';
import { requestOf, translate } from '../../../conformance/translate.ts';
import { loadCases } from '../cases.ts';

const cases = new Map(loadCases('trello').map((each) => [each.name, each]));
const group = { id: 'g', locale: 'zh-CN' as const, timezone: 'Asia/Shanghai', links: 'browser' as const };
const hook = { id: 'h', source: 'trello', groups: [group], templates: {}, people: [] };
const now = Date.parse('2026-11-22T03:20:00Z');

/** The card that all deliveries of a row are about, made in the second in which they happen. */
const fresh = { action: { data: { card: { id: '6b025f5fca4d000000000043' } } } };

/** What is sent of one delivery: nothing when it is quiet or says nothing. */
function sent(name: string, patch: object, n: number): Dispatch[] {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  const body = JSON.stringify(mergePatch(found.payload, patch));
  const { events, quiet } = translate(trello, requestOf({}, body));
  const { dispatches } = dispatchesFor(quiet ? [] : events, hook, now + n);
  return dispatches.map((draft) => ({ ...draft, id: `${n}.0`, delivery: `${n}` }));
}

/** What a group reads of one gesture, waiting together: the lead of each thread. */
function read(deliveries: readonly string[], patch: object): string[] {
  const threads = foldThreads(deliveries.flatMap((name, n) => sent(name, patch, n)));
  return threads.map(({ lead }) => `${lead.kind}.${lead.action}`);
}

describe('one gesture is one message', () => {
  test.each<[name: string, deliveries: string[], patch: object, messages: string[]]>([
    ['a label', ['label-added', 'card-unseen-idLabels'], {}, []],
    ['a location', ['card-location', 'card-address', 'card-unseen-coordinates'], {}, []],
    ['a due date with a reminder', ['card-due-set', 'card-unseen-dueReminder'], {}, ['card.due_set']],
    ['dragged to another list', ['card-moved', 'card-unseen-pos'], {}, ['card.moved']],
    ['a picture that becomes the cover', ['attachment-added', 'card-unseen-idAttachmentCover'], {}, ['card.attached']],
    [
      'made with everything on it',
      [
        'card-created',
        'member-joined',
        'attachment-added',
        'label-added',
        'card-unseen-idLabels',
        'checklist-added',
        'item-added',
      ],
      fresh,
      ['card.created'],
    ],
    [
      'copied with its comments',
      ['card-copied', 'comment-copied', 'attachment-added', 'checklist-copied'],
      fresh,
      ['card.copied'],
    ],
    ['made for somebody', ['card-created', 'member-added'], fresh, ['card.created']],
    ['made with a due date', ['card-due-set', 'card-created'], fresh, ['card.created']],
    ['moved and commented on', ['card-moved', 'comment'], {}, ['card.moved']],
    ['checked off, then done and archived', ['item-done', 'card-done', 'card-archived'], {}, ['card.archived']],
    ['a checklist item turned into a card', ['item-removed', 'card-converted'], {}, ['card.converted']],
  ])('%s', (_, deliveries, patch, messages) => {
    expect(read(deliveries, patch)).toEqual(messages);
  });
});
