import type { Choices, Connector, Problem } from '../../../connectors/index.ts';
import type { Installation } from '../../../directory/index.ts';
import { errorOf, type FormError } from '../../components/error-summary.tsx';
import { Check, Field, Select } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { AllowAccess, WantedField } from './install-fields.tsx';
import { words } from './install-words.ts';

/** An installation that was tried and did not work out. */
export interface Failure {
  problem: Problem;
  /** What was entered, by the names of the form; no secrets. */
  entered: Readonly<Record<string, string | readonly string[]>>;
}

interface InstallProps {
  view: View;
  /** Id. */
  hook: string;
  connector: Connector;
  installations: readonly Installation[];
  failure?: Failure;
}

/** Where the webhook is installed, and the form that installs it. */
export function Install({ view, hook, connector, installations, failure }: InstallProps) {
  const t = words(view.locale);
  const { source, fields } = connector;
  const own = `/console/connect/hook/${hook}`;
  const errors = failure ? errorsOf(connector, failure.problem, view) : [];
  const drawn = { view, entered: failure?.entered ?? {}, errors };
  return (
    <Card title={t.title} id="install">
      {installations.length > 0 && <Placed view={view} installations={installations} />}
      <p class="muted">{t.text}</p>
      <details class="ask" open={failure !== undefined}>
        <summary class="button">
          <Icon name="bolt" size={18} />
          {source === 'trello' ? t.openTrello : t.open}
        </summary>
        <form method="post" action={`${own}/install#install`} class="stack" novalidate>
          {failure && (
            <Notice tone="bad" title={t.failed}>
              <p>{failure.problem.fix[view.locale]}</p>
              {failure.problem.answer !== undefined && <p class="small">{t.said(failure.problem.answer)}</p>}
            </Notice>
          )}
          {fields.map((field) => (
            <>
              <WantedField {...drawn} field={field} of="credentials" />
              {source === 'trello' && field.name === 'secret' && <AllowAccess view={view} />}
            </>
          ))}
          <PlaceField {...drawn} connector={connector} own={own} />
          <Options {...drawn} connector={connector} />
          <Check
            name="remember"
            label={t.remember}
            hint={t.rememberHint}
            checked={failure?.entered.remember !== undefined}
          />
          <div class="actions">
            <button type="submit" class="button primary">
              {t.install}
            </button>
          </div>
        </form>
      </details>
    </Card>
  );
}

function Placed({ view, installations }: Pick<InstallProps, 'view' | 'installations'>) {
  return (
    <p class="row">
      <span class="muted">{words(view.locale).at}</span>
      {installations.map(({ name, page }) =>
        page === undefined ? (
          <strong>{name}</strong>
        ) : (
          <a href={page} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ),
      )}
    </p>
  );
}

interface Drawn {
  view: View;
  entered: Failure['entered'];
  errors: readonly FormError[];
  connector: Connector;
}

/** Where to put the webhook: typed, or chosen from what a script fetches. */
function PlaceField({ view, entered, errors, connector, own }: Drawn & { own: string }) {
  const t = words(view.locale);
  const { label, hint, placeholder } = connector.place;
  const place = typeof entered.place === 'string' ? entered.place : undefined;
  return (
    <div id="places" class="stack-s" aria-live="polite">
      <Field
        name="place"
        label={label[view.locale]}
        hint={hint?.[view.locale]}
        error={errorOf(errors, 'place')}
        value={place}
        placeholder={placeholder}
        required
        code
      />
      <button type="button" class="button small fit" data-fetch={`${own}/places`} data-into="places" hidden>
        {t.places}
      </button>
    </div>
  );
}

function Options({ connector, ...drawn }: Drawn) {
  if (connector.options.length === 0) return null;
  return (
    <details class="more">
      <summary>{words(drawn.view.locale).options}</summary>
      <div class="stack">
        {connector.options.map((field) => (
          <WantedField {...drawn} field={field} of="options" />
        ))}
      </div>
    </details>
  );
}

/** What stands in place of the field when the places are known: a list of them, or why there is none. */
export function Places({
  view,
  connector,
  found,
}: {
  view: View;
  connector: Connector;
  found: { ok: true; value: Choices } | { ok: false; problem: Problem };
}) {
  const t = words(view.locale);
  const { label, hint, placeholder } = connector.place;
  const names = { name: 'place', label: label[view.locale] };
  const choices = found.ok ? found.value.choices : [];
  const note = !found.ok
    ? found.problem.fix[view.locale]
    : choices.length === 0
      ? t.noPlaces
      : found.value.partial
        ? t.partial
        : undefined;
  return (
    <div id="places" class="stack-s" aria-live="polite">
      {choices.length > 0 && !(found.ok && found.value.partial) ? (
        <Select {...names} options={choices.map(({ id, name }) => [id, name])} />
      ) : (
        <>
          <Field
            {...names}
            hint={note ?? hint?.[view.locale]}
            error={found.ok ? undefined : note}
            placeholder={placeholder}
            required
            code
            list={choices.length > 0 ? 'place-choices' : undefined}
          />
          <datalist id="place-choices">
            {choices.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}

function errorsOf({ fields, options }: Connector, { field, fix }: Problem, { locale }: View): FormError[] {
  if (field === undefined) return [];
  const of = fields.some(({ name }) => name === field)
    ? 'credentials.'
    : options.some(({ name }) => name === field)
      ? 'options.'
      : '';
  return [{ field: `${of}${field}`, text: fix[locale] }];
}
