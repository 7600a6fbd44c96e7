import type { View } from '../../view.ts';
import { words } from './words.ts';

/** Asks for the reason that stays with what is done. `id` tells several on a page apart. */
export function ReasonField({ view, id }: { view: View; id: string }) {
  const t = words(view.locale);
  const field = `reason-${id.replaceAll(/\W+/g, '-')}`;
  return (
    <div class="field">
      <label for={field}>{t.reason}</label>
      <input id={field} name="reason" maxlength={500} required autocomplete="off" aria-describedby={`${field}-hint`} />
      <p class="hint" id={`${field}-hint`}>
        {t.reasonHint}
      </p>
    </div>
  );
}
