import { Icon } from '../../components/icon.tsx';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import type { Concern } from './attention.ts';
import { words } from './words.ts';

/** What waits for a person; an empty place where nothing does, so that it can appear later. */
export function Concerns({ view, concerns }: { view: View; concerns: readonly Concern[] }) {
  const t = words(view.locale);
  return (
    <div id="concerns" data-live={10} class="contents">
      {concerns.length > 0 && (
        <Card title={t.attention} flush>
          <ul class="concerns">
            {concerns.map(({ tone, title, text, href }) => (
              <li class={tone}>
                <Icon name="alert" />
                <div>
                  <p class="concern-title">{title}</p>
                  <p class="muted">{text}</p>
                </div>
                <a class="button small" href={href} aria-label={`${t.look}: ${title}`}>
                  {t.look}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
