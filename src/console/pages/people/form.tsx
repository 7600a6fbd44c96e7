import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field } from '../../components/field.tsx';
import { Ask, Card, PageHead } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import type { PersonFields } from './person.ts';
import { accountTitle } from './sources.ts';
import { words } from './words.ts';

interface PersonFormProps {
  view: View;
  fields: PersonFields;
  sources: { first: readonly string[]; more: readonly string[] };
  errors?: readonly FormError[];
  /** Of who is stored under this form. */
  stored?: { key: string; name: string };
}

/** The form for somebody new, or for who is stored. */
export function PersonForm({ view, fields, sources, errors = [], stored }: PersonFormProps) {
  const t = words(view.locale);
  const own = stored ? `/console/people/${stored.key}` : '/console/people/_new';
  const field = (name: string) => ({ name, error: errorOf(errors, name) });
  const account = (source: string) => (
    <Field
      {...field(`accounts.${source}`)}
      label={accountTitle(source, view.locale)}
      value={fields.accounts[source] ?? ''}
      spellcheck={false}
    />
  );
  const isMoreOpen = sources.more.some((each) => fields.accounts[each] || errorOf(errors, `accounts.${each}`));
  return (
    <>
      <PageHead title={stored?.name ?? t.addTitle} crumb={{ href: '/console/people', label: t.title }} />
      <ErrorSummary errors={errors} locale={view.locale} />
      <form method="post" action={own} class="stack" novalidate>
        <Card>
          <Field {...field('name')} label={t.name} value={fields.name} autofocus={!stored} required />
          <div class="fields">
            <Field {...field('mobile')} label={t.mobile} hint={t.mobileHint} value={fields.mobile} />
            <Field {...field('userId')} label={t.userId} hint={t.userIdHint} value={fields.userId} />
          </div>
        </Card>
        <Card title={t.accounts}>
          <p class="muted">{t.accountsText}</p>
          <div class="fields">{sources.first.map(account)}</div>
          {sources.more.length > 0 && (
            <details class="more" open={isMoreOpen}>
              <summary>{t.moreSources}</summary>
              <div class="stack">
                <div class="fields">{sources.more.map(account)}</div>
              </div>
            </details>
          )}
        </Card>
        <div class="actions">
          <button type="submit" class="button primary">
            {t.save}
          </button>
          <a class="button plain" href="/console/people">
            {t.cancel}
          </a>
        </div>
      </form>
      {stored && (
        <Ask label={t.remove} action={`${own}/delete`} submit={t.remove} danger small>
          <p>{t.removeText}</p>
        </Ask>
      )}
    </>
  );
}
