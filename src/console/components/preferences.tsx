import type { Theme, View } from '../view.ts';
import { catalogue } from '../words/catalogue.ts';
import { Icon, type IconName } from './icon.tsx';

const words = catalogue({
  language: { 'zh-CN': 'Switch to English', en: '切换到中文' },
  short: { 'zh-CN': 'EN', en: '中' },
  theme: { 'zh-CN': '外观', en: 'Appearance' },
  auto: { 'zh-CN': '跟随系统', en: 'As the system' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },
  leave: { 'zh-CN': '退出登录', en: 'Sign out' },
});

const icons: Readonly<Record<Theme, IconName>> = { auto: 'screen', light: 'sun', dark: 'moon' };

/** Language, colours and the way out. Forms, so that they work without scripts. */
export function Preferences({ view, signedIn }: { view: View; signedIn: boolean }) {
  const t = words(view.locale);
  const other = view.locale === 'en' ? 'zh-CN' : 'en';
  return (
    <div class="preferences">
      <form method="post" action="/console/preferences">
        <input type="hidden" name="back" value={view.path} />
        <button class="tool" type="submit" name="locale" value={other} lang={other} title={t.language}>
          <span class="visually-hidden">{t.language}</span>
          <span class="tool-text" aria-hidden="true">
            {t.short}
          </span>
        </button>
      </form>
      <form method="post" action="/console/preferences">
        <input type="hidden" name="back" value={view.path} />
        <fieldset class="segmented">
          <legend class="visually-hidden">{t.theme}</legend>
          {(['auto', 'light', 'dark'] as const).map((theme) => (
            <button
              class="tool"
              type="submit"
              name="theme"
              value={theme}
              title={t[theme]}
              aria-pressed={view.theme === theme ? 'true' : 'false'}
            >
              <Icon name={icons[theme]} size={18} />
              <span class="visually-hidden">{t[theme]}</span>
            </button>
          ))}
        </fieldset>
      </form>
      {signedIn && (
        <form method="post" action="/console/sign-out">
          <button class="tool" type="submit" title={t.leave}>
            <Icon name="leave" size={18} />
            <span class="visually-hidden">{t.leave}</span>
          </button>
        </form>
      )}
    </div>
  );
}
