import { httpUrl, type Place } from '../../src/kit/index.ts';
import { saysDraft, withoutDraft } from './draft.ts';
import type { Output } from './payload/common.ts';
import { type MergeRequest, numberOf } from './payload/merge-request.ts';
import { pageOf } from './place.ts';

type Attributes = Output<typeof MergeRequest>['object_attributes'];

/** A merge request by its thread, page, number and title, as every event about it names it. */
export function aboutRequest(
  request: { iid?: number; title?: string; url?: string },
  place: Place,
): { thread: string; url: string | undefined; number: string; title: string } {
  const number = numberOf(request);
  return {
    thread: `${place.name}!${number}`,
    url: httpUrl(request.url) ?? pageOf(place, `merge_requests/${number}`),
    number: `!${number}`,
    title: withoutDraft(request.title ?? ''),
  };
}

/** Whether it is not to be reviewed yet. */
export function isDraft({ draft, work_in_progress: wip, title }: Attributes): boolean {
  return draft ?? wip ?? saysDraft(title);
}

/** A branch of a fork is told with its namespace: it is not the branch of that name here. */
export function branches({ source, target, source_branch: branch, target_branch: into }: Attributes) {
  const [from, to] = [source?.path_with_namespace, target?.path_with_namespace];
  const fork = from !== undefined && to !== undefined && from !== to;
  return { source: branch && fork ? `${from.replace(/\/[^/]*$/, '')}:${branch}` : branch, target: into };
}

/** All its changes; only the new ones where commits were added. */
export function diffOf({ oldrev, last_commit: head }: Attributes, { place, url }: { place: Place; url?: string }) {
  if (oldrev && head) return pageOf(place, `compare/${encodeURIComponent(oldrev)}...${encodeURIComponent(head.id)}`);
  return url && `${url}/diffs`;
}
