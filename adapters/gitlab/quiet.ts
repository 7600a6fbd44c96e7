import type { Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';

const confidential = words('保密内容，只有点名允许它的 hook 才发', 'confidential: only where a hook allows it');
const builds = words(
  '构建的中间状态或正常结果，失败和恢复才通知',
  'a build on its way or as expected; failures and recoveries are sent',
);
const bookkeeping = words('日常整理，不用打扰群', 'bookkeeping');
const machines = words('机器人账号的动作', 'done by a machine account');
const edits = words('只改了正文', 'only the text was edited');
const comments = words('只是修改了评论', 'a comment was only edited');
const pushes = words('push 事件已经说明', 'the push event says the same');
const steps = words('部署的中间状态，结果才通知', 'a deployment on its way; how it ends is sent');

/**
 * Translated, and not sent unless a hook asks for it. The reasons stand in the delivery log.
 * A pattern's `*` stands for one part of the topic, at the end for any number of parts.
 */
export const quiet: Readonly<Record<string, Text>> = {
  'confidential_issue.*': confidential,
  'confidential_work_item.*': confidential,
  'confidential_note.*': confidential,
  'confidential_emoji.*': confidential,

  'pipeline.created': builds,
  'pipeline.waiting_for_resource': builds,
  'pipeline.waiting_for_callback': builds,
  'pipeline.preparing': builds,
  'pipeline.pending': builds,
  'pipeline.scheduled': builds,
  'pipeline.running': builds,
  'pipeline.canceling': builds,
  'pipeline.manual': builds,
  'pipeline.skipped': builds,
  'pipeline.canceled': builds,
  'pipeline.success': builds,
  'job.*': words('由 pipeline 汇总通知', 'pipeline sums it up'),
  'deployment.created': steps,
  'deployment.running': steps,
  'deployment.canceled': bookkeeping,

  'push.bot': machines,
  'tag_push.bot': machines,
  repository_update: pushes,

  'merge_request.*.bot': machines,
  'merge_request.*.system': words('新提交自动重置了批准', 'new commits reset the approvals'),
  'merge_request.update.commits': pushes,
  'merge_request.update.description': edits,
  'merge_request.update.assigned': bookkeeping,
  'merge_request.update.unassigned': bookkeeping,
  'merge_request.update.review_request_removed': bookkeeping,
  'merge_request.update.labels': bookkeeping,
  'merge_request.update.milestone': bookkeeping,
  'merge_request.update.lock': bookkeeping,
  'merge_request.update.auto_merge': bookkeeping,

  'issue.*.bot': machines,
  'issue.update.description': edits,
  'issue.update.unassigned': bookkeeping,
  'issue.update.labels': bookkeeping,
  'issue.update.milestone': bookkeeping,
  'issue.update.lock': bookkeeping,
  'issue.update.fields': bookkeeping,
  'work_item.*.bot': machines,
  'work_item.update.description': edits,
  'work_item.update.unassigned': bookkeeping,
  'work_item.update.labels': bookkeeping,
  'work_item.update.milestone': bookkeeping,
  'work_item.update.lock': bookkeeping,
  'work_item.update.fields': bookkeeping,

  'note.create.bot': machines,
  'note.update.*': comments,
  'emoji.*': words('表情回应', 'reactions'),

  'release.update': edits,
  project_update: words('GitLab 不说改了什么', 'GitLab does not say what changed'),
  user_rename: bookkeeping,
  user_failed_login: words(
    '输错密码很常见，也只跟本人有关',
    'mistyped passwords are common, and nobody else’s concern',
  ),
  key_create: bookkeeping,
  key_destroy: bookkeeping,
};

/** Of them, what another event sums up, says too or says better. */
export const doubles: readonly string[] = ['job.*', 'repository_update', 'merge_request.update.commits'];
