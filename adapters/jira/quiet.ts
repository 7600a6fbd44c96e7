import type { Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';

const copy = words('同一条评论由另一个事件通知', 'another event says the same comment');
const restricted = words(
  '内部评论，或只有部分人可见的问题，不发到群里',
  'an internal comment, or an issue that only some people may see',
);
const comments = words('只是修改或删除了评论', 'a comment was only edited or deleted');
const bookkeeping = words('日常整理，不用打扰群', 'bookkeeping');
const edits = words('只改了正文', 'only the text was edited');
const custom = words('自定义字段', 'a custom field');
const board = words('看板上的整理', 'housekeeping on the board');
const work = words('工时登记', 'logged work');
const planning = words('规划中的调整，开始、结束和发布才通知', 'planning; starts, ends and releases are sent');
const administration = words('Jira 的管理操作', 'administration of Jira');

/**
 * Translated, and not sent unless a hook asks for it. The reasons stand in the delivery log.
 * A pattern's `*` stands for one part of the topic, at the end for any number of parts.
 */
export const quiet: Readonly<Record<string, Text>> = {
  'comment_created.copy.*': copy,
  'comment_updated.copy.*': copy,
  'comment_deleted.copy.*': copy,
  'comment_created.restricted': restricted,
  'comment_updated.*': comments,
  'comment_deleted.*': comments,

  'issue_created.restricted': restricted,
  'issue_deleted.restricted': restricted,
  'issue_updated.*.restricted': restricted,
  'issue_updated.*.*.restricted': restricted,
  'automation.restricted': restricted,
  'issue_updated.issue_assigned.nobody': words('取消了指派，没有人需要处理', 'nobody has to act'),
  'issue_updated.issue_updated.description': edits,
  'issue_updated.issue_updated.environment': bookkeeping,
  'issue_updated.issue_updated.labels': bookkeeping,
  'issue_updated.issue_updated.components': bookkeeping,
  'issue_updated.issue_updated.versions': bookkeeping,
  'issue_updated.issue_updated.reporter': bookkeeping,
  'issue_updated.issue_updated.security': bookkeeping,
  'issue_updated.issue_updated.startdate': bookkeeping,
  'issue_updated.issue_updated.parent': bookkeeping,
  'issue_updated.issue_updated.link': bookkeeping,
  'issue_updated.issue_updated.attachment': words('只加减了附件', 'only files were attached or removed'),
  'issue_updated.issue_updated.workflow': administration,
  'issue_updated.issue_updated.sprint': board,
  'issue_updated.issue_updated.rank': board,
  'issue_updated.issue_updated.storypoints': board,
  'issue_updated.issue_updated.custom': custom,
  'issue_updated.issue_updated.other': custom,
  'issue_updated.issue_updated.timetracking': work,
  'issue_updated.issue_updated.housekeeping': bookkeeping,

  'worklog_created.*': work,
  'worklog_updated.*': work,
  'worklog_deleted.*': work,
  'issuelink_created.*': words('Jira 不发送问题的编号和标题', 'Jira does not send keys or titles of the issues'),
  'issuelink_deleted.*': words('Jira 不发送问题的编号和标题', 'Jira does not send keys or titles of the issues'),
  'attachment_created.*': bookkeeping,
  'attachment_deleted.*': bookkeeping,

  sprint_created: planning,
  sprint_updated: planning,
  sprint_deleted: planning,
  version_created: planning,
  version_updated: planning,
  version_deleted: planning,
  version_merged: planning,

  'board_created.*': administration,
  'board_updated.*': administration,
  'board_deleted.*': administration,
  'board_configuration_changed.*': administration,
  'project_created.*': administration,
  'project_updated.*': administration,
  'project_deleted.*': administration,
  'project_archived.*': administration,
  'project_restored_archived.*': administration,
  'project_soft_deleted.*': administration,
  'project_restored_deleted.*': administration,
  'issuetype_created.*': administration,
  'issuetype_updated.*': administration,
  'issuetype_deleted.*': administration,
  'filter_created.*': administration,
  'filter_updated.*': administration,
  'filter_deleted.*': administration,
  'option_voting_changed.*': administration,
  'option_watching_changed.*': administration,
  'option_unassigned_issues_changed.*': administration,
  'option_subtasks_changed.*': administration,
  'option_attachments_changed.*': administration,
  'option_issuelinks_changed.*': administration,
  'option_timetracking_changed.*': administration,
  'option_timetracking_provider_changed.*': administration,
  'user_created.*': words('账号信息，不发到群里', 'accounts are for administrators'),
  'user_updated.*': words('账号信息，不发到群里', 'accounts are for administrators'),
  'user_deleted.*': words('账号信息，不发到群里', 'accounts are for administrators'),
};
