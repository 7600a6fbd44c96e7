import { branchOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { pageOf } from './links.ts';
import { origin } from './origin.ts';
import { filled, news, pick, topic, unsupported, type Words, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { MergeGroup } from './payload/pull-request.ts';

export const mergeGroupRoutes: Readonly<Record<string, Route>> = { merge_group: route(MergeGroup, mergeGroup) };

/** `*` is what is merged, `→` the branch it goes to. */
const checking = words('合并队列正在检查 *，准备合并到 →', 'Merge queue is checking * for →');
const ends: Readonly<Record<string, Words>> = {
  merged: words('合并队列已将 * 合并到 →', 'Merge queue merged * into →'),
  invalidated: words('合并队列要重新检查 *，再合并到 →', 'Merge queue has to recheck * before merging into →'),
  dequeued: words('合并队列移出了 *，没有合并到 →', 'Merge queue dropped * without merging into →'),
};

function mergeGroup(payload: Output<typeof MergeGroup>): Parsed {
  const { action, reason, merge_group: group } = payload;
  const said = action === 'checks_requested' ? checking : undefined;
  const told = said ?? (action === 'destroyed' ? pick(ends, reason ?? 'dequeued') : undefined);
  if (!told) return unsupported('merge_group', topic(action, reason));
  const target = branchOf(group.base_ref);
  const number = /\/pr-(\d+)-[\da-f]+$/.exec(group.head_ref)?.[1];
  const what = number === undefined ? words('一组合并请求', 'a merge group') : `#${number}`;
  const { place } = origin(payload);
  const url = number === undefined ? undefined : pageOf(payload.repository, `pull/${number}`);
  return news(topic('merge_group', action, said ? undefined : reason), {
    kind: 'notice',
    place,
    thread: `${place.name}/queue/${number ?? target}`,
    url,
    title: filled(filled(told, what), target, '→'),
  });
}
