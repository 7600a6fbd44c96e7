import type { Child } from 'hono/jsx';
import { Icon } from '../../../components/icon.tsx';

/** A drawing of somebody else's form, to be recognised, not to be used: nothing in it can be pressed. `address`: where it is. */
export function Frame({
  title,
  address,
  caption,
  children,
}: {
  /** The heading on that page. */
  title: string;
  address?: string;
  caption?: Child;
  children?: Child;
}) {
  return (
    <figure class="picture">
      <div class="picture-frame">
        <div class="picture-bar" aria-hidden="true">
          <svg width="44" height="10" viewBox="0 0 44 10" aria-hidden="true" focusable="false">
            <circle cx="5" cy="5" r="5" />
            <circle cx="22" cy="5" r="5" />
            <circle cx="39" cy="5" r="5" />
          </svg>
          {address !== undefined && <span class="picture-address">{address}</span>}
        </div>
        <div class="picture-page">
          <p class="picture-title">{title}</p>
          {children}
        </div>
      </div>
      {caption !== undefined && <figcaption class="muted small">{caption}</figcaption>}
    </figure>
  );
}

/** A labelled line of the form. `ours`: it holds what has to be filled in, and stands out. */
export function Line({ label, ours = false, children }: { label: string; ours?: boolean; children?: Child }) {
  return (
    <div class={ours ? 'picture-line ours' : 'picture-line'}>
      <span class="picture-label">{label}</span>
      {children}
    </div>
  );
}

/** A text field with something in it. */
export function Box({ children, wide = true }: { children?: Child; wide?: boolean }) {
  return <span class={wide ? 'picture-box wide' : 'picture-box'}>{children}</span>;
}

/** A list to choose from, closed. */
export function Chosen({ children }: { children?: Child }) {
  return (
    <span class="picture-box">
      {children}
      <svg class="picture-arrow" width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
        <path d="M1 1l4 4 4-4" />
      </svg>
    </span>
  );
}

/** A box that is ticked, or not; `round`: one of several. */
export function Tick({ on = false, round = false, children }: { on?: boolean; round?: boolean; children?: Child }) {
  return (
    <span class="picture-tick">
      <span class={`picture-mark${round ? ' round' : ''}${on ? ' on' : ''}`} aria-hidden="true">
        {on && !round && <Icon name="check" size={12} />}
      </span>
      <span>{children}</span>
    </span>
  );
}

/** The button that ends the form. */
export function Press({ children }: { children?: Child }) {
  return <span class="picture-press">{children}</span>;
}
