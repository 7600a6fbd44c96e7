import type { Event, Locale, TemplatedKind } from '../../../../event/index.ts';
import { code } from './code.ts';
import { places } from './places.ts';
import type { SamplesOf, TemplateSample } from './sample.ts';
import { shipping } from './shipping.ts';
import { work } from './work.ts';

export type { TemplateSample } from './sample.ts';

/** Made-up events of every kind of event that templates put into words. */
export const samples: SamplesOf = { ...code, ...shipping, ...work, ...places };

/** A sample as an event, with its words in one language. */
export function sampleEvent(sample: TemplateSample, locale: Locale): Event {
  return sample.make((zh, en) => (locale === 'en' ? en : zh));
}

/** The sample of a kind that has this name; the most usual one where none has. */
export function sampleOf(kind: TemplatedKind, name: string): TemplateSample {
  const [first, ...rest] = samples[kind];
  return rest.find((each) => each.name === name) ?? first;
}
