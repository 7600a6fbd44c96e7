import { assetUrl } from '../../assets/index.ts';
import { Chip } from '../../components/chip.tsx';
import { CodeEditor } from '../../components/code-editor.tsx';
import { ErrorSummary, type FormError } from '../../components/error-summary.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { Ask, Card, PageHead } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import { PreviewControls, Screens, Which } from './controls.tsx';
import type { Desk, Wish } from './desk.ts';
import type { Trial } from './draw.ts';
import { kindName } from './kinds.ts';
import type { Materials } from './material.ts';
import { Differences, Preview, Variables } from './preview.tsx';
import { Filters } from './reference-panel.tsx';
import { editorPath, keyOf } from './slot.ts';
import { words } from './words.ts';

interface EditorProps {
  view: View;
  desk: Desk;
  trial: Trial;
  wish: Wish;
  materials: Materials;
  errors?: readonly FormError[];
  /** The line that is wrong, from 1. */
  wrong?: number;
}

/** A template and what becomes of it, side by side. */
export function Editor({ view, desk, trial, wish, materials, errors = [], wrong }: EditorProps) {
  const { locale: page } = view;
  const t = words(page);
  const { hook, slot } = desk;
  const kind = kindName(slot.kind, page);
  const title = slot.name === undefined ? t.editTitle(kind) : t.named(slot.name);
  const isOwn = desk.stored !== undefined;
  return (
    <>
      <PageHead
        title={title}
        crumb={{ href: `/console/templates${hook ? `?hook=${hook.id}` : ''}`, label: t.title }}
        chip={
          <Chip tone={isOwn || desk.isInherited ? 'info' : 'quiet'}>
            {isOwn ? t.own : desk.isInherited ? t.inherited : t.builtIn}
          </Chip>
        }
      />
      <Which desk={desk} view={view} />
      <ErrorSummary errors={errors} locale={page} />
      <form
        method="post"
        action={editorPath(slot, hook?.id)}
        class="workbench"
        data-preview={`/console/templates/preview${editorPath(slot, hook?.id).replace(/^[^?]*/, '')}`}
      >
        <Card>
          <CodeEditor
            name="text"
            label={t.text}
            value={trial.text}
            hint={t.textHint}
            wrong={wrong === undefined ? [] : [wrong]}
          />
          <Shadow desk={desk} view={view} />
          {hook ? null : <NoHook view={view} hasHooks={desk.hooks.length > 0} />}
          <div class="actions">
            <button type="submit" name="do" value="save" class="button primary" disabled={!hook}>
              <Icon name="check" size={18} />
              {t.save}
            </button>
            <button type="submit" name="do" value="preview" class="button">
              {t.tryIt}
            </button>
          </div>
          {slot.name === undefined && <Differences text={trial.text} builtIn={desk.builtIn} page={page} />}
        </Card>
        <Card title={t.preview} note={<Screens page={page} />}>
          <PreviewControls desk={desk} materials={materials} wish={wish} page={page} />
          <Preview trial={trial} page={page} />
        </Card>
      </form>
      <Card>
        <details class="more">
          <summary>{t.variables}</summary>
          <Variables trial={trial} page={page} />
        </details>
        <Filters page={page} />
      </Card>
      {isOwn && hook && (
        <Ask label={t.reset} action={resetPath(desk)} submit={t.resetNow} danger small>
          <p>{t.resetText}</p>
        </Ask>
      )}
      <script type="module" src={assetUrl('editor.js')} />
    </>
  );
}

/** Where the hook's own template is deleted. */
function resetPath({ slot, hook }: Desk): string {
  return editorPath(slot, hook?.id).replace('/edit?', '/reset?');
}

/** Says which templates of one language go before one for all. */
function Shadow({ desk: { hook, slot }, view }: { desk: Desk; view: View }) {
  if (!hook || slot.reach !== 'all') return null;
  const own = (['zh-CN', 'en'] as const)
    .map((reach) => keyOf({ ...slot, reach }))
    .filter((key) => hook.templates[key] !== undefined);
  if (own.length === 0) return null;
  return <Notice tone="info">{words(view.locale).shadowed(listed(own, view.locale))}</Notice>;
}

function NoHook({ view, hasHooks }: { view: View; hasHooks: boolean }) {
  const t = words(view.locale);
  return (
    <Notice tone="info">
      <span>
        {hasHooks ? t.chooseHook : t.noHooks} {!hasHooks && <a href="/console/connect">{t.connect}</a>}
      </span>
    </Notice>
  );
}
