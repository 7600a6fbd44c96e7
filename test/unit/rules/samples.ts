import type { EventOf } from '../../../src/event/index.ts';

const place = { name: 'acme/web', type: 'repository' } as const;
const actor = { name: '李雷', login: 'lilei' };
const dependabot = { name: 'dependabot', login: 'dependabot[bot]', bot: true };

/** A push; `change` goes into it. */
export function push(change: Partial<EventOf<'push'>> = {}): EventOf<'push'> {
  return { kind: 'push', place, actor, ref: 'main', commits: [], total: 1, ...change };
}

/** A merge request from `feature/login` into `main`. */
export function request(change: Partial<EventOf<'merge_request'>> = {}): EventOf<'merge_request'> {
  const branches = { source: 'feature/login', target: 'main' };
  return {
    kind: 'merge_request',
    place,
    actor,
    title: '登录',
    action: 'opened',
    author: actor,
    ...branches,
    ...change,
  };
}

/** An issue. */
export function issue(change: Partial<EventOf<'issue'>> = {}): EventOf<'issue'> {
  return { kind: 'issue', place, actor, title: '闪烁', action: 'opened', ...change };
}

/** A build of `main`. */
export function build(change: Partial<EventOf<'build'>> = {}): EventOf<'build'> {
  return { kind: 'build', place, actor, name: 'CI', status: 'failure', severity: 'bad', ref: 'main', ...change };
}

/** A comment on an issue. */
export function comment(change: Partial<EventOf<'comment'>> = {}): EventOf<'comment'> {
  return { kind: 'comment', place, actor, on: 'issue', action: 'created', ...change };
}

/** A card that moves from 开发中 to 待验收. */
export function card(change: Partial<EventOf<'card'>> = {}): EventOf<'card'> {
  const board = { name: '产品迭代', type: 'board' } as const;
  return {
    kind: 'card',
    place: board,
    actor,
    title: '支付页',
    action: 'moved',
    from: '开发中',
    to: '待验收',
    ...change,
  };
}

/** A merge request that a machine account opened. */
export function machineRequest(change: Partial<EventOf<'merge_request'>> = {}): EventOf<'merge_request'> {
  return request({ actor: dependabot, author: dependabot, source: 'dependabot/npm/hono', ...change });
}
