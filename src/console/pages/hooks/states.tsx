import { Chip } from '../../components/chip.tsx';
import type { View } from '../../view.ts';
import type { HookState } from './standing.ts';
import { hookStates } from './words.ts';

/** A hook's state in a chip. */
export function HookChip({ state, view }: { state: HookState; view: View }) {
  const { tone, [view.locale]: label } = hookStates[state];
  return <Chip tone={tone}>{label}</Chip>;
}
