import { words } from './parsed.ts';

/** Why a conversation was locked: `active_lock_reason`. */
export const lockReasons = {
  resolved: words('已解决', 'resolved'),
  'off-topic': words('偏离主题', 'off-topic'),
  'too heated': words('争论过于激烈', 'too heated'),
  spam: words('垃圾信息', 'spam'),
};

/** Why a pull request left the merge queue: `reason` of `dequeued`. */
export const dequeueReasons = {
  MERGE: words('已合并', 'merged'),
  MERGE_CONFLICT: words('有合并冲突', 'merge conflict'),
  CI_FAILURE: words('检查未通过', 'checks failed'),
  CI_TIMEOUT: words('检查超时', 'checks timed out'),
  ALREADY_MERGED: words('之前已合并', 'already merged'),
  QUEUE_CLEARED: words('队列被清空', 'queue cleared'),
  ROLL_BACK: words('队列回滚', 'rolled back'),
  BRANCH_PROTECTIONS: words('不满足分支保护规则', 'blocked by branch protection'),
  GIT_TREE_INVALID: words('Git 树无效', 'invalid Git tree'),
  INVALID_MERGE_COMMIT: words('合并提交无效', 'invalid merge commit'),
  UNKNOWN_REMOVAL_REASON: words('原因不明', 'unknown reason'),
};

/** Why an issue or discussion was closed: `state_reason`. */
export const closeReasons = {
  completed: words('已完成', 'completed'),
  not_planned: words('不打算处理', 'not planned'),
  duplicate: words('重复', 'duplicate'),
  resolved: words('已解决', 'resolved'),
  outdated: words('已过时', 'outdated'),
};

/** Permissions on a repository and roles in a team or organisation. */
export const roles = {
  pull: words('只读', 'read'),
  read: words('只读', 'read'),
  triage: words('分拣', 'triage'),
  push: words('读写', 'write'),
  write: words('读写', 'write'),
  maintain: words('维护', 'maintain'),
  admin: words('管理员', 'admin'),
  member: words('成员', 'member'),
  direct_member: words('成员', 'member'),
  reinstate: words('恢复原角色', 'reinstated'),
  billing_manager: words('账单管理员', 'billing manager'),
  hiring_manager: words('招聘管理员', 'hiring manager'),
};

/** Why an alert needs no more care: `resolution` and `dismissed_reason`, spaces as underscores. */
export const resolutions = {
  fixed: words('已修复', 'fixed'),
  false_positive: words('误报', 'false positive'),
  wont_fix: words('不修复', "won't fix"),
  "won't_fix": words('不修复', "won't fix"),
  used_in_tests: words('仅用于测试', 'used in tests'),
  revoked: words('已吊销', 'revoked'),
  pattern_edited: words('检测规则已修改', 'pattern edited'),
  pattern_deleted: words('检测规则已删除', 'pattern deleted'),
  fix_started: words('已开始修复', 'fix started'),
  inaccurate: words('不准确', 'inaccurate'),
  no_bandwidth: words('暂时没有人手', 'no bandwidth'),
  not_used: words('未使用', 'not used'),
  tolerable_risk: words('风险可接受', 'tolerable risk'),
};
