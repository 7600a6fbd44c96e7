import { directory } from '../../../directory/stub.ts';
import { Card, PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import { offered } from './sources.ts';
import { Steps, stepUrl } from './steps.tsx';
import { unfinishedHooks } from './unfinished.ts';
import { offers, words } from './words.ts';

/** The first step: all sources, and what was begun and is still without a delivery. */
export async function sourceStep(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const { groups, hooks } = await directory(c.env).read();
  const begun = await unfinishedHooks(c.env, hooks, view.now);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return page(
    c,
    { title: t.connect, area: 'connect' },
    <>
      <Steps view={view} at={1} />
      <PageHead title={t.sourceTitle} text={t.sourceLead} />
      <ul class="sources">
        {offered.map(({ name, title }) => (
          <li>
            <a class="source-card" href={stepUrl({ source: name })}>
              <SourceMark source={name} size={40} />
              <span>
                <strong>{title[view.locale]}</strong>
                <span class="muted small">{offers[name]?.[view.locale] ?? ''}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {begun.length > 0 && (
        <Card title={t.unfinished} note={t.unfinishedNote} flush>
          <ul class="begun">
            {begun.map((hook) => (
              <li>
                <span class="with-mark">
                  <SourceMark source={hook.source} />
                  <span>
                    <strong>{hook.name}</strong>
                    <br />
                    <span class="muted small">
                      {t.goesTo(
                        listed(
                          hook.groups.map((id) => names.get(id) ?? id),
                          view.locale,
                        ),
                      )}
                    </span>
                  </span>
                </span>
                <a class="button small" href={`/console/connect/hook/${hook.id}`}>
                  {t.goOn}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>,
  );
}
