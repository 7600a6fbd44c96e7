import { describe, expect, it } from 'vitest';
import type { BuildStatus, Event } from '../../../src/event/index.ts';
import { finishedBuilds, withMemory } from '../../../src/ingress/builds.ts';

const now = 1_767_225_600_000;
const build = (status: BuildStatus, change: object = {}): Event => ({
  kind: 'build',
  place: { name: 'acme/web', type: 'repository' },
  name: 'CI',
  series: 'CI@main',
  status,
  ...change,
});

describe('withMemory', () => {
  it.each<[string, BuildStatus, { status: BuildStatus; since: number } | null, string, object]>([
    ['the first run ever', 'success', null, 'run.completed.success', {}],
    [
      'good after good stays quiet',
      'success',
      { status: 'success', since: now },
      'run.completed.success',
      { was: 'success' },
    ],
    [
      'good after bad is fixed, with how long it was broken',
      'success',
      { status: 'failure', since: now - 2_520_000 },
      'run.completed.fixed',
      { was: 'failure', brokenFor: 2520 },
    ],
    [
      'fixed within the same second',
      'success',
      { status: 'timed_out', since: now },
      'run.completed.fixed',
      { was: 'timed_out' },
    ],
    ['bad after bad', 'failure', { status: 'failure', since: now - 1000 }, 'run.completed.failure', { was: 'failure' }],
  ])('%s', async (_, status, last, topic, known) => {
    const parsed = { topic: `run.completed.${status}`, events: [build(status)] };
    expect(await withMemory(parsed, async () => last, now)).toEqual({ topic, events: [build(status, known)] });
  });

  it.each<[string, BuildStatus | null, number | undefined]>([
    ['it is known since when', 'failure', 60],
    ['nothing is remembered', null, undefined],
    ['something else is remembered: how long it was broken is not known', 'success', undefined],
  ])('the source itself says what was before, and %s', async (_, status, brokenFor) => {
    const parsed = { topic: 'build.fixed', events: [build('success', { was: 'failure' })] };
    const told = await withMemory(parsed, async () => status && { status, since: now - 60_000 }, now);
    expect(told).toEqual({ ...parsed, events: [build('success', { was: 'failure', brokenFor })] });
  });

  it('a source may call it passed', async () => {
    const parsed = { topic: 'build.push.passed', events: [build('success')] };
    const told = await withMemory(parsed, async () => ({ status: 'failure', since: now }), now);
    expect(told.topic).toBe('build.push.fixed');
  });
});

it('only finished runs of a series are remembered', () => {
  const events = [build('running'), build('cancelled'), build('failure'), build('success', { series: undefined })];
  expect(finishedBuilds(events)).toEqual([build('failure')]);
});
