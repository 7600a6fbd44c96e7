import { TokenDraft } from '../../../api/tokens.ts';
import { check } from '../../../directory/issues.ts';
import { directory } from '../../../directory/stub.ts';
import { type Scope, scopes, type TokenRow } from '../../../directory/tokens.ts';
import { Chip } from '../../components/chip.tsx';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field } from '../../components/field.tsx';
import { Notice, type Tone } from '../../components/notice.tsx';
import { Ask, Card, Copy } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { formErrors } from '../../issues/text.ts';
import type { ConsoleContext, View } from '../../view.ts';
import { settingsPage } from './frame.tsx';
import { words } from './token-words.ts';

/** The named tokens of the API. */
export function tokensPage(c: ConsoleContext): Promise<Response> {
  return shown(c, {});
}

/** Makes a token and shows it, once: the reply to the form is the only page it ever stands on. */
export async function createToken(c: ConsoleContext): Promise<Response> {
  const form = await readForm(c);
  const { locale } = c.var.view;
  const draft = check(TokenDraft, { name: form.text('name'), scope: form.text('scope') });
  if (!draft.ok) {
    const errors = formErrors(draft.issues, ['name', 'scope'], locale);
    return shown(c, { errors, name: form.text('name'), scope: form.text('scope') });
  }
  const { name, scope } = draft.value;
  const { token } = await directory(c.env).createToken(name, scope);
  return shown(c, { made: { name, token } });
}

/** Takes a token away. */
export async function revokeToken(c: ConsoleContext): Promise<Response> {
  const t = words(c.var.view.locale);
  const isGone = !(await directory(c.env).revokeToken(c.req.param('id') ?? ''));
  setFlash(c, isGone ? { tone: 'info', text: t.gone } : { tone: 'good', text: t.revoked });
  return c.redirect('/console/settings/tokens', 303);
}

interface Shown {
  errors?: readonly FormError[];
  name?: string;
  scope?: string;
  made?: { name: string; token: string };
}

async function shown(c: ConsoleContext, { errors = [], name = '', scope = 'read', made }: Shown): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const tokens = await directory(c.env).tokens();
  if (errors.length > 0) c.status(422);
  return settingsPage(
    c,
    'tokens',
    <>
      <p class="muted">{t.lead}</p>
      {made && <Made view={view} {...made} />}
      <ErrorSummary errors={errors} locale={view.locale} />
      {tokens.length > 0 && (
        <Card flush>
          <TokenTable view={view} tokens={tokens} />
        </Card>
      )}
      <Card title={t.newTitle}>
        <form method="post" action="/console/settings/tokens" class="stack" novalidate>
          <Field name="name" label={t.name} hint={t.nameHint} value={name} error={errorOf(errors, 'name')} required />
          <fieldset class="options">
            <legend>{t.scope}</legend>
            {scopes.map((each) => (
              <label class="option">
                <input type="radio" name="scope" value={each} checked={each === scope} />
                <span>
                  <strong>{t[each]}</strong>
                  <span class="muted small">{t[`${each}Text`]}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div class="actions">
            <button type="submit" class="button primary">
              {t.create}
            </button>
          </div>
        </form>
      </Card>
    </>,
  );
}

function Made({ view, name, token }: { view: View; name: string; token: string }) {
  const t = words(view.locale);
  return (
    <Notice tone="good" title={t.made(name)}>
      <p>{t.once}</p>
      <div class="row">
        <code class="secret">{token}</code>
        <Copy text={token} label={t.copy} copied={t.copied} />
      </div>
      <p class="small">
        {t.usage} <code>authorization: Bearer …</code>
      </p>
    </Notice>
  );
}

const tones: Readonly<Record<Scope, Tone>> = { read: 'quiet', operate: 'info', admin: 'warn' };

function TokenTable({ view, tokens }: { view: View; tokens: readonly TokenRow[] }) {
  const t = words(view.locale);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' });
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.scope}</th>
          <th scope="col">{t.created}</th>
          <th scope="col">{t.used}</th>
          <th scope="col">
            <span class="visually-hidden">{t.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scope, createdAt, usedOn }) => (
          <tr>
            <td>
              <strong>{name}</strong>
            </td>
            <td data-label={t.scope}>
              <Chip tone={tones[scope]}>{t[scope]}</Chip>
            </td>
            <td data-label={t.created} class="nowrap">
              <Time at={Math.min(createdAt, view.now)} view={view} />
            </td>
            <td data-label={t.used} class="nowrap number">
              {usedOn === null ? <span class="muted">{t.never}</span> : day.format(usedOn)}
            </td>
            <td class="end">
              <Ask label={t.revoke} action={`/console/settings/tokens/${id}/revoke`} submit={t.revoke} danger small>
                <p>{t.revokeText}</p>
              </Ask>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
