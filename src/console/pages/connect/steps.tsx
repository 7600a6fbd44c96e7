import { Icon } from '../../components/icon.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { words } from './words.ts';

/** Where somebody is on the way through. */
export interface Way {
  source?: string;
  /** Id of the group. */
  group?: string;
}

/** The first page of the way. */
export const start = '/console/connect';

/** The page of a step: of the groups, of what to hear about in a group. */
export function stepUrl({ source, group }: Way): string {
  return [start, ...(source ? ['new', source] : []), ...(group ? [group] : [])].join('/');
}

/** The four steps; those that are done lead back. `at`: the one that is on, from 1. */
export function Steps({ view, at, way = {} }: { view: View; at: 1 | 2 | 3 | 4; way?: Way }) {
  const t = words(view.locale);
  const steps = [
    { label: t.stepSource, href: start },
    { label: t.stepGroup, href: stepUrl({ source: way.source }) },
    { label: t.stepPlan, href: stepUrl(way) },
    { label: t.stepSetup, href: '' },
  ];
  return (
    <nav class="way" aria-label={t.steps}>
      <ol>
        {steps.map(({ label, href }, i) => {
          const isDone = i + 1 < at;
          const mark = (
            <>
              <span class="way-mark" aria-hidden="true">
                {isDone ? <Icon name="check" size={14} /> : i + 1}
              </span>
              <span class="way-label">{label}</span>
            </>
          );
          return (
            <li class={isDone ? 'way-done' : undefined}>
              {isDone ? (
                <a href={href}>{mark}</a>
              ) : (
                <span class="way-step" aria-current={i + 1 === at ? 'step' : undefined}>
                  {mark}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The head of a step: the source that it is about, a heading and a sentence. */
export function StepHead({ view, source, title, text }: { view: View; source: string; title: string; text: string }) {
  return (
    <div class="step-head">
      <SourceMark source={source} size={44} />
      <div>
        <p class="crumb">{sourceTitle(source, view.locale)}</p>
        <h1>{title}</h1>
        <p class="muted">{text}</p>
      </div>
    </div>
  );
}
