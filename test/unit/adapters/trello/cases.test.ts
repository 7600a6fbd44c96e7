import { describe, expect, test } from 'vitest';
import { trello } from '../../../../adapters/trello/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { corporaOf } from '../../../conformance/corpora.ts';
import { loadCases } from '../cases.ts';
import { read } from './read.ts';

const cases = loadCases('trello');

describe('every case becomes what it says', () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { event, payload, expect: expected }) => {
    const understood = read(payload);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    const events = 'events' in parsed ? parsed.events : [];
    expect(understood.event).toBe(event);
    expect({
      outcome: 'events' in parsed ? 'translated' : 'ignored',
      topic: parsed.topic,
      kinds: events.map(({ kind }) => kind),
      quiet: 'events' in parsed && match(parsed.topic, Object.keys(trello.quiet)) !== undefined,
    }).toEqual(expected);
    for (const each of events) expect(Event.parse(each)).toEqual(each);
  });
});

test('case names are unique', () => {
  const names = cases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every action type that is read has a case', () => {
  const covered = new Set(cases.map(({ event }) => event));
  expect(Object.keys(trello.routes).filter((event) => !covered.has(event))).toEqual([]);
});

test('every quiet pattern keeps a case quiet', () => {
  const topics = cases.map(({ expect: { topic } }) => topic);
  expect(Object.keys(trello.quiet).filter((pattern) => !topics.some((topic) => match(topic, [pattern])))).toEqual([]);
});

test('ten cases at most are offered as samples, all of them sent', () => {
  const samples = cases.filter(({ sample }) => sample);
  expect(samples.length).toBeGreaterThanOrEqual(8);
  expect(samples.length).toBeLessThanOrEqual(10);
  expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
});

/** The action types of Trello's documentation. */
const documented = [
  'acceptEnterpriseJoinRequest addAttachmentToCard addChecklistToCard addCustomField addLabelToCard addMemberToBoard addMemberToCard',
  'addMemberToOrganization addOrganizationToEnterprise addToEnterprisePluginWhitelist addToOrganizationBoard commentCard',
  'convertToCardFromCheckItem copyBoard copyCard copyChecklist copyCommentCard createBoard createBoardInvitation createBoardPreference',
  'createCard createCheckItem createChecklist createLabel createList createOrganization createOrganizationInvitation',
  'deleteAttachmentFromCard deleteBoardInvitation deleteCard deleteCheckItem deleteComment deleteCustomField deleteLabel',
  'deleteOrganizationInvitation disableEnterprisePluginWhitelist disablePlugin disablePowerUp emailCard enableEnterprisePluginWhitelist',
  'enablePlugin enablePowerUp makeAdminOfBoard makeAdminOfOrganization makeNormalMemberOfBoard makeNormalMemberOfOrganization',
  'makeObserverOfBoard memberJoinedTrello moveCardFromBoard moveCardToBoard moveListFromBoard moveListToBoard removeChecklistFromCard',
  'removeFromEnterprisePluginWhitelist removeFromOrganizationBoard removeLabelFromCard removeMemberFromBoard removeMemberFromCard',
  'removeMemberFromOrganization removeOrganizationFromEnterprise unconfirmedBoardInvitation unconfirmedOrganizationInvitation updateBoard',
  'updateCard updateCheckItem updateCheckItemDue updateCheckItemStateOnCard updateChecklist updateComment updateCustomField',
  'updateCustomFieldItem updateLabel updateList updateMember updateOrganization voteOnCard',
].flatMap((line) => line.split(' '));

test('every documented action type is read or known to say nothing', () => {
  const known = [...Object.keys(trello.routes), ...(trello.silent ?? [])];
  expect(known.toSorted()).toEqual(documented.toSorted());
});

const captured = corporaOf('trello').find(({ name }) => name === 'shared payloads')?.samples ?? null;

describe.skipIf(captured === null)('deliveries of real boards (skipped where they are not at hand)', () => {
  test.each((captured ?? []).map(({ name, body }) => [name, body] as const))('%s', (_, body) => {
    const understood = read(JSON.parse(body));
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    if ('ignored' in parsed) {
      expect(parsed.topic).toMatch(
        /^(copyCommentCard|updateCustomFieldItem|updateList\.pos|updateCard\.(pos|idLabels|dueReminder|coordinates))$/,
      );
      return;
    }
    for (const event of parsed.events) expect(Event.parse(event)).toEqual(event);
  });
});
