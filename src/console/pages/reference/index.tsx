import { Hono } from 'hono';
import { addressOf } from '../../../ingress/address.ts';
import { Brand } from '../../components/brand.tsx';
import { Document, doctype } from '../../components/document.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { notStored, pageHeaders } from '../../security/headers.ts';
import type { ConsoleEnv, View } from '../../view.ts';
import { localeFor } from '../../words/locale.ts';
import { schemas, tagged, version } from './document.ts';
import { Operation } from './operation.tsx';
import { SchemaTree } from './tree.tsx';
import { type PageWords, words } from './words.ts';

/**
 * The API to be read, at `GET /api`, for everybody: made from the document alone, there is nothing of this server in it but
 * its address. `?lang=` chooses the language; the console's cookies do not reach it.
 */
export const reference = new Hono<ConsoleEnv>().get('/', notStored, pageHeaders, async (c) => {
  const locale = localeFor(c.req.query('lang'), c.req.header('accept-language'));
  const view: View = { locale, theme: 'auto', path: '/api', now: Date.now() };
  const { origin } = addressOf(c.req.url, c.env.PUBLIC_URL);
  return c.html(await doctype(<Page view={view} origin={origin} t={words(locale)} />));
});

function Page({ view, origin, t }: { view: View; origin: string; t: PageWords }) {
  const other = view.locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Document view={view} title={t.title}>
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <div class="reference">
        <header>
          <a href="/console" class="home">
            <Brand />
          </a>
          <Contents t={t} />
        </header>
        <main id="content" tabindex={-1}>
          <PageHead title={t.title} text={t.lead}>
            <a class="button" href={`/api?lang=${other}`} hreflang={other} lang={other}>
              {t.other}
            </a>
            <a class="button" href="/api/openapi.json">
              {t.document}
            </a>
          </PageHead>
          <Beginning origin={origin} t={t} />
          {[...tagged].map(([tag, operations]) => (
            <section class="calls" id={tag} aria-labelledby={`${tag}-title`}>
              <h2 id={`${tag}-title`} lang="en">
                {tag}
              </h2>
              {operations.map((operation) => (
                <Operation operation={operation} origin={origin} t={t} />
              ))}
            </section>
          ))}
          <section class="calls" id="schemas" aria-labelledby="schemas-title">
            <h2 id="schemas-title">{t.schemas}</h2>
            {Object.entries(schemas).map(([name, schema]) => (
              <article class="card schema" id={`schema-${name}`}>
                <h3>{name}</h3>
                <SchemaTree schema={schema} t={t} sent={/^Config$|Draft$/.test(name)} />
              </article>
            ))}
          </section>
          <p class="muted small">
            {t.version} {version}
          </p>
        </main>
      </div>
    </Document>
  );
}

function Contents({ t }: { t: PageWords }) {
  return (
    <nav aria-label={t.contents}>
      <ul>
        <li>
          <a href="#tokens">{t.start}</a>
        </li>
        {[...tagged].map(([tag, operations]) => (
          <li>
            <a href={`#${tag}`} lang="en">
              {tag}
            </a>
            <ul lang="en">
              {operations.map(({ operationId, summary }) => (
                <li>
                  <a href={`#${operationId}`}>{summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">{t.schemas}</a>
        </li>
      </ul>
    </nav>
  );
}

function Beginning({ origin, t }: { origin: string; t: PageWords }) {
  return (
    <>
      <Card title={t.start} id="tokens">
        <p>{t.startText}</p>
        <dl class="scopes">
          {(['read', 'operate', 'admin'] as const).map((scope) => (
            <div>
              <dt>
                <span class="scope">{scope}</span>
              </dt>
              <dd>{t[scope]}</dd>
            </div>
          ))}
        </dl>
        <div class="command">
          <pre>
            <code>{`curl ${origin}/api/groups \\\n  -H "authorization: Bearer $DINGHOOK_TOKEN"`}</code>
          </pre>
        </div>
      </Card>
      <Card title={t.errors} id="errors">
        <p>
          {t.errorsText} <a href="#schema-Failure">Failure</a>
        </p>
      </Card>
    </>
  );
}
