import type { Child } from 'hono/jsx';
import { Brand } from './components/brand.tsx';
import { Document, doctype } from './components/document.tsx';
import { Icon } from './components/icon.tsx';
import { type AreaName, navigation } from './components/navigation.ts';
import { Notice } from './components/notice.tsx';
import { Preferences } from './components/preferences.tsx';
import { type Flash, takeFlash } from './flash.ts';
import type { ConsoleContext, View } from './view.ts';
import { catalogue } from './words/catalogue.ts';

const words = catalogue({
  skip: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  navigation: { 'zh-CN': '导航', en: 'Navigation' },
});

/** What a page is. */
export interface PageOptions {
  /** Of the window; the page itself has a heading of its own. */
  title: string;
  /** Which entry of the navigation it belongs to. */
  area?: AreaName;
}

/** A page of the console, for those signed in. It begins with what the last form has done. */
export async function page(c: ConsoleContext, { title, area }: PageOptions, content: Child): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const flash = takeFlash(c);
  const entries = navigation.map(({ name, path, icon, label }) => (
    <li>
      <a href={path} aria-current={name === area ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{label[view.locale]}</span>
      </a>
    </li>
  ));
  return c.html(
    await doctype(
      <Document view={view} title={title}>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <div class="shell">
          <header class="side">
            <a href="/console" class="home">
              <Brand />
            </a>
            <nav aria-label={t.navigation}>
              <ul>{entries}</ul>
            </nav>
            <Preferences view={view} signedIn />
          </header>
          <main id="content" tabindex={-1}>
            <Said flash={flash} />
            {content}
          </main>
        </div>
      </Document>,
    ),
  );
}

/** A page without navigation: the way in, and troubles on the way. `headless`: its content brings its own heading. */
export async function barePage(
  c: ConsoleContext,
  { title, headless = false }: { title: string; headless?: boolean },
  content: Child,
): Promise<Response> {
  const { view }: { view: View } = c.var;
  const flash = takeFlash(c);
  return c.html(
    await doctype(
      <Document view={view} title={title}>
        <main class="bare" id="content">
          <div class="bare-card">
            <Brand />
            {!headless && <h1>{title}</h1>}
            <Said flash={flash} />
            {content}
          </div>
          <Preferences view={view} signedIn={false} />
        </main>
      </Document>,
    ),
  );
}

function Said({ flash }: { flash: Flash | null }) {
  if (!flash) return null;
  return (
    <Notice tone={flash.tone} title={flash.lines ? flash.text : undefined}>
      {flash.lines ? (
        <ul>
          {flash.lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ) : (
        flash.text
      )}
    </Notice>
  );
}
