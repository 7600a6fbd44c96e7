import { adapterFor } from '../../../ingress/adapter.ts';
import { Card } from '../../components/parts.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import type { Chapter, Guide } from './guide.ts';
import { Prose } from './prose.tsx';
import type { Plugging } from './setup-read.ts';
import { words } from './setup-words.ts';

/** The clicks to make at the source, filled in, with the vendor's own page beside them; only that where nobody wrote them down. */
export function Instructions({ view, plugging, guide }: { view: View; plugging: Plugging; guide: Guide | null }) {
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
