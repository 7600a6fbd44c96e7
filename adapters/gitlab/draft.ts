const prefix = /^\s*(?:\[(?:draft|wip)\]|\((?:draft|wip)\)|(?:draft|wip):)\s*/i;

/** A title without the words that make a merge request a draft. https://docs.gitlab.com/user/project/merge_requests/drafts/ */
export function withoutDraft(title: string): string {
  return title.replace(prefix, '') || title;
}

/** Whether the title itself says that it is a draft: all there was before GitLab 13.2. */
export function saysDraft(title: string | undefined): boolean {
  return prefix.test(title ?? '');
}
