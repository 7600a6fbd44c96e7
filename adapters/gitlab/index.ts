import { type Adapter, sharedToken, standardWebhooks } from '../../src/kit/index.ts';
import { accountRoutes } from './account.ts';
import { deploymentRoutes } from './deployment.ts';
import { emojiRoutes } from './emoji.ts';
import { eventName } from './event-name.ts';
import { issueRoutes } from './issue.ts';
import { jobRoutes } from './job.ts';
import { memberRoutes } from './member.ts';
import { mergeRequestRoutes } from './merge-request.ts';
import { noteRoutes } from './note.ts';
import { pipelineRoutes } from './pipeline.ts';
import { planningRoutes } from './planning.ts';
import { projectRoutes } from './project.ts';
import { pushRoutes } from './push.ts';
import { doubles, quiet } from './quiet.ts';
import { securityRoutes } from './security.ts';
import { tagRoutes } from './tag.ts';

/** GitLab 19 and later: signs id, time and body. */
const signed = standardWebhooks();

/** Any version: the secret itself in a header. */
const token = sharedToken({ id: 'token', header: 'x-gitlab-token' });

/**
 * GitLab.com, self-managed GitLab and JihuLab: project, group and system hooks. All events that GitLab documents are
 * understood; an action that is new to us is ignored, never refused.
 */
export const gitlab: Adapter = {
  name: 'gitlab',
  title: { 'zh-CN': 'GitLab', en: 'GitLab' },
  docs: 'https://docs.gitlab.com/user/project/integrations/webhook_events/',
  auth: [signed, token],
  /** GitLab makes the signing tokens itself, `whsec_…`. A hook that has one never falls back to the weaker proof. */
  defaultAuth: (secrets) => (secrets.length === 0 || secrets.some((secret) => /^whsec_/.test(secret)) ? signed : token),
  maxBody: 25 * 1024 * 1024,
  event: eventName,
  /**
   * The same on every retry and on *Resend*. `webhook-id` equals `Idempotency-Key` and comes first because it is the one
   * that a signing token covers. `X-Gitlab-Event-UUID` is shared by all events of one request to GitLab, and
   * `X-Gitlab-Webhook-UUID` is new each time: neither names a delivery.
   */
  deliveryId: ({ headers }) => headers.get('webhook-id') || headers.get('idempotency-key') || null,
  routes: {
    ...pushRoutes,
    ...tagRoutes,
    ...mergeRequestRoutes,
    ...issueRoutes,
    ...noteRoutes,
    ...emojiRoutes,
    ...pipelineRoutes,
    ...jobRoutes,
    ...deploymentRoutes,
    ...planningRoutes,
    ...securityRoutes,
    ...memberRoutes,
    ...projectRoutes,
    ...accountRoutes,
  },
  quiet,
  doubles,
};
