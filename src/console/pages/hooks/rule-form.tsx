import type { Group, Hook, Person } from '../../../directory/index.ts';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Field, Select, TextArea } from '../../components/field.tsx';
import { Ask, Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { hookPath } from './frame.tsx';
import type { Listed, RuleFields } from './rule-draft.ts';
import { firstConditions } from './rule-first.ts';
import { Hours, type Part, Severities } from './rule-hours.tsx';
import { Consequence } from './rule-then.tsx';
import { Vocabulary } from './rule-vocabulary.tsx';
import { conditionWords, words } from './rule-words.ts';

/** What the form for a rule needs to know. */
export interface RuleFormProps {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  people: readonly Person[];
  fields: RuleFields;
  errors: readonly FormError[];
  /** Of the rules as they are: what is sent back with every change. */
  mark: string;
  /** Its place, from 1; null for a new rule. */
  number: number | null;
}

/** The form for a rule: what it looks at, and what it does. */
export function RuleForm(props: RuleFormProps) {
  const { view, hook, fields, errors, mark, number } = props;
  const t = words(view.locale);
  const own = hookPath(hook.id, 'rules');
  const action = `${own}/${number ?? '_new'}`;
  const { first, more } = firstConditions(hook.source);
  const condition = (name: Listed) => <Patterns view={view} name={name} fields={fields} errors={errors} />;
  const isMore = more.some((name) => fields.lists[name].length > 0 || errorOf(errors, `when.${name}`) !== undefined);
  return (
    <>
      <form method="post" action={action} class="stack" novalidate>
        <ErrorSummary errors={errors} locale={view.locale} />
        <input type="hidden" name="mark" value={mark} />
        <Card>
          <Field
            name="name"
            label={t.name}
            hint={t.nameHint}
            value={fields.name}
            error={errorOf(errors, 'name')}
            autofocus={number === null && errors.length === 0}
          />
        </Card>
        <Card title={t.when}>
          <p class="muted small">{t.whenText}</p>
          <div class="fields two">{first.map(condition)}</div>
          <Vocabulary view={view} />
          <Severities view={view} fields={fields} errors={errors} />
          <div class="fields">
            <Select
              name="when.bots"
              label={t.bots}
              value={fields.bots}
              error={errorOf(errors, 'when.bots')}
              options={[
                ['', t.any],
                ['true', t.botsOnly],
                ['false', t.botsNone],
              ]}
            />
            <Select
              name="when.draft"
              label={t.draft}
              value={fields.draft}
              error={errorOf(errors, 'when.draft')}
              options={[
                ['', t.any],
                ['true', t.draftOnly],
                ['false', t.draftNone],
              ]}
            />
          </div>
          <Hours view={view} fields={fields} errors={errors} />
          <details class="more" open={isMore}>
            <summary>{t.moreConditions}</summary>
            <div class="fields two">{more.map(condition)}</div>
          </details>
        </Card>
        <Consequence {...props} />
        <div class="actions form-end">
          <button type="submit" class="button primary">
            {t.save}
          </button>
          <a class="button plain" href={own}>
            {t.cancel}
          </a>
        </div>
      </form>
      {number !== null && (
        <Ask label={t.remove} action={`${action}/delete`} submit={t.remove} danger small>
          <input type="hidden" name="mark" value={mark} />
          <p>{t.removeText(fields.name || t.number(number))}</p>
        </Ask>
      )}
    </>
  );
}

function Patterns({ view, name, fields, errors }: Part & { name: Listed }) {
  const { hint, [view.locale]: label } = conditionWords[name];
  const lines = fields.lists[name];
  return (
    <TextArea
      name={`when.${name}`}
      label={label}
      hint={hint[view.locale]}
      value={lines.join('\n')}
      error={errorOf(errors, `when.${name}`)}
      rows={Math.min(12, Math.max(2, lines.length))}
      code
    />
  );
}
