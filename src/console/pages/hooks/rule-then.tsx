import { namedBy } from '../../../directory/templates.ts';
import { reasons } from '../../../rules/index.ts';
import { errorOf } from '../../components/error-summary.tsx';
import { Check, Field, Select, TextArea } from '../../components/field.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import type { RuleFormProps } from './rule-form.tsx';
import { reasonWords, words } from './rule-words.ts';

/** What a rule does: send, to whom and how, or not. */
export function Consequence({ view, hook, groups, people, fields, errors }: RuleFormProps) {
  const t = words(view.locale);
  const error = errorOf(errors, 'send');
  const templates = [...new Set(Object.keys(hook.templates).map((key) => key.replace(/^.*\//, '')))].filter(
    (name) => namedBy(hook.templates, name).length > 0,
  );
  const own = hook.groups.map((id) => groups.find((group) => group.id === id)?.name ?? id);
  return (
    <Card title={t.consequence}>
      <fieldset id="f-send" class="stack-s">
        <legend class="visually-hidden">{t.consequence}</legend>
        {error !== undefined && <p class="field-error">{error}</p>}
        <Radio
          name="what"
          value="own"
          label={t.sendOwn}
          hint={own.join(view.locale === 'en' ? ', ' : '、')}
          chosen={fields.what}
        />
        <Radio name="what" value="groups" label={t.sendOthers} chosen={fields.what} />
        <div class="nested ticks-row">
          {groups.map(({ id, name }) => (
            <Check name="send" value={id} label={name} checked={fields.groups.includes(id)} />
          ))}
        </div>
        <Radio name="what" value="drop" label={t.drop} chosen={fields.what} />
      </fieldset>
      <div class="fields unless-drop">
        <Select
          name="mention"
          label={t.mention}
          value={fields.mention}
          error={errorOf(errors, 'mention')}
          options={[
            ['default', t.mentionDefault],
            ['all', t.mentionAll],
            ['none', t.mentionNone],
            ['some', t.mentionSome],
          ]}
        />
        <Select
          name="locale"
          label={t.locale}
          value={fields.locale}
          error={errorOf(errors, 'locale')}
          options={[
            ['', t.localeGroup],
            ['zh-CN', t.chinese],
            ['en', t.english],
          ]}
        />
        <Select
          name="template"
          label={t.template}
          value={fields.template}
          error={errorOf(errors, 'template')}
          options={[
            ['', t.templateKind],
            ...[...new Set([fields.template, ...templates])].filter(Boolean).map((name) => [name, name] as const),
          ]}
        />
      </div>
      <Mentions view={view} people={people} fields={fields} />
      <details class="more unless-drop" open={fields.newName !== '' || fields.newText !== ''}>
        <summary>{t.newTemplate}</summary>
        <div class="stack">
          <Field
            name="new.name"
            label={t.newName}
            hint={t.newNameHint}
            value={fields.newName}
            error={errorOf(errors, 'new.name')}
            code
          />
          <TextArea
            name="new.text"
            label={t.newText}
            hint={t.newTextHint}
            value={fields.newText}
            error={errorOf(errors, 'new.text')}
            code
          />
        </div>
      </details>
    </Card>
  );
}

/** Of the chosen ones: shown where that is what was chosen, or where there are no scripts or `:has()`. */
function Mentions({ view, people, fields }: { view: View } & Pick<RuleFormProps, 'people' | 'fields'>) {
  const t = words(view.locale);
  const strangers = fields.mentions.filter(
    (name) => !reasons.some((reason) => reason === name) && !people.some((person) => person.name === name),
  );
  return (
    <div class="mentions stack">
      <fieldset class="tick-set">
        <legend class="field-legend">{t.mentionReasons}</legend>
        <div class="ticks-row">
          {reasons.map((reason) => (
            <Check
              name="mentions"
              value={reason}
              label={reasonWords[reason][view.locale]}
              checked={fields.mentions.includes(reason)}
            />
          ))}
        </div>
      </fieldset>
      {people.length + strangers.length > 0 && (
        <fieldset class="tick-set">
          <legend class="field-legend">{t.mentionPeople}</legend>
          <div class="ticks-row">
            {[...people.map(({ name }) => name), ...strangers].map((name) => (
              <Check name="mentions" value={name} label={name} checked={fields.mentions.includes(name)} />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function Radio({
  name,
  value,
  label,
  hint,
  chosen,
}: {
  name: string;
  value: string;
  label: string;
  hint?: string;
  chosen: string;
}) {
  const id = `f-${name}-${value}`;
  return (
    <div class="check">
      <input type="radio" id={id} name={name} value={value} checked={chosen === value} />
      <div>
        <label for={id}>{label}</label>
        {hint !== undefined && <span class="hint"> {hint}</span>}
      </div>
    </div>
  );
}
