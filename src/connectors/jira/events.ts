/** Events that the set-up page recommends. */
export const usual: readonly string[] = [
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
  'comment_created',
  'sprint_started',
  'sprint_closed',
  'jira:version_released',
  'jira:version_unreleased',
];

/** Every event that a webhook of an administrator can have and somebody may want to read of. */
export const everyEvent: readonly string[] = [
  ...usual,
  'comment_updated',
  'comment_deleted',
  'worklog_created',
  'worklog_updated',
  'worklog_deleted',
  'attachment_created',
  'attachment_deleted',
  'issuelink_created',
  'issuelink_deleted',
  'sprint_created',
  'sprint_updated',
  'sprint_deleted',
  'jira:version_created',
  'jira:version_updated',
  'jira:version_moved',
  'jira:version_deleted',
  'project_created',
  'project_updated',
  'project_deleted',
  'board_created',
  'board_updated',
  'board_deleted',
  'board_configuration_changed',
  'user_created',
  'user_updated',
  'user_deleted',
];

/** The events by the first word of their topics: there they go without `jira:`. */
export const heads: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  everyEvent.map((event) => [event, [event.replace(/^jira:/, '')]]),
);
