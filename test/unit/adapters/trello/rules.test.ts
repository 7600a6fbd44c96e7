import { describe, expect, test } from 'vitest';
import { mergePatch } from '../../../../cli/delivery/merge-patch.ts';
import { loadCases } from '../cases.ts';
import { newsOf, read } from './read.ts';

const cases = new Map(loadCases('trello').map((each) => [each.name, each]));

function payloadOf(name: string, patch: unknown): unknown {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  return mergePatch(found.payload, patch);
}

/** The news in a case, after a change to its payload. */
function told(name: string, patch: unknown = {}) {
  const { topic, events } = newsOf(payloadOf(name, patch));
  return { topic, ...events[0] };
}

type Row = [name: string, found: string, patch: unknown, expected: Record<string, unknown>];

const data = (change: object) => ({ action: { data: change } });

const tables: Record<string, Row[]> = {
  'who and where': [
    [
      'the board by its short link',
      'card-created',
      {},
      { place: { name: '产品迭代', url: 'https://trello.com/b/kQ3vT9xZ', type: 'board' } },
    ],
    [
      'a board without a short link by the address of the model',
      'card-created',
      data({ board: { shortLink: null } }),
      { place: expect.objectContaining({ url: expect.stringMatching(/^https:\/\/trello\.com\/b\/kQ3vT9xZ\//) }) },
    ],
    [
      'not by that of another model',
      'card-created',
      { ...data({ board: { shortLink: null } }), model: { id: 'another' } },
      { place: expect.objectContaining({ name: '产品迭代', url: undefined }) },
    ],
    [
      'Trello itself where no board is named',
      'card-created',
      { ...data({ board: null }), model: null },
      { place: { name: 'Trello', url: 'https://trello.com', type: 'service' } },
    ],
    [
      'a workspace',
      'workspace-member-added',
      {},
      { place: { name: 'Acme', type: 'organization' }, member: expect.objectContaining({ name: '李雷' }) },
    ],
    [
      'the actor by full name, with all that identifies them',
      'card-created',
      {},
      {
        actor: {
          name: '陈晨',
          login: 'chenchen',
          url: 'https://trello.com/chenchen',
          id: expect.stringMatching(/^[\da-f]{24}$/),
        },
      },
    ],
    [
      'the actor by user name where that is all',
      'card-created',
      { action: { memberCreator: { fullName: '' } } },
      { actor: expect.objectContaining({ name: 'chenchen' }) },
    ],
    ['nobody where nobody is named', 'card-created', { action: { memberCreator: null } }, { actor: undefined }],
    ['when it happened', 'card-created', {}, { at: '2026-11-22T03:20:00.412Z' }],
    ['a date that is none is left out', 'card-created', { action: { date: 'soon' } }, { at: undefined }],
  ],
  cards: [
    [
      'one thread a card, on whatever board',
      'card-arrived',
      {},
      { thread: expect.stringMatching(/^card\/[\da-f]{24}$/), url: 'https://trello.com/c/Wq8ZpL2e' },
    ],
    [
      'a card without a short link is found by its id',
      'card-left',
      {},
      { url: expect.stringMatching(/^https:\/\/trello\.com\/c\/[\da-f]{24}$/) },
    ],
    ['a deleted card has no name left', 'card-deleted', {}, { title: '#42', severity: 'warn' }],
    ['nor a number, sometimes', 'card-deleted', data({ card: { idShort: null } }), { title: 'Wq8ZpL2e' }],
    ['a name that is an address is told short', 'card-created-link', {}, { title: 'github.com/acme/web/pull/57' }],
    [
      'an address of two words is a name',
      'card-created',
      data({ card: { name: 'https://a.example b' } }),
      { title: 'https://a.example b' },
    ],
    ['a mere host', 'card-created', data({ card: { name: 'https://www.a.example/' } }), { title: 'a.example' }],
    ['the other board by the name in the data', 'card-left', {}, { action: 'left', to: '客户反馈' }],
    ["the other board by Trello's own sentence", 'card-arrived', {}, { action: 'arrived', from: '客户反馈' }],
    [
      'a sentence about another board names none',
      'card-arrived',
      data({ boardSource: { id: 'somewhere-else' } }),
      { from: undefined },
    ],
    ['which card it was copied from', 'card-copied', {}, { action: 'copied', from: '支付页改版（模板）' }],
    ['a vote counts as given where that is not told', 'card-voted', data({ voted: null }), { action: 'voted' }],
  ],
  'updates by what was before': [
    ['moved', 'card-moved', {}, { action: 'moved', from: '开发中', to: '待验收', list: undefined }],
    ['moved tells more than put in order', 'card-moved-and-reordered', {}, { topic: 'updateCard.idList' }],
    [
      'moved and archived is moved',
      'card-moved',
      data({ old: { closed: false }, card: { closed: true } }),
      { topic: 'updateCard.idList' },
    ],
    [
      'lists tell of a move where the old list is not named',
      'card-moved',
      data({ old: null }),
      { topic: 'updateCard.idList' },
    ],
    [
      'archived, where only the old value is told',
      'card-archived',
      data({ card: { closed: null } }),
      { action: 'archived' },
    ],
    ['restored', 'card-restored', {}, { action: 'restored' }],
    ['a due date set', 'card-due-set', {}, { due: '2026-11-23T10:00:00.000Z', dueWas: undefined }],
    ['changed', 'card-due-changed', {}, { dueWas: '2026-11-20T10:00:00.000Z', topic: 'updateCard.due.changed' }],
    ['removed', 'card-due-removed', {}, { due: undefined, topic: 'updateCard.due.removed' }],
    [
      'a due date tells more than its reminder and completion',
      'card-due-set',
      data({ old: { dueReminder: 60, dueComplete: true }, card: { dueComplete: false } }),
      { topic: 'updateCard.due.set' },
    ],
    ['done', 'card-done', {}, { action: 'due_done', severity: 'good' }],
    ['not done after all', 'card-reopened', {}, { action: 'due_undone', severity: 'info' }],
    ['renamed', 'card-renamed', {}, { changes: [expect.objectContaining({ from: '改支付页', to: '支付页改版' })] }],
    ['described', 'card-described', {}, { body: expect.objectContaining({ format: 'markdown' }), changes: undefined }],
    [
      'emptied',
      'card-description-emptied',
      {},
      { body: undefined, changes: [expect.objectContaining({ to: undefined })] },
    ],
  ],
  'members, labels, attachments, fields': [
    [
      'somebody else is concerned',
      'member-added',
      {},
      { subject: '李雷', concerns: [{ id: expect.stringMatching(/^[\da-f]{24}$/), login: 'lilei', why: 'assigned' }] },
    ],
    [
      'by name where the person is not sent',
      'member-added',
      { action: { member: null } },
      { subject: '李雷', concerns: [{ id: expect.anything(), login: undefined, why: 'assigned' }] },
    ],
    ['nobody is told of joining', 'member-joined', {}, { subject: '李雷', concerns: undefined }],
    ['nobody is told of being removed', 'member-removed', {}, { concerns: undefined }],
    [
      'somebody else on a new card is news',
      'member-added',
      data({ card: { id: '6b025f5fca4d000000000043' } }),
      { topic: 'addMemberToCard' },
    ],
    ['a label by its name', 'label-added', {}, { subject: '紧急' }],
    ['by its colour without one', 'label-without-name-added', {}, { subject: { 'zh-CN': '绿色', en: 'green' } }],
    [
      'by the colour of old bodies',
      'label-added',
      data({ label: null, text: '', value: 'sky' }),
      { subject: { 'zh-CN': '天蓝色', en: 'sky' } },
    ],
    [
      'by a colour that is new to us',
      'label-added',
      data({ label: { name: '', color: 'teal' }, text: '' }),
      { subject: 'teal' },
    ],
    ['an address attached is told short', 'attachment-link-added', {}, { subject: 'figma.com/file/AbC123/支付页' }],
    [
      'three seconds after the card was made it is news',
      'attachment-added',
      data({ card: { id: '6b025f5cca4d000000000043' } }),
      { topic: 'addAttachmentToCard' },
    ],
    [
      'within three seconds it came along',
      'attachment-added',
      data({ card: { id: '6b025f5eca4d000000000043' } }),
      { topic: 'addAttachmentToCard.new' },
    ],
    ['a number', 'field-changed', {}, { subject: '预计工时', changes: [{ field: '预计工时', from: '8', to: '16' }] }],
    [
      'a tick',
      'field-ticked',
      {},
      { changes: [{ field: '需要评审', from: undefined, to: { 'zh-CN': '已勾选', en: 'ticked' } }] },
    ],
    ['an option has no name', 'field-chosen', {}, { subject: '优先级', changes: undefined }],
  ],
  'checklists and comments': [
    [
      'an item and its list',
      'item-done',
      {},
      { action: 'checked', subject: '微信支付回调压测', checklist: '上线前验收' },
    ],
    [
      'a due date of an item',
      'item-due-changed',
      {},
      { changes: [expect.objectContaining({ from: '2026-11-23T10:00:00.000Z', to: '2026-11-24T10:00:00.000Z' })] },
    ],
    [
      'the comment itself is linked',
      'comment',
      {},
      { url: expect.stringMatching(/\/c\/Wq8ZpL2e#comment-[\da-f]{24}$/) },
    ],
    [
      'an edited one, too, not the edit',
      'comment-edited',
      {},
      { url: expect.stringMatching(/#comment-[\da-f]{8}ac71000000000099$/) },
    ],
    ['whoever is named is concerned', 'comment', {}, { concerns: [{ login: 'hanmeimei', why: 'mentioned' }] }],
    ['nobody by naming everybody', 'comment-everybody', {}, { concerns: undefined }],
    [
      'nobody by naming oneself, an address or a path',
      'comment',
      data({ text: '@chenchen 见 a@lilei.example 和 https://x.example/@lilei' }),
      { concerns: undefined },
    ],
    [
      'everybody once',
      'comment',
      data({ text: '@lilei（@hanmeimei）@lilei' }),
      { concerns: [expect.objectContaining({ login: 'lilei' }), expect.objectContaining({ login: 'hanmeimei' })] },
    ],
    ['what was taken back is not repeated', 'comment-deleted', {}, { action: 'deleted', body: undefined }],
  ],
  'lists and boards': [
    ['a list has a thread of its own', 'list-archived', {}, { thread: expect.stringMatching(/^list\/[\da-f]{24}$/) }],
    [
      'a name with our own marks in it stays whole',
      'list-renamed',
      data({ old: { name: 'a * b?' }, list: { name: '? *' } }),
      { title: { 'zh-CN': '将列表「a * b?」改名为「? *」', en: 'renamed list "a * b?" to "? *"' } },
    ],
    [
      'a board that anybody can see now is a warning',
      'board-made-public',
      {},
      { action: 'publicized', severity: 'warn' },
    ],
    [
      'a board is renamed',
      'board-renamed',
      {},
      { action: 'renamed', changes: [expect.objectContaining({ from: '迭代' })] },
    ],
    [
      'labels of old boards are told by colour',
      'board-labels',
      {},
      { changes: [expect.objectContaining({ to: '可上线' }), expect.objectContaining({ from: '紧急', to: '阻塞' })] },
    ],
    [
      'who was added, and as what',
      'board-member-added',
      {},
      { member: expect.objectContaining({ login: 'lilei' }), role: { 'zh-CN': '普通成员', en: 'normal member' } },
    ],
    ['who joined is the actor', 'board-member-joined', {}, { member: expect.objectContaining({ name: '李雷' }) }],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_name, found, patch, expected) => {
    const actual: Record<string, unknown> = told(found, patch);
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]]))).toEqual(expected);
  });
});

describe('nothing to say', () => {
  test.each<[name: string, found: string, patch: unknown, topic: string]>([
    ['a name that reads as before', 'card-renamed', data({ old: { name: ' 支付页改版 ' } }), 'updateCard.name'],
    ['an empty description emptied', 'card-description-emptied', data({ old: { desc: ' ' } }), 'updateCard.desc'],
    ['an update of nothing', 'card-archived', data({ old: { closed: null } }), 'updateCard'],
    ['a field that is not named', 'field-changed', data({ customField: null }), 'updateCustomFieldItem'],
    [
      'a field set to what it was',
      'field-changed',
      data({ old: { value: { number: '16' } } }),
      'updateCustomFieldItem',
    ],
    [
      'a board as visible as before',
      'board-made-public',
      data({ old: { prefs: { permissionLevel: 'public' } } }),
      'updateBoard.prefs',
    ],
  ])('%s', (_, found, patch, topic) => {
    expect(read(payloadOf(found, patch))).toMatchObject({ parsed: { topic, ignored: 'uninteresting' } });
  });
});
