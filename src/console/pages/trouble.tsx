import type { Context } from 'hono';
import { VaultError } from '../../directory/vault.ts';
import { log } from '../../observe/log.ts';
import { EmptyState } from '../components/empty.tsx';
import type { IconName } from '../components/icon.tsx';
import { barePage, page } from '../page.tsx';
import type { ConsoleContext } from '../view.ts';
import { catalogue } from '../words/catalogue.ts';

const words = catalogue({
  home: { 'zh-CN': '回到总览', en: 'Back to the overview' },
  missing: { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  missingText: {
    'zh-CN': '它可能已被删除，或者地址写错了。',
    en: 'It may have been deleted, or its address is misspelled.',
  },
  forbidden: { 'zh-CN': '这个请求不是从控制台发出的', en: 'This request did not come from the console' },
  forbiddenText: {
    'zh-CN':
      '为防止别的网站代你操作，已拒绝。请回到控制台再做一次；如果前面有反向代理，请让它传递 Host 和 X-Forwarded-Proto。',
    en: 'It was refused, so that no other site can act in your name. Go back to the console and do it again; a reverse proxy has to pass on Host and X-Forwarded-Proto.',
  },
  tooLarge: { 'zh-CN': '提交的内容太大', en: 'This is too large' },
  tooLargeText: { 'zh-CN': '一次最多 1 MiB，请分几次提交。', en: 'Send 1 MiB at most: split what you send.' },
  failed: { 'zh-CN': '这里出错了', en: 'Something went wrong here' },
  failedText: {
    'zh-CN': '请再试一次；如果还是这样，请查看日志。',
    en: 'Try again, and look into the log if it happens again.',
  },
  sealed: { 'zh-CN': '读不出保存的密钥', en: 'The stored secrets cannot be opened' },
  sealedText: {
    'zh-CN': 'ENCRYPTION_KEY 没有设置、不正确，或已经换过。换回原来的密钥，把它放在新密钥后面，用空格隔开。',
    en: 'ENCRYPTION_KEY is missing, wrong or was replaced. Put the old key back, after the new one and a space.',
  },
});

/** The page for what is not there. */
export function missing(c: ConsoleContext): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  c.status(404);
  return trouble(c, 'search', t.missing, t.missingText);
}

/** The page for a request that another site made. */
export function forbidden(c: ConsoleContext): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  c.status(403);
  return trouble(c, 'lock', t.forbidden, t.forbiddenText);
}

/** The page for a form that is too large. */
export function tooLarge(c: Context): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  c.status(413);
  return trouble(c, 'alert', t.tooLarge, t.tooLargeText);
}

/** The page for what nobody foresaw; the log has the details. */
export function failed(c: ConsoleContext, error: Error): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  // An error from the Directory keeps its name on the way here, not its class.
  const isSealed = error instanceof VaultError || error.name === 'VaultError';
  if (!isSealed) log('error', 'console.unexpected', { method: c.req.method, path: c.req.routePath, error });
  c.status(isSealed ? 503 : 500);
  return isSealed ? trouble(c, 'lock', t.sealed, t.sealedText) : trouble(c, 'alert', t.failed, t.failedText);
}

function trouble(c: ConsoleContext, icon: IconName, title: string, text: string): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  const content = (
    <EmptyState icon={icon} title={title} text={text} level={1}>
      <a class="button" href="/console">
        {t.home}
      </a>
    </EmptyState>
  );
  return c.var.signedIn ? page(c, { title }, content) : barePage(c, { title, headless: true }, content);
}
