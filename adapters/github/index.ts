import { type Adapter, hmac } from '../../src/kit/index.ts';
import { advisoryRoutes } from './advisories.ts';
import { alertRoutes } from './alerts.ts';
import { appRoutes } from './apps.ts';
import { checkRoutes } from './check.ts';
import { classicProjectRoutes } from './classic-project.ts';
import { commentRoutes } from './comment.ts';
import { deploymentRoutes } from './deployment.ts';
import { discussionRoutes } from './discussion.ts';
import { hookRoutes } from './hook.ts';
import { issueRoutes } from './issue.ts';
import { issueLinkRoutes } from './issue-links.ts';
import { mergeGroupRoutes } from './merge-group.ts';
import { peopleRoutes } from './people.ts';
import { planningRoutes } from './planning.ts';
import { projectRoutes } from './project.ts';
import { protectionRoutes } from './protection.ts';
import { pullRequestRoutes } from './pull-request.ts';
import { pushRoutes } from './push.ts';
import { doubles, quiet } from './quiet.ts';
import { releaseRoutes } from './release.ts';
import { repositoryRoutes } from './repository.ts';
import { reviewRoutes } from './review.ts';
import { secretRoutes } from './secrets.ts';
import { statusRoutes } from './status.ts';
import { teamRoutes } from './teams.ts';
import { workflowRoutes } from './workflow.ts';

/**
 * GitHub and GitHub Enterprise Server: repository, organisation and App hooks. All events that GitHub documents are
 * understood; an action that is new to us is ignored, never refused.
 */
export const github: Adapter = {
  name: 'github',
  title: { 'zh-CN': 'GitHub', en: 'GitHub' },
  docs: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
  auth: [
    hmac({
      id: 'hmac-sha256',
      header: 'x-hub-signature-256',
      hash: 'SHA-256',
      prefix: 'sha256=',
      encoding: 'hex',
    }),
  ],
  maxBody: 25 * 1024 * 1024,
  event: ({ headers }) => headers.get('x-github-event') || null,
  deliveryId: ({ headers }) => headers.get('x-github-delivery') || null,
  routes: {
    ...pushRoutes,
    ...pullRequestRoutes,
    ...mergeGroupRoutes,
    ...reviewRoutes,
    ...commentRoutes,
    ...issueRoutes,
    ...issueLinkRoutes,
    ...discussionRoutes,
    ...workflowRoutes,
    ...checkRoutes,
    ...statusRoutes,
    ...deploymentRoutes,
    ...releaseRoutes,
    ...repositoryRoutes,
    ...planningRoutes,
    ...projectRoutes,
    ...classicProjectRoutes,
    ...peopleRoutes,
    ...teamRoutes,
    ...appRoutes,
    ...alertRoutes,
    ...secretRoutes,
    ...advisoryRoutes,
    ...protectionRoutes,
    ...hookRoutes,
  },
  quiet,
  doubles,
};
