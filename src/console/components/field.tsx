import type { Child } from 'hono/jsx';

interface Labelled {
  /** Of the form field; also its id, with dots as dashes. */
  name: string;
  label: string;
  /** What belongs in it, or where to find that. */
  hint?: Child;
  /** What is wrong with it. */
  error?: string;
}

interface FieldProps extends Labelled {
  type?: 'text' | 'password' | 'url' | 'number' | 'search';
  value?: string | number;
  required?: boolean;
  autofocus?: boolean;
  disabled?: boolean;
  autocomplete?: string;
  placeholder?: string;
  min?: number;
  max?: number;
  /** Set in a fixed-width face: addresses, secrets, ids. */
  code?: boolean;
  spellcheck?: boolean;
  /** Id of a datalist with suggestions. */
  list?: string;
}

/** A line to fill in, with its label, its hint and what is wrong with it. */
export function Field({ name, label, hint, error, type = 'text', autofocus, code, ...input }: FieldProps) {
  const id = fieldId(name);
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        type={type}
        class={code ? 'code' : undefined}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={described(id, hint, error)}
        autofocus={autofocus}
        autocapitalize="off"
        {...input}
        autocomplete={input.autocomplete ?? 'off'}
      />
    </Frame>
  );
}

/** Several lines to fill in. */
export function TextArea({
  name,
  label,
  hint,
  error,
  value,
  rows = 3,
  code,
}: Labelled & { value?: string; rows?: number; code?: boolean }) {
  const id = fieldId(name);
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        class={code ? 'code' : undefined}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={described(id, hint, error)}
        spellcheck={code ? false : undefined}
      >
        {value}
      </textarea>
    </Frame>
  );
}

/** One of a few. */
export function Select({
  name,
  label,
  hint,
  error,
  value,
  options,
}: Labelled & { value?: string; options: readonly (readonly [value: string, label: string])[] }) {
  const id = fieldId(name);
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <span class="select">
        <select
          id={id}
          name={name}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={described(id, hint, error)}
        >
          {options.map(([each, text]) => (
            <option value={each} selected={each === value}>
              {text}
            </option>
          ))}
        </select>
      </span>
    </Frame>
  );
}

/** The id under which a field is found: what an error links to. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^\w]+/g, '-')}`;
}

function Frame({ name, label, hint, error, children }: Labelled & { children: Child }) {
  const id = fieldId(name);
  return (
    <div class={error === undefined ? 'field' : 'field invalid'}>
      <label for={id}>{label}</label>
      {children}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function described(id: string, hint: Child, error: string | undefined): string | undefined {
  const ids = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`].filter(Boolean);
  return ids.join(' ') || undefined;
}

/** A box to tick. */
export function Check({
  name,
  label,
  hint,
  value = 'on',
  checked = false,
}: {
  name: string;
  label: Child;
  hint?: Child;
  value?: string;
  checked?: boolean;
}) {
  const id = fieldId(`${name}-${value}`);
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <div>
        <label for={id}>{label}</label>
        {hint !== undefined && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
