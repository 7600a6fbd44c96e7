import { type Adapter, type RawRequest, route, secretUrl, type Text } from '../../src/kit/index.ts';
import { buildNews } from './build.ts';
import { Job } from './payload.ts';

const asExpected: Text = {
  'zh-CN': '构建的中间状态或正常结果，失败和恢复才通知',
  en: 'a build on its way or as expected; failures and recoveries are sent',
};

/** The end of a build is told twice, as COMPLETED and FINALIZED: the second is a repeat of the first. */
function deliveryId(req: RawRequest): string | null {
  const job = Job.safeParse(req.payload()).data;
  if (!job?.build.full_url) return null;
  const { full_url, phase } = job.build;
  return `${full_url} ${phase === 'COMPLETED' || phase === 'FINALIZED' ? 'FINISHED' : phase}`;
}

/** Jenkins with its Notification plugin, which proves nothing: the address of a hook is all that others do not know. */
export const jenkins: Adapter = {
  name: 'jenkins',
  title: { 'zh-CN': 'Jenkins', en: 'Jenkins' },
  docs: 'https://plugins.jenkins.io/notification/',
  auth: [secretUrl()],
  maxBody: 5 * 1024 * 1024,
  event: () => 'build',
  deliveryId,
  routes: { build: route(Job, buildNews) },
  quiet: {
    'build.queued': asExpected,
    'build.started': asExpected,
    'build.finished.success': asExpected,
    'build.finished.aborted': asExpected,
    'build.finished.not_built': asExpected,
  },
};
