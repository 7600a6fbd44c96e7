import type { BuildStatus, Event } from '../event/index.ts';
import type { BuildMemory } from '../inbox/delivery.ts';
import type { Parsed } from '../kit/index.ts';

const failed: readonly BuildStatus[] = ['failure', 'timed_out'];
const finished: readonly BuildStatus[] = ['success', ...failed];

type Build = Extract<Event, { kind: 'build' }>;

/** The finished builds among some events: those whose outcome the next run is compared with. */
export function finishedBuilds(events: readonly Event[]): (Build & { series: string })[] {
  return events.filter(
    (event): event is Build & { series: string } =>
      event.kind === 'build' && event.series !== undefined && finished.includes(event.status),
  );
}

/**
 * Tells builds what came before them, so that a success after a failure reads as news: `was` and `brokenFor` are filled in
 * where the source is silent, and the topic's last part `success` or `passed` becomes `fixed`. `now` in ms.
 */
export async function withMemory(
  parsed: Extract<Parsed, { events: unknown }>,
  lastBuild: (series: string) => Promise<BuildMemory | null>,
  now: number,
): Promise<Extract<Parsed, { events: unknown }>> {
  const known = new Map<Event, BuildMemory>();
  for (const build of finishedBuilds(parsed.events)) {
    const last = await lastBuild(build.series);
    if (last) known.set(build, last);
  }
  if (known.size === 0) return parsed;
  const events = parsed.events.map((event): Event => {
    const last = known.get(event);
    if (!last || event.kind !== 'build') return event;
    const was = event.was ?? last.status;
    const brokenFor = Math.round((now - last.since) / 1000);
    const isKnown = failed.includes(last.status) && brokenFor > 0;
    return { ...event, was, brokenFor: isFixed(event, was) && isKnown ? brokenFor : undefined };
  });
  const fixed = events.some((event) => event.kind === 'build' && isFixed(event, event.was));
  return { topic: fixed ? parsed.topic.replace(/\.(success|passed)$/, '.fixed') : parsed.topic, events };
}

function isFixed(build: Build, was: BuildStatus | undefined): boolean {
  return build.status === 'success' && was !== undefined && failed.includes(was);
}
