import type { Child } from 'hono/jsx';
import { PageHead } from '../../components/parts.tsx';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { words } from './words.ts';

const tabs = ['general', 'config', 'tokens'] as const;

/** The pages of the settings. */
export type Tab = (typeof tabs)[number];

const paths: Readonly<Record<Tab, string>> = {
  general: '/console/settings',
  config: '/console/settings/config',
  tokens: '/console/settings/tokens',
};

/** A page of the settings, below the ways to the others. */
export function settingsPage(c: ConsoleContext, tab: Tab, content: Child): Promise<Response> {
  const t = words(c.var.view.locale);
  return page(
    c,
    { title: tab === 'general' ? t.title : t[tab], area: 'settings' },
    <>
      <PageHead title={t.title} />
      <nav class="settings-tabs" aria-label={t.parts}>
        <ul>
          {tabs.map((each) => (
            <li>
              <a href={paths[each]} aria-current={each === tab ? 'page' : undefined}>
                {t[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {content}
    </>,
  );
}
