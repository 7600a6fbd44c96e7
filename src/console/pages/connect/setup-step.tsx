import { networkOf } from '../../../connectors/desk.ts';
import { connectorFor } from '../../../connectors/index.ts';
import { directory } from '../../../directory/stub.ts';
import { samplesOf } from '../../../samples/index.ts';
import { assetUrl } from '../../assets/index.ts';
import { page } from '../../page.tsx';
import { sourceTitle } from '../../sources.ts';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { guideOf } from './guide.ts';
import { type Failure, Install } from './install-form.tsx';
import { Instructions } from './instructions.tsx';
import { SourcePicture } from './pictures/index.tsx';
import { setupPage } from './setup-pages.ts';
import { readPlugging } from './setup-read.ts';
import { words } from './setup-words.ts';
import { Status } from './status.tsx';
import { StepHead, Steps, stepUrl } from './steps.tsx';
import { Values } from './values.tsx';

/** The last step: what to copy, the clicks at the source, and whether anything has arrived. `failure`: of an installation just tried. */
export async function setupStep(c: ConsoleContext, failure?: Failure): Promise<Response> {
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
  const connector = connectorFor(hook.source, networkOf(c.env));
  const work = (
    <div class="stack">
      <div class="beside even">
        <div class="stack">
          <Values view={view} plugging={plugging} />
          {connector && (
            <Install
              view={view}
              hook={hook.id}
              connector={connector}
              installations={await directory(c.env).installations(hook.id)}
              failure={failure}
            />
          )}
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
        <details class="more" open={failure !== undefined}>
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
      <script type="module" src={assetUrl('connect.js')} />
    </>,
  );
}
