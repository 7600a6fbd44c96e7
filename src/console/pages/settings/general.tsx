import { directory } from '../../../directory/stub.ts';
import { Chip } from '../../components/chip.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import type { Tone } from '../../components/notice.tsx';
import { Ask, Card } from '../../components/parts.tsx';
import { setFlash } from '../../flash.ts';
import { takeSession } from '../../session/cookie.ts';
import { type ConsoleContext, type Theme, themes, type View } from '../../view.ts';
import { settingsPage } from './frame.tsx';
import { type Finding, healthOf, type Standing } from './health.ts';
import { words } from './words.ts';

/** Health, language and appearance, and the way out everywhere. */
export async function generalPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const findings = await healthOf(c.env, c.req.url, view.locale);
  return settingsPage(
    c,
    'general',
    <>
      <Card title={t.health}>
        <Health view={view} findings={findings} />
      </Card>
      <Card title={t.appearance}>
        <p class="muted">{t.appearanceText}</p>
        <Appearance view={view} />
      </Card>
      <Card title={t.sessions}>
        <p class="muted">{t.sessionsText}</p>
        <Ask label={t.everywhere} action="/console/settings/sign-out-everywhere" submit={t.everywhere} danger>
          <p>{t.everywhereText}</p>
        </Ask>
      </Card>
    </>,
  );
}

/** Ends every session, this one too. */
export async function signOutEverywhere(c: ConsoleContext): Promise<Response> {
  await directory(c.env).closeSessions();
  takeSession(c);
  setFlash(c, { tone: 'good', text: words(c.var.view.locale).everywhereDone });
  return c.redirect('/console/sign-in', 303);
}

const tones: Readonly<Record<Standing, Tone>> = { fine: 'good', look: 'warn', broken: 'bad', unknown: 'quiet' };

function Health({ view, findings }: { view: View; findings: readonly Finding[] }) {
  const t = words(view.locale);
  return (
    <dl class="health">
      {findings.map(({ what, standing, text }) => (
        <div>
          <dt>{what}</dt>
          <dd class="health-text">{text}</dd>
          {standing && (
            <dd>
              <Chip tone={tones[standing]}>{t[standing]}</Chip>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const icons: Readonly<Record<Theme, IconName>> = { auto: 'screen', light: 'sun', dark: 'moon' };

function Appearance({ view }: { view: View }) {
  const t = words(view.locale);
  return (
    <div class="fields">
      <form method="post" action="/console/preferences">
        <input type="hidden" name="back" value={view.path} />
        <fieldset class="picks">
          <legend>{t.language}</legend>
          {(
            [
              ['zh-CN', '中文'],
              ['en', 'English'],
            ] as const
          ).map(([locale, label]) => (
            <button
              type="submit"
              class="button"
              name="locale"
              value={locale}
              lang={locale}
              aria-pressed={view.locale === locale ? 'true' : 'false'}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </form>
      <form method="post" action="/console/preferences">
        <input type="hidden" name="back" value={view.path} />
        <fieldset class="picks">
          <legend>{t.theme}</legend>
          {themes.map((theme) => (
            <button
              type="submit"
              class="button"
              name="theme"
              value={theme}
              aria-pressed={view.theme === theme ? 'true' : 'false'}
            >
              <Icon name={icons[theme]} size={18} />
              {t[theme]}
            </button>
          ))}
        </fieldset>
      </form>
    </div>
  );
}
