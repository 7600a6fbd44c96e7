import type { Hook } from '../../../directory/index.ts';
import { Chip } from '../../components/chip.tsx';
import { Field } from '../../components/field.tsx';
import { Ask, Card, Copy } from '../../components/parts.tsx';
import { Time } from '../../components/time.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { hookPath } from './frame.tsx';
import type { SecretKind } from './secret-kind.ts';
import { words } from './secret-words.ts';

/** When the hook last accepted and refused something, ms; null where it never did. */
export interface Seen {
  delivery: number | null;
  refusal: number | null;
}

interface SecretProps {
  view: View;
  hook: Hook;
  proof: { scheme: string; kind: SecretKind };
}

/** How many secrets are stored, and what they are for. */
export function SecretNow({ view, hook, proof }: SecretProps) {
  const t = words(view.locale);
  const n = hook.secrets.length;
  return (
    <Card title={t.now}>
      <p class="row">
        <strong>{n === 0 ? t.none : n === 1 ? t.one : t.several(n)}</strong>
        <span class="muted small">
          {t.proof} <code>{proof.scheme}</code>
        </span>
      </p>
      <p class="muted">
        {proof.kind === 'published'
          ? t.published(sourceTitle(hook.source, view.locale))
          : n === 0
            ? t.noneText
            : t.lead}
      </p>
    </Card>
  );
}

/** The form for the first secret: it goes to the source before it is required here, so that nothing is refused. */
export function FirstSecret({ view, hook, candidate }: { view: View; hook: Hook; candidate: string }) {
  const t = words(view.locale);
  return (
    <Card title={t.first}>
      <p class="muted">{t.firstText}</p>
      <form method="post" action={hookPath(hook.id, 'secret')} class="stack">
        <input type="hidden" name="have" value="0" />
        <Field
          name="secret"
          label={t.firstLabel}
          hint={candidate === '' ? t.ownHint : t.firstHint}
          value={candidate}
          spellcheck={false}
          code
          required
        />
        <div class="actions">
          {candidate !== '' && <Copy text={candidate} label={t.copy} copied={t.copied} />}
          <button type="submit" name="do" value="own" class="button primary">
            {t.require}
          </button>
        </div>
      </form>
    </Card>
  );
}

/** From one secret to the next in three steps, of which the one that is due can be done here. */
export function SecretSteps({ view, hook, proof, seen }: SecretProps & { seen: Seen | null }) {
  const t = words(view.locale);
  const isAdded = hook.secrets.length > 1;
  const have = <input type="hidden" name="have" value={hook.secrets.length} />;
  return (
    <Card title={t.rotate}>
      <ol class="rotation">
        <Step view={view} number={1} title={t.step1} text={t.step1Text} state={isAdded ? 'done' : 'next'}>
          {!isAdded && <Adding view={view} hook={hook} proof={proof} />}
        </Step>
        <Step view={view} number={2} title={t.step2} text={t.step2Text} state={isAdded ? 'next' : 'later'}>
          {isAdded && (
            <p class="small" id="seen" data-live={5} aria-live="polite">
              {t.lastDelivery}
              {seen?.delivery == null ? t.never : <Time at={seen.delivery} view={view} />}
              {' · '}
              {t.lastRefused}
              {seen?.refusal == null ? t.never : <Time at={seen.refusal} view={view} />}
            </p>
          )}
        </Step>
        <Step view={view} number={3} title={t.step3} text={t.step3Text} state={isAdded ? 'after' : 'later'}>
          {isAdded && (
            <Ask label={t.finish} action={`${hookPath(hook.id, 'secret')}/finish`} submit={t.finish} danger>
              {have}
              <p>{t.finishText}</p>
            </Ask>
          )}
        </Step>
      </ol>
    </Card>
  );
}

function Adding({ view, hook, proof }: SecretProps) {
  const t = words(view.locale);
  const action = hookPath(hook.id, 'secret');
  const have = <input type="hidden" name="have" value={hook.secrets.length} />;
  const hint = hook.source === 'gitlab' ? t.gitlabHint : t.ownHint;
  const own = (
    <>
      {have}
      <Field
        name="secret"
        label={t.ownLabel}
        hint={hint}
        type="password"
        autocomplete="new-password"
        spellcheck={false}
        code
        required
      />
      {hook.source === 'gitlab' && proof.scheme === 'token' && <p class="hint">{t.gitlabToken}</p>}
    </>
  );
  if (proof.kind !== 'ours') {
    return (
      <form method="post" action={action} class="stack">
        {own}
        <div class="actions">
          <button type="submit" name="do" value="own" class="button primary">
            {t.add}
          </button>
        </div>
      </form>
    );
  }
  return (
    <div class="actions">
      <form method="post" action={action}>
        {have}
        <button type="submit" name="do" value="make" class="button primary">
          {t.make}
        </button>
      </form>
      <Ask label={t.ownSecret} action={action} submit={t.add}>
        {own}
      </Ask>
    </div>
  );
}

function Step({
  view,
  number,
  title,
  text,
  state,
  children,
}: {
  view: View;
  number: number;
  title: string;
  text: string;
  state: 'done' | 'next' | 'after' | 'later';
  children?: unknown;
}) {
  const t = words(view.locale);
  const tones = { done: 'good', next: 'info', after: 'quiet', later: 'quiet' } as const;
  return (
    <li class={`is-${state}`}>
      <span class="rule-number number" aria-hidden="true">
        {number}
      </span>
      <div class="stack-s">
        <h3 class="row">
          {title} <Chip tone={tones[state]}>{t[state]}</Chip>
        </h3>
        <p class="muted">{text}</p>
        {children}
      </div>
    </li>
  );
}
