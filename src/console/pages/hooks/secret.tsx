import type { Child } from 'hono/jsx';
import { randomHex } from '../../../directory/bytes.ts';
import type { Group, Hook } from '../../../directory/index.ts';
import { isStars, STARS } from '../../../directory/stars.ts';
import { directory } from '../../../directory/stub.ts';
import { log } from '../../../observe/log.ts';
import { Card, Copy } from '../../components/parts.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { HookFrame, hookPath } from './frame.tsx';
import { canMake, proofOf } from './secret-kind.ts';
import { FirstSecret, SecretNow, SecretSteps, type Seen } from './secret-steps.tsx';
import { words } from './secret-words.ts';
import { words as hookWords } from './words.ts';
import { changed, putHook } from './write.ts';

/** A hook's secret: how many are stored, and the steps to another one. */
export async function secretPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const stub = directory(c.env);
  const [hook, groups] = await Promise.all([stub.getHook(c.req.param('id') ?? ''), stub.groups()]);
  if (!hook) return missing(c);
  const proof = proofOf(hook);
  return framed(
    c,
    hook,
    groups,
    <>
      <SecretNow view={view} hook={hook} proof={proof} />
      {hook.secrets.length === 0 ? (
        <FirstSecret view={view} hook={hook} candidate={canMake(hook.source) ? randomHex(32) : ''} />
      ) : (
        <SecretSteps view={view} hook={hook} proof={proof} seen={await seenOf(c.env, hook.id, view.now)} />
      )}
    </>,
  );
}

/**
 * Adds a secret in front of those that are valid. One that was made here is shown in the reply, and never again: sending
 * the same form twice makes no second one, since it says how many there were.
 */
export async function addSecret(c: ConsoleContext): Promise<Response> {
  const t = words(c.var.view.locale);
  const stub = directory(c.env);
  const [hook, groups] = await Promise.all([stub.getHook(c.req.param('id') ?? ''), stub.groups()]);
  if (!hook) return missing(c);
  const form = await readForm(c);
  if (form.number('have') !== hook.secrets.length) return back(c, hook, 'warn', t.stale);
  const isMade = form.text('do') === 'make' && proofOf(hook).kind !== 'theirs';
  const secret = isMade ? randomHex(32) : form.text('secret');
  if (secret === '' || isStars(secret)) return back(c, hook, 'bad', t.missing);
  // A hook that names the address as its proof would not look at the secret.
  const auth = hook.auth === 'secret-url' ? undefined : hook.auth;
  const written = await putHook(c.env, changed(hook, { auth, secrets: [secret, ...hook.secrets] }), hook.id);
  if (!written.ok) {
    const { locale } = c.var.view;
    return back(c, hook, 'bad', written.issues.map(({ message }) => issueText(message, locale)).join(' '));
  }
  if (!isMade) return back(c, hook, 'good', t.added);
  return framed(
    c,
    hook,
    groups,
    <Card title={t.shown}>
      <div class="address">
        <code class="address-text" id="new-secret">
          {secret}
        </code>
        <Copy text={secret} label={t.copy} copied={t.copied} />
      </div>
      <p class="muted">{t.shownText}</p>
      <div class="actions">
        <a class="button primary" href={hookPath(hook.id, 'secret')}>
          {t.goOn}
        </a>
      </div>
    </Card>,
  );
}

/** Keeps only the newest secret: a star stands for the first that is stored. */
export async function finishRotation(c: ConsoleContext): Promise<Response> {
  const t = words(c.var.view.locale);
  const hook = await directory(c.env).getHook(c.req.param('id') ?? '');
  if (!hook) return missing(c);
  const isStale = (await readForm(c)).number('have') !== hook.secrets.length || hook.secrets.length < 2;
  if (isStale) return back(c, hook, 'warn', t.stale);
  const written = await putHook(c.env, changed(hook, { secrets: [STARS] }), hook.id);
  return written.ok ? back(c, hook, 'good', t.finished) : back(c, hook, 'bad', t.stale);
}

async function seenOf(env: Env, id: string, now: number): Promise<Seen | null> {
  const inbox = env.INBOX.getByName(id);
  try {
    const [{ last }, { refused }] = await Promise.all([inbox.glance(now), inbox.status()]);
    return { delivery: last?.receivedAt ?? null, refusal: refused?.last ?? null };
  } catch (error) {
    log('warn', 'console.inbox', { hook: id, error });
    return null;
  }
}

function framed(c: ConsoleContext, hook: Hook, groups: readonly Group[], content: Child): Promise<Response> {
  const { view } = c.var;
  return page(
    c,
    { title: `${hookWords(view.locale).tabSecret} · ${hook.name}`, area: 'hooks' },
    <HookFrame view={view} hook={hook} groups={groups} tab="secret">
      {content}
    </HookFrame>,
  );
}

function back(c: ConsoleContext, hook: Hook, tone: 'good' | 'warn' | 'bad', text: string): Response {
  setFlash(c, { tone, text });
  return c.redirect(hookPath(hook.id, 'secret'), 303);
}
