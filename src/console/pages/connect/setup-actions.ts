import { secretsFor } from '../../../api/sources.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import { directory } from '../../../directory/stub.ts';
import { resolvedHook } from '../../../ingress/resolved-hook.ts';
import { sendSample } from '../../../ingress/sample.ts';
import { sampleRequest, samplesOf } from '../../../samples/index.ts';
import { type Flash, setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { words } from './setup-words.ts';

/** Plays a sample through the hook, to its groups. */
export async function playSample(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const hook = await resolvedHook(c.env, c.req.param('id') ?? '');
  if (!hook) return missing(c);
  const wanted = (await readForm(c)).text('sample');
  const sample = (await samplesOf(hook.source)).find(({ name }) => name === wanted);
  const sent = sample && (await sendSample(c.env, hook, sampleRequest(sample, new URL(c.req.url)), view.now));
  const title = sample?.title[view.locale] ?? '';
  const said: Flash =
    !sent || sent.outcome === 'unavailable'
      ? { tone: 'bad', text: t.sampleGone }
      : sent.outcome === 'accepted'
        ? { tone: 'good', text: t.sampleSent(title) }
        : { tone: 'info', text: t.sampleSilent(title) };
  return back(c, hook.id, said);
}

/** Stores the secret that the source has made, in place of what the hook had. */
export async function storeSecret(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const stub = directory(c.env);
  const hook = await stub.getHook(c.req.param('id') ?? '');
  if (!hook) return missing(c);
  const secret = (await readForm(c)).text('secret');
  if (secret === '') return back(c, hook.id, { tone: 'bad', text: t.secretMissing });
  if (hook.source === 'gitlab' && !secret.startsWith('whsec_')) {
    return back(c, hook.id, { tone: 'bad', text: t.signingTokenWrong });
  }
  const written = await stub.putHook({ ...hook, secrets: [secret] }, hook.id, { secretsFor });
  if (!written.ok) {
    const lines = written.issues.map(({ message }) => issueText(message, view.locale));
    return back(c, hook.id, { tone: 'bad', text: lines.join(' ') });
  }
  clearHookCache();
  return back(c, hook.id, { tone: 'good', text: t.secretSaved });
}

function back(c: ConsoleContext, hook: string, said: Flash): Response {
  setFlash(c, said);
  return c.redirect(`/console/connect/hook/${hook}`, 303);
}
