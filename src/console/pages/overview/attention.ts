import type { View } from '../../view.ts';
import type { GroupState } from '../groups/health.ts';
import type { GroupGlance } from '../groups/read.ts';
import { advice } from '../groups/states.tsx';
import type { HookGlance } from './read.ts';
import { words } from './words.ts';

/** Something that waits for a person: what, what to do, and where. */
export interface Concern {
  tone: 'bad' | 'warn';
  title: string;
  text: string;
  href: string;
}

type Stopping = Exclude<GroupState, 'fine' | 'waiting' | 'parked'>;

const tones: Readonly<Record<Stopping, Concern['tone']>> = {
  unreadable: 'bad',
  blocked: 'bad',
  unreachable: 'bad',
  quota: 'bad',
  limited: 'warn',
  paused: 'warn',
};

/** Everything that needs somebody, what stops a group first. */
export function concerns(groups: readonly GroupGlance[], hooks: readonly HookGlance[], view: View): Concern[] {
  const all = [...groups.flatMap((each) => ofGroup(each, view)), ...hooks.flatMap((each) => ofHook(each, view))];
  return all.sort((a, b) => Number(a.tone === 'warn') - Number(b.tone === 'warn'));
}

function ofGroup({ group, health, status }: GroupGlance, view: View): Concern[] {
  const t = words(view.locale);
  const href = `/console/groups/${group.id}`;
  const found: Concern[] = [];
  const { state } = health;
  if (state !== 'fine' && state !== 'waiting' && state !== 'parked') {
    const text = advice(health, view, group.timezone) ?? '';
    found.push({ tone: tones[state], title: t[state](group.name), text, href });
  }
  const parked = status?.ledger.parked ?? 0;
  if (parked > 0) {
    found.push({ tone: 'warn', title: t.parked(group.name, parked), text: t.parkedText, href: `${href}#parked` });
  }
  return found;
}

function ofHook({ hook, glance, flags }: HookGlance, view: View): Concern[] {
  const t = words(view.locale);
  const href = `/console/hooks/${hook.id}`;
  if (!glance) return [{ tone: 'bad', title: t.unreadable(hook.name), text: t.unreadableText, href }];
  const found: Concern[] = [];
  const quarantined = glance.counts.quarantined ?? 0;
  if (quarantined > 0) {
    found.push({ tone: 'warn', title: t.quarantined(hook.name, quarantined), text: t.quarantinedText, href });
  }
  if (flags.length > 0) {
    found.push({ tone: 'warn', title: t.flagged(hook.name, flags.length), text: t.flaggedText, href });
  }
  return found;
}
