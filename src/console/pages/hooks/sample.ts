import { resolvedHook } from '../../../ingress/resolved-hook.ts';
import { sendSample } from '../../../ingress/sample.ts';
import { sampleRequest, samplesOf } from '../../../samples/index.ts';
import { type Flash, setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { hookPath } from './frame.tsx';
import { words } from './hook-words.ts';

/** Plays a sample through the hook and leads to what became of it. */
export async function sendSampleTo(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const hook = await resolvedHook(c.env, c.req.param('id') ?? '');
  if (!hook) return missing(c);
  const own = hookPath(hook.id);
  const back = (flash: Flash, path = own) => {
    setFlash(c, flash);
    return c.redirect(path, 303);
  };
  const name = (await readForm(c)).text('sample');
  const sample = (await samplesOf(hook.source)).find((each) => each.name === name);
  if (!sample) return back({ tone: 'bad', text: t.sampleGone });
  const request = sampleRequest(sample, new URL(`/${hook.source}/sample`, c.req.url));
  const accepted = await sendSample(c.env, hook, request, view.now);
  if (!accepted) return back({ tone: 'bad', text: t.sampleGone });
  if (accepted.outcome === 'unavailable') return back({ tone: 'warn', text: t.sampleFull });
  return back({ tone: 'good', text: t.sampleSent }, `${own}/deliveries/${accepted.delivery}`);
}
