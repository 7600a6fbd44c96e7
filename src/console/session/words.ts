import { catalogue } from '../words/catalogue.ts';
import { span } from '../words/time.ts';

/** What the way in says. */
export const words = catalogue({
  title: { 'zh-CN': '登录', en: 'Sign in' },
  lead: { 'zh-CN': '用管理员令牌登录控制台。', en: 'Sign in to the console with the administrator’s token.' },
  token: { 'zh-CN': '管理员令牌', en: 'Administrator’s token' },
  hint: {
    'zh-CN': '部署时设置的 ADMIN_TOKEN。',
    en: 'The ADMIN_TOKEN that was set when this was deployed.',
  },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  empty: { 'zh-CN': '请填写令牌。', en: 'Enter the token.' },
  wrong: { 'zh-CN': '令牌不对，请核对后再试。', en: 'This is not the token. Check it and try again.' },
  limited: {
    'zh-CN': (ms: number) => `这个地址试得太多了，请 ${span(ms, 'zh-CN')}后再试。已登录的会话不受影响。`,
    en: (ms) => `Too many attempts from this address. Try again in ${span(ms, 'en')}. Open sessions are not affected.`,
  },
  noToken: {
    'zh-CN': '还没有设置 ADMIN_TOKEN，没有人能登录。设置一个足够长的随机文本后重新启动。',
    en: 'ADMIN_TOKEN is not set, so nobody can sign in. Set it to a long random text and restart.',
  },
  insecure: {
    'zh-CN':
      '控制台只能通过 HTTPS 登录：会话 Cookie 不经明文传输。请用 https:// 打开，或在本机用 http://localhost 打开。',
    en: 'The console is reached over HTTPS only: its session cookie never travels in clear. Open it with https://, or on this machine with http://localhost.',
  },
  signedOut: { 'zh-CN': '已退出登录。', en: 'You are signed out.' },
});
