import { describe, expect, it } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { adapters } from '../../../adapters/index.ts';
import { presets, presetsFor, settingsOf, usual } from '../../../src/console/pages/connect/plan.ts';
import { eventsOf, familiesOf, fieldsOf, presetOf, withPreset } from '../../../src/console/pages/hooks/news-draft.ts';
import { understand } from '../../../src/ingress/understand.ts';
import { forPreview } from '../../../src/ingress/verify.ts';
import type { Adapter } from '../../../src/kit/index.ts';
import { impossible } from '../../../src/rules/index.ts';
import { requestOf } from '../../conformance/translate.ts';
import { loadCases } from '../adapters/cases.ts';

const all: readonly Adapter[] = Object.values(adapters);

describe.each(all.map((adapter) => ({ name: adapter.name, adapter })))('the switches of $name', ({ adapter, name }) => {
  it('there is one for every topic of its cases, so that each can be switched off', () => {
    const roots = familiesOf(adapter).map(({ root }) => root);
    const topics = loadCases(name).flatMap(({ headers, payload, body }) => {
      const read = understand(adapter, forPreview(requestOf(headers, body(payload))));
      return read.kind === 'parsed' && !('ignored' in read.parsed) ? [read.parsed.topic] : [];
    });
    expect(topics.filter((topic) => !roots.includes(topic.split('.')[0] ?? ''))).toEqual([]);
  });

  it.each(presets)('%s is stored as the form shows it, and recognised', (preset) => {
    const { events, rules } = settingsOf({ ...usual, preset }, adapter, 'zh-CN');
    const back = eventsOf(fieldsOf(events, adapter));
    expect(back.on.toSorted()).toEqual(events.on.toSorted());
    expect(back.off.toSorted()).toEqual(events.off.toSorted());
    const recognised = presetsFor(adapter).includes(preset) ? preset : 'standard';
    expect(presetOf({ events, rules }, adapter, 'en')).toBe(recognised);
  });

  it('patterns that have no switch are kept', () => {
    const events = { on: ['something.of.mine'], off: ['another.*', 'push.mine'] };
    const back = eventsOf(fieldsOf(events, adapter));
    expect({ on: back.on.toSorted(), off: back.off.toSorted() }).toEqual(events);
  });
});

describe('another preset', () => {
  const adapter = github;
  const own = [
    { name: 'mine', when: { branches: ['dependabot/**'] }, drop: true as const },
    { name: 'all', send: true as const, mention: 'none' as const },
  ];

  it.each(presets)('%s leaves other rules alone, and every rule can still match', (preset) => {
    const { events, rules } = withPreset({ rules: own }, preset, adapter, 'en');
    expect(rules.filter((rule) => own.some(({ name }) => name === rule.name))).toEqual(own);
    expect(impossible(rules)).toEqual([]);
    expect(presetOf({ events, rules }, adapter, 'en')).toBe(preset);
  });

  it('twice is once, and back is back', () => {
    const quiet = withPreset({ rules: own }, 'quiet', adapter, 'en');
    expect(withPreset(quiet, 'quiet', adapter, 'zh-CN').rules).toHaveLength(own.length + 1);
    expect(withPreset(quiet, 'standard', adapter, 'en').rules).toEqual(own);
  });
});
