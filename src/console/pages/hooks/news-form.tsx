import type { Hook } from '../../../directory/index.ts';
import { localise } from '../../../event/index.ts';
import type { Adapter } from '../../../kit/index.ts';
import { Chip } from '../../components/chip.tsx';
import { ErrorSummary, errorOf, type FormError } from '../../components/error-summary.tsx';
import { Check, TextArea } from '../../components/field.tsx';
import { Act, Card } from '../../components/parts.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { type Preset, presetsFor } from '../connect/plan.ts';
import { presetWords } from '../connect/plan-words.ts';
import { hookPath } from './frame.tsx';
import { type Family, familiesOf, type NewsFields, type Topic } from './news-draft.ts';
import { words } from './news-words.ts';

/** The three presets, each at a click; `chosen` is the one in use. */
export function Presets({
  view,
  hook,
  adapter,
  chosen,
}: {
  view: View;
  hook: Hook;
  adapter: Adapter;
  chosen: Preset | null;
}) {
  const t = words(view.locale);
  return (
    <Card title={t.preset} note={t.presetNote}>
      <ul class="presets">
        {presetsFor(adapter).map((preset) => (
          <li class={preset === chosen ? 'chosen' : undefined}>
            <strong>{presetWords[preset].title[view.locale]}</strong>
            <p class="muted small">{presetWords[preset].text[view.locale]}</p>
            {preset === chosen ? (
              <Chip tone="good">{t.chosen}</Chip>
            ) : (
              <Act action={`${hookPath(hook.id, 'news')}/preset/${preset}`} small>
                {t.apply}
                <span class="visually-hidden">: {presetWords[preset].title[view.locale]}</span>
              </Act>
            )}
          </li>
        ))}
        {chosen === null && (
          <li class="chosen">
            <strong>{t.own}</strong>
            <p class="muted small">{t.ownText}</p>
            <Chip tone="good">{t.chosen}</Chip>
          </li>
        )}
      </ul>
    </Card>
  );
}

interface NewsFormProps {
  view: View;
  hook: Hook;
  adapter: Adapter;
  fields: NewsFields;
  errors: readonly FormError[];
}

/** A switch for every event of the source, and for everything that is quiet by default with why. */
export function NewsForm({ view, hook, adapter, fields, errors }: NewsFormProps) {
  const t = words(view.locale);
  const families = familiesOf(adapter);
  const loud = families.filter(({ isQuiet }) => !isQuiet);
  const mixed = loud.filter(({ topics }) => topics.length > 0);
  const plain = loud.filter(({ topics }) => topics.length === 0);
  const quiet = families.filter(({ isQuiet }) => isQuiet).flatMap(({ topics }) => topics);
  const isMore = fields.moreOn.length + fields.moreOff.length > 0 || errors.length > 0;
  const source = sourceTitle(hook.source, view.locale);
  return (
    <form method="post" action={hookPath(hook.id, 'news')} class="stack" novalidate>
      <ErrorSummary errors={errors} locale={view.locale} />
      {loud.length > 0 && (
        <Card title={t.loud} flush>
          <p class="list-note muted small">{t.loudNote(source)}</p>
          {mixed.map((family) => (
            <FamilySwitches view={view} family={family} fields={fields} />
          ))}
          {plain.length > 0 && (
            <details
              class="plain-families"
              open={mixed.length === 0 || plain.some(({ root }) => fields.off.includes(root))}
            >
              <summary>{mixed.length > 0 ? t.plain(plain.length) : t.plainOnly(plain.length)}</summary>
              <div class="switches">
                {plain.map(({ root }) => (
                  <Check name="tell" value={root} label={<code>{root}</code>} checked={!fields.off.includes(root)} />
                ))}
              </div>
            </details>
          )}
        </Card>
      )}
      {quiet.length > 0 && (
        <Card title={t.quiet}>
          <p class="muted small">{t.quietNote}</p>
          <Topics view={view} topics={quiet} fields={fields} />
        </Card>
      )}
      <details class="more" open={isMore}>
        <summary>{t.more}</summary>
        <Card>
          <div class="fields">
            <TextArea
              name="events.on"
              label={t.moreOn}
              value={fields.moreOn.join('\n')}
              error={errorOf(errors, 'events.on')}
              rows={3}
              code
            />
            <TextArea
              name="events.off"
              label={t.moreOff}
              value={fields.moreOff.join('\n')}
              error={errorOf(errors, 'events.off')}
              rows={3}
              code
            />
          </div>
          <p class="hint">{t.moreHint}</p>
        </Card>
      </details>
      <div class="actions form-end sticky-end">
        <button type="submit" class="button primary">
          {t.save}
        </button>
      </div>
    </form>
  );
}

function FamilySwitches({ view, family, fields }: { view: View; family: Family; fields: NewsFields }) {
  const t = words(view.locale);
  const { root, topics } = family;
  const told = topics.filter(({ pattern }) => fields.on.includes(pattern)).length;
  return (
    <div class="family">
      <Check name="tell" value={root} label={<code>{root}</code>} checked={!fields.off.includes(root)} />
      <details class="family-more" open={told > 0}>
        <summary>
          {t.quietCount(told, topics.length)}
          <span class="visually-hidden">: {root}</span>
        </summary>
        <Topics view={view} topics={topics} fields={fields} />
      </details>
    </div>
  );
}

/** Switches for what is quiet by default, each with why. */
function Topics({ view, topics, fields }: { view: View; topics: readonly Topic[]; fields: NewsFields }) {
  const t = words(view.locale);
  return (
    <div class="switches">
      {topics.map(({ pattern, why, isDouble }) => (
        <Check
          name="also"
          value={pattern}
          label={
            <>
              <code>{pattern}</code> {isDouble && <Chip tone="quiet">{t.double}</Chip>}
            </>
          }
          hint={localise(why, view.locale)}
          checked={fields.on.includes(pattern)}
        />
      ))}
    </div>
  );
}
