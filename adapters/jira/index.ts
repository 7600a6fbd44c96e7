import * as z from 'zod';
import { type Adapter, hmac, route, secretUrl } from '../../src/kit/index.ts';
import { administrationRoutes } from './administration.ts';
import { automationRoutes } from './automation.ts';
import { commentRoutes } from './comment.ts';
import { deliveryIdOf, eventOf, unnamed } from './delivery.ts';
import { issueRoutes } from './issue.ts';
import { milestoneRoutes } from './milestone.ts';
import { placeRoutes } from './places.ts';
import { quiet } from './quiet.ts';
import { recordRoutes } from './records.ts';

/**
 * Jira Cloud, Data Center and Server: webhooks of an administrator, of workflow post functions, and what automation rules
 * send. Cloud and Data Center from 10 on sign; older servers are known by the secret address alone.
 */
export const jira: Adapter = {
  name: 'jira',
  title: { 'zh-CN': 'Jira', en: 'Jira' },
  docs: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/',
  auth: [
    hmac({ id: 'hmac-sha256', header: 'x-hub-signature', hash: 'SHA-256', prefix: 'sha256=', encoding: 'hex' }),
    secretUrl(),
  ],
  maxBody: 25 * 1024 * 1024,
  event: eventOf,
  deliveryId: deliveryIdOf,
  routes: {
    ...issueRoutes,
    ...commentRoutes,
    ...recordRoutes,
    ...milestoneRoutes,
    ...placeRoutes,
    ...administrationRoutes,
    ...automationRoutes,
    [unnamed]: route(z.unknown(), () => ({
      topic: unnamed,
      ignored: 'unsupported',
      what: 'the body names no event: custom bodies belong to a hook of the source "custom"',
    })),
  },
  // Notes of apps on issues, and messages for the developers of apps.
  silent: [
    'issue_property_set',
    'issue_property_deleted',
    'jira_expression_evaluation_failed',
    'app_access_to_objects_blocked',
    'app_access_to_objects_in_container_blocked',
  ],
  quiet,
};
