import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { samplesOf } from '../../../samples/index.ts';
import { Card } from '../../components/parts.tsx';
import { page } from '../../page.tsx';
import { sourceTitle } from '../../sources.ts';
import type { ConsoleContext, View } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { type Chapter, type Guide, guideOf } from './guide.ts';
import { SourcePicture } from './pictures/index.tsx';
import { Prose } from './prose.tsx';
import { setupPage } from './setup-pages.ts';
import { type Plugging, readPlugging } from './setup-read.ts';
import { words } from './setup-words.ts';
import { Status } from './status.tsx';
import { StepHead, Steps, stepUrl } from './steps.tsx';
import { Values } from './values.tsx';

/** The last step: what to copy, the clicks at the source, and whether anything has arrived. */
export async function setupStep(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const plugging = await readPlugging(c, c.req.param('id') ?? '');
  if (!plugging) return missing(c);
  const { hook, url, key, secret, last } = plugging;
  const source = sourceTitle(hook.source, view.locale);
  const isOwn = hook.source === 'custom';
  const [group] = hook.groups;
  const groupName = (group && (await directory(c.env).getGroup(group.id)))?.name ?? '';
  const markdown = await setupPage(hook.source, view.locale);
  const shown = secret ?? (secret === null ? t.hidden : t.none);
  const guide = markdown === null ? null : guideOf(markdown, { url, secret: shown, key, origin: new URL(url).origin });
  const work = (
    <div class="stack">
      <div class="beside wide">
        <div class="stack">
          <Values view={view} plugging={plugging} />
        </div>
        <aside>
          <h2 class="aside-title">{isOwn ? t.pictureOwn : t.picture(source)}</h2>
          <SourcePicture source={hook.source} url={url} secret={secret} caption={t.pictureText} />
        </aside>
      </div>
      <Instructions view={view} plugging={plugging} guide={guide} />
    </div>
  );
  return page(
    c,
    { title: hook.name, area: 'connect' },
    <>
      <Steps view={view} at={4} way={{ source: hook.source, group: group?.id }} />
      <div id="head" data-live={2}>
        <StepHead
          view={view}
          source={hook.source}
          title={last ? t.titleLive(source) : isOwn ? t.titleOwn : t.title(source)}
          text={last ? t.leadLive(groupName) : t.lead(groupName)}
        />
      </div>
      <div aria-live="polite">
        <Status view={view} plugging={plugging} samples={last ? await samplesOf(hook.source) : []} />
      </div>
      {last ? (
        <details class="more">
          <summary>{t.again}</summary>
          {work}
        </details>
      ) : (
        work
      )}
      {!last && group && (
        <p class="small">
          <a href={stepUrl({ source: hook.source, group: group.id })}>{t.change}</a>
        </p>
      )}
    </>,
  );
}

function Instructions({ view, plugging, guide }: { view: View; plugging: Plugging; guide: Guide | null }) {
  const t = words(view.locale);
  const { hook, url, secret } = plugging;
  const source = sourceTitle(hook.source, view.locale);
  const docs = adapterFor(hook.source)?.docs;
  const link = docs && (
    <a href={docs} target="_blank" rel="noopener noreferrer">
      {t.docs}
    </a>
  );
  const writing = { ours: [url, ...(secret ? [secret] : [])], copy: t.copy, copied: t.copied };
  const text = ({ tokens }: Chapter) => <Prose tokens={tokens} {...writing} />;
  return (
    <Card title={hook.source === 'custom' ? t.guideOwn : t.guide(source)} note={link}>
      {guide && (
        <>
          <Prose tokens={guide.intro} {...writing} />
          {guide.steps.map((chapter) => (
            <section class="chapter">
              <h3>{plain(chapter.title)}</h3>
              {text(chapter)}
            </section>
          ))}
          {guide.later.length > 0 && (
            <div class="later">
              <h3 class="small muted">{t.later}</h3>
              {guide.later.map((chapter) => (
                <details class="more">
                  <summary>{plain(chapter.title)}</summary>
                  {text(chapter)}
                </details>
              ))}
            </div>
          )}
        </>
      )}
    </Card>
  );
}

/** A heading without its marks. */
function plain(title: string): string {
  return title.replaceAll('`', '');
}
