import type { Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';

const bookkeeping = words('日常整理，不用打扰群', 'bookkeeping');
const together = words('新建或复制卡片时一并带上的，打开卡片就能看到', 'came along with a new or copied card');
const comments = words('只是修改或删除了评论', 'a comment was only edited or deleted');
const labels = words('标签变动频繁，打开卡片就能看到', 'labels change often and show on the card');
const checklists = words('清单本身的改动，完成检查项时才通知', 'checklists are told when an item is done');
const workspace = words('工作区和企业的管理', 'housekeeping of the workspace or enterprise');
const people = words('看板成员的权限与邀请', 'roles and invitations on the board');

/**
 * Translated, and not sent unless a hook asks for it. The reasons stand in the delivery log.
 * A pattern's `*` stands for one part of the topic, at the end for any number of parts.
 */
export const quiet: Readonly<Record<string, Text>> = {
  'updateCard.name': words('只是改了名字', 'only renamed'),
  'updateCard.desc': words(
    '描述会自动保存，一次编辑会发来很多次',
    'a description is saved again and again while it is edited',
  ),
  'updateCard.start': words('只有截止时间才通知', 'only due dates are told'),
  'updateCard.location': words('一次改动会发来三次', 'one change of it comes three times'),
  'addMemberToCard.self.new': together,
  'addAttachmentToCard.new': together,
  removeMemberFromCard: bookkeeping,
  'removeMemberFromCard.self': bookkeeping,
  deleteAttachmentFromCard: bookkeeping,
  addLabelToCard: labels,
  removeLabelFromCard: labels,
  updateCustomFieldItem: bookkeeping,
  'voteOnCard.*': words('投票', 'votes'),

  addChecklistToCard: checklists,
  createChecklist: checklists,
  copyChecklist: checklists,
  removeChecklistFromCard: checklists,
  updateChecklist: checklists,
  createCheckItem: checklists,
  updateCheckItem: checklists,
  updateCheckItemDue: checklists,
  deleteCheckItem: checklists,
  'updateCheckItemStateOnCard.incomplete': checklists,

  updateComment: comments,
  deleteComment: comments,

  createList: bookkeeping,
  'updateList.name': bookkeeping,
  moveListToBoard: bookkeeping,
  moveListFromBoard: bookkeeping,

  'updateBoard.desc': bookkeeping,
  'updateBoard.labelNames': labels,
  createLabel: labels,
  updateLabel: labels,
  deleteLabel: labels,
  addCustomField: bookkeeping,
  updateCustomField: bookkeeping,
  deleteCustomField: bookkeeping,
  enablePowerUp: bookkeeping,
  disablePowerUp: bookkeeping,
  enablePlugin: bookkeeping,
  disablePlugin: bookkeeping,

  makeAdminOfBoard: people,
  makeNormalMemberOfBoard: people,
  makeObserverOfBoard: people,
  createBoardInvitation: people,
  unconfirmedBoardInvitation: people,
  deleteBoardInvitation: people,

  addToOrganizationBoard: workspace,
  removeFromOrganizationBoard: workspace,
  createOrganization: workspace,
  updateOrganization: workspace,
  addMemberToOrganization: workspace,
  removeMemberFromOrganization: workspace,
  makeAdminOfOrganization: workspace,
  makeNormalMemberOfOrganization: workspace,
  createOrganizationInvitation: workspace,
  unconfirmedOrganizationInvitation: workspace,
  deleteOrganizationInvitation: workspace,
  memberJoinedTrello: workspace,
  acceptEnterpriseJoinRequest: workspace,
  addOrganizationToEnterprise: workspace,
  removeOrganizationFromEnterprise: workspace,
  addToEnterprisePluginWhitelist: workspace,
  removeFromEnterprisePluginWhitelist: workspace,
  enableEnterprisePluginWhitelist: workspace,
  disableEnterprisePluginWhitelist: workspace,
};

/** Of them, what came along with the card whose making is told. */
export const doubles: readonly string[] = ['addMemberToCard.self.new', 'addAttachmentToCard.new'];
