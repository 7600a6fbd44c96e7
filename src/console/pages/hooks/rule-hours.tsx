import { days } from '../../../rules/language.ts';
import { errorOf, type FormError } from '../../components/error-summary.tsx';
import { Check, Field, Select } from '../../components/field.tsx';
import type { View } from '../../view.ts';
import { severities } from './delivery-words.ts';
import type { RuleFields } from './rule-draft.ts';
import { dayWords, words } from './rule-words.ts';

/** What a part of the form needs. */
export interface Part {
  view: View;
  fields: RuleFields;
  errors: readonly FormError[];
}

const zones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'UTC',
];

/** How news feels, as ticks. */
export function Severities({ view, fields, errors }: Part) {
  const t = words(view.locale);
  const error = errorOf(errors, 'when.severity');
  return (
    <fieldset class="tick-set" id="f-when-severity">
      <legend class="field-legend">{t.severity}</legend>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div class="row">
        {Object.entries(severities).map(([name, label]) => (
          <Check
            name="when.severity"
            value={name}
            label={label[view.locale]}
            checked={fields.severity.includes(name)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Days and a time window. */
export function Hours({ view, fields, errors }: Part) {
  const t = words(view.locale);
  const error = errorOf(errors, 'when.hours') ?? errorOf(errors, 'when.hours.days');
  return (
    <fieldset class="tick-set" id="f-when-hours">
      <legend class="field-legend">{t.hours}</legend>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div class="row" id="f-when-hours-days">
        {days.map((day) => (
          <Check
            name="when.hours.days"
            value={day}
            label={dayWords[day]?.[view.locale] ?? day}
            checked={fields.days.includes(day)}
          />
        ))}
      </div>
      <div class="fields hours-fields">
        <Field
          name="when.hours.from"
          label={t.hoursFrom}
          value={fields.hoursFrom}
          placeholder="00:00"
          error={errorOf(errors, 'when.hours.from')}
        />
        <Field
          name="when.hours.to"
          label={t.hoursTo}
          value={fields.hoursTo}
          placeholder="24:00"
          error={errorOf(errors, 'when.hours.to')}
        />
        <Select
          name="when.hours.timezone"
          label={t.timezone}
          value={fields.timezone}
          error={errorOf(errors, 'when.hours.timezone')}
          options={[
            ['', t.groupZone],
            ...[...new Set([fields.timezone, ...zones])].filter(Boolean).map((zone) => [zone, zone] as const),
          ]}
        />
      </div>
      <p class="hint">{t.hoursHint}</p>
    </fieldset>
  );
}
