import { authoriseUrl, type Field as Wanted } from '../../../connectors/index.ts';
import { errorOf, type FormError } from '../../components/error-summary.tsx';
import { Check, Field, fieldId } from '../../components/field.tsx';
import type { View } from '../../view.ts';
import { words } from './install-words.ts';

interface WantedFieldProps {
  view: View;
  /** Of the connector; its name in the form stands behind `of` and a dot. */
  field: Wanted;
  of: 'credentials' | 'options';
  /** What was entered before; never of a secret. */
  entered: Readonly<Record<string, string | readonly string[]>>;
  errors: readonly FormError[];
}

/** A field that a connector asks for, by its kind. */
export function WantedField({ view, field, of, entered, errors }: WantedFieldProps) {
  const { locale } = view;
  const name = `${of}.${field.name}`;
  const value = entered[name];
  const label = field.label[locale];
  const hint = <Hint view={view} field={field} />;
  if (field.kind === 'check')
    return <Check name={name} label={label} hint={hint} value="yes" checked={value === 'yes'} />;
  if (field.kind === 'checks') {
    return (
      <fieldset class="ticks" id={fieldId(name)}>
        <legend class="legend">{label}</legend>
        <p class="hint">{hint}</p>
        <div class="ticks-list">
          {field.options?.map((option) => (
            <label>
              <input type="checkbox" name={name} value={option.value} checked={value?.includes(option.value)} />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    );
  }
  const isSecret = field.kind === 'secret';
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      error={errorOf(errors, name)}
      type={isSecret ? 'password' : 'text'}
      autocomplete={isSecret ? 'new-password' : 'off'}
      value={isSecret || typeof value !== 'string' ? undefined : value}
      placeholder={field.placeholder ?? field.standard}
      required={field.required}
      code
    />
  );
}

function Hint({ view, field }: Pick<WantedFieldProps, 'view' | 'field'>) {
  const t = words(view.locale);
  const text = field.hint?.[view.locale];
  return (
    <>
      {text}
      {field.link && (
        <>
          {' '}
          <a href={field.link} target="_blank" rel="noopener noreferrer">
            {t.made}
          </a>
        </>
      )}
    </>
  );
}

/** The way to Trello's page that gives the token; a script puts the key into it. */
export function AllowAccess({ view }: { view: View }) {
  return (
    <p class="small">
      <a href={authoriseUrl({ key: '' })} target="_blank" rel="noopener noreferrer" data-with-key="credentials.key">
        {words(view.locale).allow}
      </a>
    </p>
  );
}
