import type { Hook } from '../../../directory/index.ts';
import type { Locale } from '../../../event/index.ts';
import type { Adapter } from '../../../kit/index.ts';
import type { Rule } from '../../../rules/index.ts';
import { catalogue } from '../../words/catalogue.ts';

/** How much a hook tells. */
export const presets = ['quiet', 'standard', 'all'] as const;
export type Preset = (typeof presets)[number];

/** Whom it mentions: as ever, only those who are asked for something, nobody. */
export const mentionings = ['default', 'asked', 'none'] as const;
export type Mentioning = (typeof mentionings)[number];

/** What somebody wants to hear about, as the form holds it. */
export interface Plan {
  preset: Preset;
  /** Pushes and builds of these branches only; of all where there are none. `!` takes out. */
  branches: readonly string[];
  /** Accounts that nothing is told of. */
  muted: readonly string[];
  mention: Mentioning;
}

/** What suits most. */
export const usual: Plan = { preset: 'standard', branches: [], muted: [], mention: 'default' };

const words = catalogue({
  muted: { 'zh-CN': '不听这些账号', en: 'Not these accounts' },
  branches: { 'zh-CN': '只听这些分支', en: 'Only these branches' },
  quiet: { 'zh-CN': '安静', en: 'Quiet' },
  mention: { 'zh-CN': '@ 谁', en: 'Whom to mention' },
});

/** What a quiet hook still tells, whatever its severity: what begins, ends or needs somebody. */
const kept = [
  'merge_request.opened',
  'merge_request.merged',
  'review.approved',
  'review.changes_requested',
  'issue.opened',
  'issue.closed',
  'card.created',
  'card.due_done',
  'build',
  'deployment',
  'release.published',
  'milestone.started',
  'milestone.closed',
  'milestone.released',
  'alert',
  'notice',
  'message',
];

/** What only some people may see: a hook that tells everything leaves it out, and says so. */
const guarded = /^confidential_|\.restricted$/;

const asked = ['assigned', 'review_requested', 'mentioned'] as const;

/** The presets that make a difference for a source: where nothing is quiet by default, everything is what is usual. */
export function presetsFor(adapter: Pick<Adapter, 'quiet' | 'doubles'>): readonly Preset[] {
  return presets.filter((preset) => preset !== 'all' || loud(adapter).length > 0);
}

/** What is quiet by default, without what is told twice or not meant for everybody. */
function loud({ quiet, doubles = [] }: Pick<Adapter, 'quiet' | 'doubles'>): string[] {
  return Object.keys(quiet).filter((topic) => !doubles.includes(topic) && !guarded.test(topic));
}

/** The settings of a hook that carry a plan out. */
export function settingsOf(
  plan: Plan,
  adapter: Pick<Adapter, 'quiet' | 'doubles'>,
  locale: Locale,
): Pick<Hook, 'events'> & { rules: Rule[] } {
  const t = words(locale);
  const rules: Rule[] = [];
  if (plan.muted.length > 0) rules.push({ name: t.muted, when: { actors: plan.muted }, drop: true });
  if (plan.branches.length > 0) {
    rules.push({ name: t.branches, when: { events: ['push', 'build'], branches: others(plan.branches) }, drop: true });
  }
  if (plan.preset === 'quiet') {
    rules.push({ name: t.quiet, when: { events: kept.map((each) => `!${each}`), severity: ['info'] }, drop: true });
  }
  if (plan.mention !== 'default') {
    rules.push({ name: t.mention, send: true, mention: plan.mention === 'none' ? 'none' : asked });
  }
  const off = Object.keys(adapter.quiet).filter((topic) => guarded.test(topic));
  return { events: plan.preset === 'all' ? { on: loud(adapter), off } : { on: [], off: [] }, rules };
}

/** The plan that {@link settingsOf} made these settings of; what it never makes is passed over. */
export function planOf({ events, rules = [] }: Pick<Hook, 'events'> & { rules?: readonly Rule[] }): Plan {
  const drops = rules.filter(({ drop }) => drop);
  const mention = rules.find((rule) => rule.mention !== undefined)?.mention;
  const isQuiet = drops.some(({ when }) => when?.severity !== undefined);
  return {
    preset: isQuiet ? 'quiet' : events.on.length > 0 ? 'all' : 'standard',
    branches: others(drops.find(({ when }) => when?.branches)?.when?.branches ?? []),
    muted: drops.find(({ when }) => when?.actors)?.when?.actors ?? [],
    mention: mention === undefined ? 'default' : mention === 'none' ? 'none' : 'asked',
  };
}

/** Patterns for everything that these do not cover; twice gives the same patterns again. */
function others(patterns: readonly string[]): string[] {
  const inner = patterns[0] === '**' && patterns.length > 1 ? patterns.slice(1) : patterns;
  const turned = inner.map((pattern) => (pattern.startsWith('!') ? pattern.slice(1) : `!${pattern}`));
  const isMixed = turned.some((pattern) => pattern.startsWith('!')) && turned.some((p) => !p.startsWith('!'));
  return isMixed && inner === patterns ? ['**', ...turned] : turned;
}
