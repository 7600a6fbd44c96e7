import { branchOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { news, pick, topic, unsupported, type Words, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { MergeGroup } from './payload/pull-request.ts';

export const mergeGroupRoutes: Readonly<Record<string, Route>> = { merge_group: route(MergeGroup, mergeGroup) };

const ends: Readonly<Record<string, Words>> = {
  merged: words('已合并到', 'was merged into'),
  invalidated: words('需要重新检查，目标是', 'has to be checked again before it is merged into'),
  dequeued: words('离开了合并队列，目标是', 'left the merge queue for'),
};

function mergeGroup(payload: Output<typeof MergeGroup>): Parsed {
  const { action, reason, merge_group: group } = payload;
  const said = action === 'checks_requested' ? words('开始检查，准备合并到', 'is being checked for') : undefined;
  const verb = said ?? (action === 'destroyed' ? pick(ends, reason ?? 'dequeued') : undefined);
  if (!verb) return unsupported('merge_group', topic(action, reason));
  const target = branchOf(group.base_ref);
  const number = /\/pr-(\d+)-[\da-f]+$/.exec(group.head_ref)?.[1];
  const [zh, en] = number === undefined ? ['一组合并请求', 'A merge group'] : [`#${number} `, `#${number}`];
  const { place } = origin(payload);
  return news(topic('merge_group', action, said ? undefined : reason), {
    kind: 'notice',
    place,
    thread: `${place.name}/queue/${number ?? target}`,
    title: words(`${zh}${verb['zh-CN']} ${target}`, `${en} ${verb.en} ${target}`),
  });
}
