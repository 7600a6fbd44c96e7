import type { CreatedHook } from '../../../api/config.ts';
import type { Change, Config } from '../../../directory/index.ts';
import { assetUrl } from '../../assets/index.ts';
import { Chip } from '../../components/chip.tsx';
import { CodeEditor } from '../../components/code-editor.tsx';
import { Diff, diffOf } from '../../components/diff.tsx';
import { ErrorSummary, type FormError } from '../../components/error-summary.tsx';
import { fieldId } from '../../components/field.tsx';
import { Notice, type Tone } from '../../components/notice.tsx';
import { Card, Copy } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { words } from './config-words.ts';
import { comparable } from './document.ts';

/** What a check has found. */
interface CheckedConfig {
  before: Config;
  after: unknown;
  changes: readonly Change[];
  /** Comes back with what is applied. */
  seal: string;
  /** Somebody wanted to apply what they had not seen. */
  again: boolean;
}

/** What the page with the configuration shows. */
export interface ConfigFormProps {
  view: View;
  text: string;
  errors?: readonly FormError[];
  wrong?: readonly number[];
  checked?: CheckedConfig;
  created?: readonly CreatedHook[];
  /** What was done. */
  said?: string;
}

/** The configuration to edit, what would change, and what is wrong. */
export function ConfigForm({ view, text, errors = [], wrong, checked, created = [], said }: ConfigFormProps) {
  const t = words(view.locale);
  const changes = checked?.changes ?? [];
  return (
    <>
      <p class="muted">{t.lead}</p>
      {said !== undefined && <Notice tone="good">{said}</Notice>}
      {created.length > 0 && <Created view={view} created={created} />}
      <ErrorSummary errors={errors} locale={view.locale} />
      {checked?.again && <Notice tone="warn">{t.again}</Notice>}
      {checked && changes.length === 0 && <Notice tone="info">{t.nothing}</Notice>}
      <form method="post" action="/console/settings/config" class="stack" novalidate>
        {checked && changes.length > 0 && (
          <Card title={t.changes}>
            <input type="hidden" name="seen" value={checked.seal} />
            <ChangeList view={view} changes={changes} />
            <details class="more" open>
              <summary>{t.diff}</summary>
              <div class="stack-s">
                <p class="muted small">{t.diffText}</p>
                <Diff
                  lines={diffOf(comparable(checked.before), comparable(checked.after))}
                  locale={view.locale}
                  label={t.diff}
                />
              </div>
            </details>
            <div class="actions">
              <button type="submit" name="do" value="apply" class="button primary">
                {t.apply}
              </button>
            </div>
          </Card>
        )}
        <Card>
          <CodeEditor name="config" label={t.text} value={text} hint={t.textHint} wrong={wrong} rows={30} />
          <div class="actions">
            <button type="submit" name="do" value="save" class={changes.length > 0 ? 'button' : 'button primary'}>
              {t.check}
            </button>
            <label class="button file" hidden>
              {t.file}
              <input type="file" class="visually-hidden" accept=".yaml,.yml,.json,.txt" data-into={fieldId('config')} />
            </label>
            <a class="button plain" href="/console/settings/config/dinghook.yaml" download>
              {t.download}
            </a>
          </div>
        </Card>
      </form>
      <script type="module" src={assetUrl('editor.js')} />
    </>
  );
}

const tones: Readonly<Record<Change['change'], Tone>> = { added: 'good', changed: 'info', removed: 'bad' };

function ChangeList({ view, changes }: { view: View; changes: readonly Change[] }) {
  const t = words(view.locale);
  return (
    <ul class="change-list">
      {changes.map(({ what, change, name, fields }) => (
        <li>
          <Chip tone={tones[change]}>{t[change]}</Chip>
          <span>
            <span class="muted">{t[what]}</span> <strong>{name}</strong>
            {fields && <code class="small muted"> {fields.join(', ')}</code>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Created({ view, created }: { view: View; created: readonly CreatedHook[] }) {
  const t = words(view.locale);
  return (
    <Notice tone="info" title={t.created}>
      <p>{t.createdText}</p>
      {created.map(({ id, url, secret }) => (
        <dl class="created">
          <dt>
            <a href={`/console/hooks/${id}`}>{id}</a>
          </dt>
          {(
            [
              ['url', url],
              ['secret', secret],
            ] as const
          ).map(
            ([name, value]) =>
              value !== undefined && (
                <dd class="row">
                  <span class="muted small">{t[name]}</span>
                  <code class="secret">{value}</code>
                  <Copy text={value} label={t.copy} copied={t.copied} />
                </dd>
              ),
          )}
        </dl>
      ))}
    </Notice>
  );
}
