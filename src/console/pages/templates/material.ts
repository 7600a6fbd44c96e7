import type { Hook } from '../../../directory/index.ts';
import type { Event, Locale, TemplatedKind } from '../../../event/index.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { understand } from '../../../ingress/understand.ts';
import { forPreview } from '../../../ingress/verify.ts';
import { plain } from '../../../render/index.ts';
import { type Sample, sampleRequest, samplesOf } from '../../../samples/index.ts';
import { deliveredEvents, recentEvents } from '../../recent-events.ts';
import { spoken } from '../../words/time.ts';
import { sampleEvent, sampleOf, samples } from './samples/index.ts';

/** Deliveries that are looked into for events of a kind, and how many of these are offered. */
const lookedInto = 24;
const offered = 8;

/** Something to see a template with. `id` names it in forms. */
export interface Material {
  id: string;
  title: string;
}

/** What there is to see a template with: our samples, those of the hook's source, and what the hook was sent lately. */
export interface Materials {
  samples: Material[];
  source: Material[];
  deliveries: Material[];
}

/** Gathers it for a kind. Without a hook there are only our samples. `now` in ms. */
export async function materialsFor(
  env: Env,
  hook: Hook | null,
  kind: TemplatedKind,
  locale: Locale,
  now: number,
): Promise<Materials> {
  const own = samples[kind].map(({ name, title }) => ({ id: `sample:${name}`, title: title[locale] }));
  if (!hook) return { samples: own, source: [], deliveries: [] };
  const [vendor, recent] = await Promise.all([samplesOf(hook.source), recentEvents(env, hook, lookedInto)]);
  const source = vendor
    .filter((sample) => eventIn(hook.source, sample, kind))
    .map(({ name, title }) => ({ id: `source:${name}`, title: title[locale] }));
  const deliveries = recent
    .filter(({ event }) => event.kind === kind)
    .slice(0, offered)
    .map(({ delivery, index, receivedAt, event }) => ({
      id: `delivery:${delivery}:${index}`,
      title: [spoken(receivedAt, now, locale), labelOf(event)].filter(Boolean).join(' · '),
    }));
  return { samples: own, source, deliveries };
}

/** The event that an id of {@link materialsFor} stands for; our first sample where it stands for nothing (any more). */
export async function eventFor(
  env: Env,
  hook: Hook | null,
  kind: TemplatedKind,
  locale: Locale,
  id: string,
): Promise<{ id: string; event: Event; source: string }> {
  const [from, name = '', place = ''] = id.split(':');
  if (hook && from === 'delivery') {
    const found = (await deliveredEvents(env, hook, name)).find(({ index }) => String(index) === place);
    if (found?.event.kind === kind) return { id, event: found.event, source: hook.source };
  }
  if (hook && from === 'source') {
    const sample = (await samplesOf(hook.source)).find((each) => each.name === name);
    const event = sample && eventIn(hook.source, sample, kind);
    if (event) return { id, event, source: hook.source };
  }
  const sample = sampleOf(kind, from === 'sample' ? name : '');
  return {
    id: `sample:${sample.name}`,
    event: sampleEvent(sample, locale),
    source: hook?.source ?? sample.source,
  };
}

/** The first event of a kind in a source's own sample, as if it happened now. */
function eventIn(source: string, sample: Sample, kind: TemplatedKind): Event | undefined {
  const adapter = adapterFor(source);
  const read =
    adapter && understand(adapter, forPreview(sampleRequest(sample, new URL(`https://sample.invalid/${source}`))));
  if (read?.kind !== 'parsed' || 'ignored' in read.parsed) return undefined;
  const found = read.parsed.events.find((event) => event.kind === kind);
  return found && { ...found, at: undefined };
}

/** What tells an event apart in a list: its number and title, or what else names it. */
function labelOf(event: Event): string {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  const words = ['number', 'title', 'name', 'ref', 'tag', 'environment'].map((name) => fields[name]);
  const [first = event.place.name, second] = words.filter((each) => typeof each === 'string' && each !== '');
  const label = plain([first, second].filter(Boolean).join(' '));
  return label.length > 40 ? `${label.slice(0, 40)}…` : label;
}
