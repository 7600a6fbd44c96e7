import type { Hook } from '../../../directory/index.ts';
import { type Locale, type TemplatedKind, templatedKinds } from '../../../event/index.ts';
import { render } from '../../../render/index.ts';
import { assetUrl } from '../../assets/index.ts';
import { Chip } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { DingTalkMessage } from '../../dingtalk/message.tsx';
import type { View } from '../../view.ts';
import { homeZone } from '../../words/time.ts';
import { Choice, hookOptions } from './controls.tsx';
import { kindName } from './kinds.ts';
import { sampleEvent, samples } from './samples/index.ts';
import { editorPath, filled, isOwn, keyOf } from './slot.ts';
import { words } from './words.ts';

interface GalleryProps {
  view: View;
  hooks: readonly Hook[];
  /** Whose messages are shown; null for those of the built-in templates. */
  hook: Hook | null;
  /** The language they are shown in. */
  locale: Locale;
}

/** How every kind of event reads, a way into each template, and which hooks have templates of their own. */
export function Gallery({ view, hooks, hook, locale }: GalleryProps) {
  const t = words(view.locale);
  return (
    <>
      <PageHead title={t.title} text={t.lead} />
      {hooks.length > 0 && <Overrides view={view} hooks={hooks} />}
      <Card title={hook ? t.galleryOf(hook.name) : t.gallery}>
        <form method="get" action="/console/templates" class="which" data-auto>
          <Choice
            name="hook"
            label={t.hook}
            value={hook?.id ?? ''}
            options={[{ options: hookOptions({ hooks }, view.locale) }]}
          />
          <Choice
            name="lang"
            label={t.language}
            value={locale}
            options={[
              {
                options: [
                  ['zh-CN', t.zh],
                  ['en', t.en],
                ],
              },
            ]}
          />
          <button type="submit" class="button">
            {t.show}
          </button>
        </form>
        <ul class="gallery">
          {templatedKinds.map((kind) => (
            <Kind view={view} kind={kind} hook={hook} locale={locale} />
          ))}
        </ul>
      </Card>
      <script type="module" src={assetUrl('editor.js')} />
    </>
  );
}

function Kind({ view, kind, hook, locale }: Pick<GalleryProps, 'view' | 'hook' | 'locale'> & { kind: TemplatedKind }) {
  const t = words(view.locale);
  const name = kindName(kind, view.locale);
  const [sample] = samples[kind];
  const { message } = render(sampleEvent(sample, locale), {
    source: hook?.source ?? sample.source,
    locale,
    timezone: homeZone,
    links: 'browser',
    now: view.now,
    mentions: [],
    overrides: hook?.templates ?? {},
  });
  return (
    <li>
      <div class="row between">
        <h3>{name}</h3>
        {hook && isOwn(hook.templates, kind, locale) && <Chip tone="info">{t.own}</Chip>}
        <a class="button plain small" href={editorPath({ kind, reach: locale }, hook?.id)} aria-label={t.open(name)}>
          <Icon name="edit" size={16} />
          {t.edit}
        </a>
      </div>
      <div lang={locale}>
        <DingTalkMessage message={message} locale={locale} device="phone" sender={t.robot} />
      </div>
    </li>
  );
}

function Overrides({ view, hooks }: { view: View; hooks: readonly Hook[] }) {
  const t = words(view.locale);
  const some = hooks.filter(({ templates }) => Object.keys(templates).length > 0);
  if (some.length === 0) {
    return (
      <Card title={t.overrides}>
        <p class="muted">{t.overridesNone}</p>
      </Card>
    );
  }
  return (
    <Card title={t.overrides} flush>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.hook}</th>
            <th scope="col">{t.templatesOf}</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ id, name, source, templates }) => (
            <tr>
              <td>
                <span class="row">
                  <SourceMark source={source} size={22} />
                  <a class="title" href={`/console/templates?hook=${id}`}>
                    {name}
                  </a>
                </span>
              </td>
              <td>
                <ul class="row links">
                  {filled(templates).map(({ slot }) => (
                    <li>
                      <a href={editorPath(slot, id)}>
                        {slot.name === undefined ? kindName(slot.kind, view.locale) : t.named(slot.name)}
                      </a>{' '}
                      <span class="muted small">{keyOf(slot)}</span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
