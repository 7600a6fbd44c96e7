import { type Adapter, anyOf, secretUrl, sharedToken } from '../../src/kit/index.ts';
import { issueRoutes } from './issue.ts';
import { isProbe, kindOf } from './kind.ts';
import { mergeRequestRoutes } from './merge-request.ts';
import { noteRoutes } from './note.ts';
import { pushRoutes } from './push.ts';
import { doubles, quiet } from './quiet.ts';

/** Codeup sends its Secret Token as it is; captured requests and the documentation differ on the header's name. */
const token = anyOf('shared-token', [
  sharedToken({ id: 'shared-token', header: 'x-codeup-token' }),
  sharedToken({ id: 'shared-token', header: 'codeup-token' }),
]);

const url = secretUrl();

/**
 * 阿里云 Codeup (云效代码管理), and the 阿里云Code that came before it, whose bodies are those of an early GitLab. A hook
 * without secrets takes deliveries without a token: there the address alone is what others do not know.
 */
export const codeup: Adapter = {
  name: 'codeup',
  title: { 'zh-CN': '阿里云 Codeup', en: 'Alibaba Cloud Codeup' },
  docs: 'https://help.aliyun.com/zh/yunxiao/user-guide/webhooks-settings',
  auth: [token, url],
  defaultAuth: (secrets) => (secrets.length > 0 ? token : url),
  maxBody: 25 * 1024 * 1024,
  event: kindOf,
  deliveryId: ({ headers }) => headers.get('x-codeup-delivery') || headers.get('codeup-delivery') || null,
  probe: (req) => (isProbe(req) ? 'a check of the address, without an event' : null),
  unproven: (req) => (isProbe(req) ? 'a check of the address that came without the token' : null),
  routes: { ...pushRoutes, ...mergeRequestRoutes, ...issueRoutes, ...noteRoutes },
  quiet,
  doubles,
};
