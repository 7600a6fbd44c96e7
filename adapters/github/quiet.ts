import type { Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';

const builds = words(
  '构建的中间状态或正常结果，失败和恢复才通知',
  'a build on its way or as expected; failures and recoveries are sent',
);
const workflows = words('由 workflow_run 汇总通知', 'workflow_run sums it up');
const bookkeeping = words('日常整理，不用打扰群', 'bookkeeping');
const machines = words('机器人账号的动作', 'done by a machine account');
const edits = words('只改了正文', 'only the text was edited');
const comments = words('只是修改或删除了评论', 'a comment was only edited or deleted');
const pushes = words('push 事件已经说明', 'the push event says the same');
const releases = words('由 release.published 通知', 'release.published says it');
const people = words('Star、关注和 Fork', 'stars, watches and forks');
const double = words('与另一个事件重复', 'another event says the same');

/**
 * Translated, and not sent unless a hook asks for it. The reasons stand in the delivery log.
 * A pattern's `*` stands for one part of the topic, at the end for any number of parts.
 */
export const quiet: Readonly<Record<string, Text>> = {
  'check_run.*': workflows,
  'check_suite.*': workflows,
  'workflow_job.*': workflows,
  'workflow_run.requested': builds,
  'workflow_run.in_progress': builds,
  'workflow_run.completed.success': builds,
  'workflow_run.completed.skipped': builds,
  'workflow_run.completed.neutral': builds,
  'workflow_run.completed.stale': builds,
  'workflow_run.completed.cancelled': builds,
  'status.pending': builds,
  'status.success': builds,
  'page_build.*': bookkeeping,
  'deployment.created': words('由 deployment_status 通知结果', 'deployment_status says how it ends'),
  'deployment_status.created.pending': builds,
  'deployment_status.created.queued': builds,
  'deployment_status.created.in_progress': builds,
  'deployment_status.created.inactive': bookkeeping,
  'merge_group.*': bookkeeping,

  'push.bot': machines,
  'push.queue': words('合并队列的临时分支', 'a temporary branch of the merge queue'),
  'create.*': pushes,
  'delete.*': pushes,

  'pull_request.*.bot': machines,
  'pull_request_review.*.bot': machines,
  'pull_request_review_comment.*.bot': machines,
  'issues.*.bot': machines,
  'issue_comment.*.bot': machines,
  'commit_comment.*.bot': machines,
  'discussion.*.bot': machines,
  'discussion_comment.*.bot': machines,

  'pull_request.synchronize': pushes,
  'pull_request.edited.body': edits,
  'pull_request.labeled': bookkeeping,
  'pull_request.unlabeled': bookkeeping,
  'pull_request.assigned': bookkeeping,
  'pull_request.unassigned': bookkeeping,
  'pull_request.locked': bookkeeping,
  'pull_request.unlocked': bookkeeping,
  'pull_request.milestoned': bookkeeping,
  'pull_request.demilestoned': bookkeeping,
  'pull_request.auto_merge_enabled': bookkeeping,
  'pull_request.auto_merge_disabled': bookkeeping,
  'pull_request.enqueued': bookkeeping,
  'pull_request.dequeued.merge': double,
  'pull_request.dequeued.already_merged': double,
  'pull_request.review_request_removed': bookkeeping,
  'pull_request_review.edited': edits,
  'pull_request_review.submitted.empty': words('行内评论会逐条通知', 'its inline comments are sent one by one'),
  'pull_request_review_thread.*': bookkeeping,
  'pull_request_review_comment.edited': comments,
  'pull_request_review_comment.deleted': comments,

  'issues.edited.body': edits,
  'issues.labeled': bookkeeping,
  'issues.unlabeled': bookkeeping,
  'issues.unassigned': bookkeeping,
  'issues.typed': bookkeeping,
  'issues.untyped': bookkeeping,
  'issues.pinned': bookkeeping,
  'issues.unpinned': bookkeeping,
  'issues.locked': bookkeeping,
  'issues.unlocked': bookkeeping,
  'issues.milestoned': bookkeeping,
  'issues.demilestoned': bookkeeping,
  'sub_issues.*': bookkeeping,
  'issue_dependencies.blocking_added': double,
  'issue_dependencies.blocking_removed': double,
  'issue_comment.edited': comments,
  'issue_comment.deleted': comments,

  'discussion.edited.body': edits,
  'discussion.labeled': bookkeeping,
  'discussion.unlabeled': bookkeeping,
  'discussion.pinned': bookkeeping,
  'discussion.unpinned': bookkeeping,
  'discussion.locked': bookkeeping,
  'discussion.unlocked': bookkeeping,
  'discussion_comment.edited': comments,
  'discussion_comment.deleted': comments,

  'release.created': releases,
  'release.released': releases,
  'release.prereleased': releases,
  'release.edited': releases,
  'registry_package.*': words('package 事件已经说明', 'the package event says the same'),

  'star.*': people,
  'watch.*': people,
  fork: people,

  'label.*': bookkeeping,
  'milestone.edited.body': edits,
  'project_card.*': bookkeeping,
  'project_column.*': bookkeeping,
  'projects_v2_item.*': words('GitHub 不发送条目的标题', 'GitHub does not send the title of an item'),
  'projects_v2_status_update.edited': edits,
  'projects_v2_status_update.deleted': bookkeeping,
  'meta.*': bookkeeping,
  'repository_import.*': bookkeeping,
  security_and_analysis: bookkeeping,
  'security_advisory.updated': bookkeeping,
  'secret_scanning_alert_location.*': words(
    'secret_scanning_alert 事件已经说明',
    'the secret_scanning_alert event says the same',
  ),
  'secret_scanning_scan.*': bookkeeping,
  'code_scanning_alert.appeared_in_branch': bookkeeping,
};

/** Of them, what another event sums up, says too or says better. */
export const doubles: readonly string[] = [
  'check_run.*',
  'check_suite.*',
  'workflow_job.*',
  'deployment.created',
  'push.queue',
  'create.*',
  'delete.*',
  'pull_request.dequeued.merge',
  'pull_request.dequeued.already_merged',
  'pull_request_review.submitted.empty',
  'issue_dependencies.blocking_added',
  'issue_dependencies.blocking_removed',
  'release.created',
  'release.released',
  'release.prereleased',
  'registry_package.*',
  'secret_scanning_alert_location.*',
];
