import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** The head of a page: where it belongs, its name with its state, a sentence, and what can be done. */
export function PageHead({
  title,
  crumb,
  text,
  chip,
  children,
}: {
  title: string;
  /** Where it belongs: a link back. */
  crumb?: { href: string; label: string };
  text?: Child;
  chip?: Child;
  /** Buttons. */
  children?: Child;
}) {
  return (
    <div class="page-head">
      <div>
        {crumb && (
          <p class="crumb">
            <a href={crumb.href}>{crumb.label}</a>
          </p>
        )}
        <h1>
          <span>{title}</span>
          {chip}
        </h1>
        {text !== undefined && <p class="muted">{text}</p>}
      </div>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  );
}

/** A part of a page with a heading. `live`: it is fetched anew every so many seconds, and needs an `id`. `flush`: its content reaches its edges. */
export function Card({
  title,
  note,
  id,
  live,
  flush = false,
  children,
}: {
  title?: string;
  /** Beside the heading. */
  note?: Child;
  id?: string;
  live?: number;
  flush?: boolean;
  children?: Child;
}) {
  return (
    <section class={flush ? 'card flush' : 'card'} id={id} data-live={live}>
      {title !== undefined && (
        <div class="card-head">
          <h2>{title}</h2>
          {note !== undefined && <div class="muted small">{note}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** A button that first opens a small form: for what needs a reason or a second thought. */
export function Ask({
  label,
  action,
  submit,
  danger = false,
  small = false,
  children,
}: {
  /** On the button. */
  label: Child;
  /** Where the form is sent. */
  action: string;
  /** On the button that sends it. */
  submit: string;
  danger?: boolean;
  small?: boolean;
  /** Fields, or a sentence. */
  children?: Child;
}) {
  return (
    <details class="ask">
      <summary class={`button${danger ? ' danger' : ''}${small ? ' small' : ''}`}>{label}</summary>
      <form method="post" action={action} class="stack">
        {children}
        <div class="actions">
          <button type="submit" class={danger ? 'button danger' : 'button primary'}>
            {submit}
          </button>
        </div>
      </form>
    </details>
  );
}

/** A button that sends an empty form: for what can be done at once. */
export function Act({
  action,
  primary = false,
  small = false,
  children,
}: {
  action: string;
  primary?: boolean;
  small?: boolean;
  children?: Child;
}) {
  return (
    <form method="post" action={action}>
      <button type="submit" class={`button${primary ? ' primary' : ''}${small ? ' small' : ''}`}>
        {children}
      </button>
    </form>
  );
}

/** A button that copies `text`; it shows where scripts run. */
export function Copy({ text, label, copied }: { text: string; label: string; copied: string }) {
  return (
    <button type="button" class="button small" data-copy={text} data-copied={copied} hidden>
      <Icon name="copy" size={16} />
      <span aria-live="polite">{label}</span>
    </button>
  );
}
