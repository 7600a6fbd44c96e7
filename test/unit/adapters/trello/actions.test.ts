import { describe, expect, test } from 'vitest';
import { trello } from '../../../../adapters/trello/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { corporaOf } from '../../../conformance/corpora.ts';
import { read } from './read.ts';

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
