import { type EventOf, httpUrl, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { news, pick, topic, unsupported } from './parsed.ts';
import { Deployment } from './payload/build.ts';
import type { Output } from './payload/common.ts';
import { actorOf, concerning } from './people.ts';
import { pageOf } from './place.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof Deployment>;
type Event = EventOf<'deployment'>;

export const deploymentRoutes: Readonly<Record<string, Route>> = { deployment: route(Deployment, deployment) };

const states: Readonly<Record<string, { status: Event['status']; severity: Event['severity'] }>> = {
  created: { status: 'pending', severity: 'info' },
  running: { status: 'running', severity: 'info' },
  success: { status: 'success', severity: 'good' },
  failed: { status: 'failure', severity: 'bad' },
  canceled: { status: 'cancelled', severity: 'info' },
  blocked: { status: 'waiting', severity: 'warn' },
  approved: { status: 'approved', severity: 'good' },
  rejected: { status: 'rejected', severity: 'warn' },
};

function deployment(payload: Payload, req: VerifiedRequest): Parsed {
  const turn = pick(states, payload.status);
  if (!turn) return unsupported('deployment', payload.status);
  const { place, actor } = origin(payload, req, payload.deployable_url);
  const judged = turn.status === 'approved' || turn.status === 'rejected';
  return news(topic('deployment', payload.status), {
    kind: 'deployment',
    place,
    actor: (judged ? actorOf(payload.approver, payload.project, req) : undefined) ?? actor,
    thread: `${place.name}/deploy/${payload.environment}`,
    url: httpUrl(payload.deployable_url) ?? pageOf(place, 'environments'),
    at: isoTime(payload.status_changed_at),
    ...turn,
    concerns: judged ? concerning([['author', [payload.user]]], payload.approver) : undefined,
    environment: payload.environment,
    ref: payload.ref || undefined,
    commit: commitOf(payload),
    description: judged ? payload.approval?.comment || undefined : undefined,
    environmentUrl: httpUrl(payload.environment_external_url),
  });
}

function commitOf({ short_sha: short, commit_url: address, commit_title: title }: Payload): Event['commit'] {
  const url = httpUrl(address);
  const id = /\/commits?\/([\da-f]{7,64})$/.exec(url ?? '')?.[1] ?? short;
  return id ? { id, title: title ?? '', url } : undefined;
}
