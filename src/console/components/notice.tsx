import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** How something stands: fine, worth a look, wrong, or just so. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

const icons: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  warn: 'alert',
  bad: 'alert',
  info: 'info',
  quiet: 'info',
};

/** A message on the page. What went wrong is read out at once, the rest when there is a pause. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: Child }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div class="notice-body">
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
