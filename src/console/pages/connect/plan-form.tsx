import type { Adapter } from '../../../kit/index.ts';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field, Select, TextArea } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import type { View } from '../../view.ts';
import { mentionings, presetsFor } from './plan.ts';
import { choosesProof, type PlanFields, proofs } from './plan-draft.ts';
import { mentionWords, presetWords, words } from './plan-words.ts';

interface PlanFormProps {
  view: View;
  action: string;
  adapter: Adapter;
  fields: PlanFields;
  errors: readonly FormError[];
}

/** The form of this step. Sent with GET it is a preview; a script does that at every change. */
export function PlanForm({ view, action, adapter, fields, errors }: PlanFormProps) {
  const t = words(view.locale);
  const finer = <Finer view={view} adapter={adapter} fields={fields} errors={errors} />;
  return (
    <form method="post" action={action} class="card stack" data-preview="preview" novalidate>
      <ErrorSummary errors={errors} locale={view.locale} />
      <fieldset class="choices">
        <legend class="visually-hidden">{t.preset}</legend>
        {presetsFor(adapter).map((preset) => (
          <label class="choice">
            <input type="radio" name="preset" value={preset} checked={fields.preset === preset} />
            <span>
              <strong>{presetWords[preset].title[view.locale]}</strong>
              <span class="muted small">{presetWords[preset].text[view.locale]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {adapter.repository && (
        <TextArea
          name="repositories"
          label={t.repositories}
          hint={t.repositoriesHint}
          value={fields.repositories.join('\n')}
          error={errorOf(errors, 'repositories')}
          rows={2}
          code
        />
      )}
      {finer}
      <div class="actions">
        <button type="submit" class="button primary">
          {t.make}
          <Icon name="next" size={18} />
        </button>
        <button type="submit" class="button without-script" formmethod="get">
          {t.refresh}
        </button>
      </div>
    </form>
  );
}

function Finer({ view, adapter, fields, errors }: Omit<PlanFormProps, 'action'>) {
  const t = words(view.locale);
  const isTouched = fields.branches.length + fields.muted.length > 0 || fields.mention !== 'default';
  const isWrong = errors.some(({ field }) => field !== undefined && field !== 'repositories');
  return (
    <details class="more" open={isTouched || isWrong}>
      <summary>{t.more}</summary>
      <div class="stack">
        <Field
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={fields.name}
          error={errorOf(errors, 'name')}
          required
        />
        <TextArea
          name="branches"
          label={t.branches}
          hint={t.branchesHint}
          value={fields.branches.join('\n')}
          error={errorOf(errors, 'branches')}
          rows={2}
          code
        />
        <TextArea
          name="muted"
          label={t.muted}
          hint={t.mutedHint}
          value={fields.muted.join('\n')}
          error={errorOf(errors, 'muted')}
          rows={2}
          code
        />
        <Select
          name="mention"
          label={t.mention}
          hint={t.mentionHint}
          value={fields.mention}
          options={mentionings.map((each) => [each, mentionWords[each][view.locale]])}
        />
        {choosesProof(adapter) && (
          <Select
            name="proof"
            label={t.proof}
            value={fields.proof}
            options={proofs.map((each) => [each, each === 'secret' ? t.proofSecret : t.proofAddress])}
          />
        )}
      </div>
    </details>
  );
}
