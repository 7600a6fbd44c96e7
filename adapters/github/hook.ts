import { branchOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { pageOf } from './links.ts';
import { notice } from './notice.ts';
import { topic, unsupported, words } from './parsed.ts';
import { RepositoryDispatch, WorkflowDispatch } from './payload/build.ts';
import type { Output } from './payload/common.ts';
import { Meta, Ping } from './payload/repository.ts';

/** The hook itself, and what people trigger by hand. */
export const hookRoutes: Readonly<Record<string, Route>> = {
  ping: route(Ping, ping),
  meta: route(Meta, meta),
  workflow_dispatch: route(WorkflowDispatch, workflowDispatch),
  repository_dispatch: route(RepositoryDispatch, repositoryDispatch),
};

/** Sent once when a hook is saved; the delivery log then says what the hook will bring. */
function ping({ hook, hook_id, repository, organization }: Output<typeof Ping>): Parsed {
  const owner = repository?.full_name ?? organization?.login ?? hook?.type;
  const events = hook?.events ?? [];
  const subscribed = events.includes('*') ? 'all events' : events.length > 0 ? events.join(', ') : 'unnamed events';
  const id = hook_id === undefined ? 'the hook' : `hook ${hook_id}`;
  return { topic: 'ping', ignored: 'ping', what: `${id}${owner ? ` of ${owner}` : ''} is set up for ${subscribed}` };
}

function meta(payload: Output<typeof Meta>): Parsed {
  if (payload.action !== 'deleted') return unsupported('meta', payload.action);
  return notice('meta.deleted', payload, 'hook', {
    severity: 'warn',
    title: words('删除了这个 webhook，之后不会再有消息', 'deleted this webhook; no more messages'),
  });
}

function workflowDispatch(payload: Output<typeof WorkflowDispatch>): Parsed {
  const file = payload.workflow?.replace(/^.*\//, '') ?? '';
  const gap = file && ' ';
  return notice('workflow_dispatch', payload, `dispatch/${file}`, {
    url: pageOf(payload.repository, file ? `actions/workflows/${file}` : 'actions'),
    title: words(`手动运行了工作流${gap}${file}`, `ran workflow${gap}${file} by hand`),
    facts: payload.ref ? [{ name: words('分支', 'Branch'), value: branchOf(payload.ref) }] : undefined,
  });
}

function repositoryDispatch(payload: Output<typeof RepositoryDispatch>): Parsed {
  const { action, branch, repository } = payload;
  return notice(topic('repository_dispatch', action), payload, `dispatch/${action}`, {
    url: repository && pageOf(repository, 'actions'),
    title: words(`触发了自定义事件 ${action}`, `triggered the custom event ${action}`),
    facts: branch ? [{ name: words('分支', 'Branch'), value: branch }] : undefined,
  });
}
