import { type Parsed, type Route, route, shortSha, type VerifiedRequest } from '../../src/kit/index.ts';
import { bareCommit, commitOf } from './commit.ts';
import { news, topic, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Push } from './payload/push.ts';
import { isBot } from './people.ts';
import { encodedPath, pageOf } from './place.ts';
import { none, pusherOf, whereAndWho } from './pusher.ts';

type Payload = Output<typeof Push>;

export const tagRoutes: Readonly<Record<string, Route>> = { tag_push: route(Push, tagPush) };

function tagPush(payload: Payload, req: VerifiedRequest): Parsed {
  const { before, after, checkout_sha: sha, commits } = payload;
  const [created, deleted] = [none.test(before), none.test(after)];
  const common = whereAndWho(payload, req);
  const { place, ref, ...rest } = common;
  const bot = isBot(pusherOf(payload)) ? 'bot' : undefined;
  const url = pageOf(place, `tags/${encodedPath(ref)}`);
  if (!created && !deleted) {
    return news(topic('tag_push', bot ?? 'moved'), {
      kind: 'notice',
      place,
      ...rest,
      url,
      severity: 'warn',
      title: words(`移动了 Tag ${ref}`, `moved tag ${ref}`),
      facts: [{ name: words('提交', 'Commit'), value: `${shortSha(before)} → ${shortSha(after)}` }],
    });
  }
  const target = commits.find(({ id }) => id === sha);
  return news(topic('tag_push', bot ?? (created ? 'created' : 'deleted')), {
    kind: 'ref',
    ...common,
    url: created ? url : place.url,
    type: 'tag',
    action: created ? 'created' : 'deleted',
    commit: created
      ? target
        ? commitOf(target, place)
        : bareCommit(sha ?? after, place)
      : // A tag may have been an object of its own, which has no page.
        { id: before, title: '' },
  });
}
