import { adapters } from '../../../../adapters/index.ts';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import type { View } from '../../view.ts';
import { words } from './words.ts';

/** The first page of an empty install: what this is for, and the one thing to do. */
export function Welcome({ view, hasGroups }: { view: View; hasGroups: boolean }) {
  const t = words(view.locale);
  const steps = [
    [t.step1, t.step1Text],
    [t.step2, t.step2Text],
    [t.step3, t.step3Text],
  ] as const;
  return (
    <>
      <PageHead title={t.title} />
      <section class="welcome">
        <span class="welcome-marks">
          {Object.keys(adapters).map((source) => (
            <SourceMark source={source} size={36} />
          ))}
        </span>
        <h2>{t.welcome}</h2>
        <p>{t.welcomeText}</p>
        <div class="actions">
          <a class="button primary" href="/console/connect">
            <Icon name="plug" size={18} />
            {t.connect}
          </a>
          {!hasGroups && (
            <a class="button" href="/console/groups/_new">
              {t.firstGroup}
            </a>
          )}
        </div>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps" class="visually-hidden">
          {t.steps}
        </h2>
        <ol class="steps">
          {steps.map(([title, text], i) => (
            <li>
              <span class="step-number" aria-hidden="true">
                {i + 1}
              </span>
              <h3>{title}</h3>
              <p class="muted">{text}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
