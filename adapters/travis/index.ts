import { type Adapter, route, secretUrl } from '../../src/kit/index.ts';
import { keys, signature, unproven } from './auth.ts';
import { buildNews } from './build.ts';
import { deliveryId, repository } from './identity.ts';
import { Build } from './payload.ts';
import { quiet } from './quiet.ts';

/**
 * Travis CI: one delivery a build and state, as a form, signed with a key that Travis CI publishes. It never sends one again,
 * so what cannot be verified at once is kept until it can.
 */
export const travis: Adapter = {
  name: 'travis',
  title: { 'zh-CN': 'Travis CI', en: 'Travis CI' },
  docs: 'https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications',
  auth: [signature, secretUrl()],
  keys,
  repository,
  unproven,
  maxBody: 2 * 1024 * 1024,
  event: () => 'build',
  deliveryId,
  routes: { build: route(Build, buildNews) },
  quiet,
};
