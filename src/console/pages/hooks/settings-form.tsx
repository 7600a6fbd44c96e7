import type { Group, Hook } from '../../../directory/index.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Check, Field, Select, TextArea } from '../../components/field.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { hookPath } from './frame.tsx';
import { words } from './settings-words.ts';

/** What the form holds, right or wrong. */
export interface SettingsFields {
  name: string;
  groups: readonly string[];
  repositories: readonly string[];
  server: string;
  auth: string;
}

interface SettingsFormProps {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  fields: SettingsFields;
  errors: readonly FormError[];
}

/** A hook's name, groups and proof, to be changed. */
export function SettingsForm({ view, hook, groups, fields, errors }: SettingsFormProps) {
  const t = words(view.locale);
  const adapter = adapterFor(hook.source);
  const schemes = [...new Set([...(adapter?.auth ?? []).map(({ id }) => id), fields.auth])].filter(Boolean);
  const wrong = errorOf(errors, 'groups');
  return (
    <form method="post" action={hookPath(hook.id, 'settings')} class="stack" novalidate>
      <ErrorSummary errors={errors} locale={view.locale} />
      <Card>
        <Field
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={fields.name}
          error={errorOf(errors, 'name')}
          required
        />
        <fieldset class="tick-set" id="f-groups">
          <legend class="field-legend">{t.groups}</legend>
          {wrong !== undefined && <p class="field-error">{wrong}</p>}
          <div class="ticks-row">
            {groups.map(({ id, name }) => (
              <Check name="groups" value={id} label={name} checked={fields.groups.includes(id)} />
            ))}
          </div>
          <p class="hint">
            {t.groupsHint} <a href="/console/groups/_new">{t.addGroup}</a>
          </p>
        </fieldset>
        {(adapter?.repository || fields.repositories.length > 0) && (
          <TextArea
            name="repositories"
            label={t.repositories}
            hint={adapter?.repository ? t.repositoriesNeeded : t.repositoriesHint}
            value={fields.repositories.join('\n')}
            error={errorOf(errors, 'repositories')}
            code
          />
        )}
        {(adapter?.keys || fields.server !== '') && (
          <Field
            name="server"
            label={t.server}
            hint={t.serverHint}
            value={fields.server}
            error={errorOf(errors, 'server')}
            code
          />
        )}
        {schemes.length > 1 && (
          <Select
            name="auth"
            label={t.auth}
            hint={schemes.includes('secret-url') ? t.authHint : undefined}
            value={fields.auth}
            error={errorOf(errors, 'auth')}
            options={[['', t.authUsual], ...schemes.map((id) => [id, id] as const)]}
          />
        )}
        <div class="actions">
          <button type="submit" class="button primary">
            {t.save}
          </button>
        </div>
      </Card>
    </form>
  );
}
