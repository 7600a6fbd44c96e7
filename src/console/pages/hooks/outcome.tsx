import type { DeliveryOutcome } from '../../../inbox/delivery.ts';
import { Chip } from '../../components/chip.tsx';
import type { View } from '../../view.ts';
import { outcomes } from '../overview/words.ts';

/** How a delivery ended, in a chip. */
export function OutcomeChip({ outcome, view }: { outcome: DeliveryOutcome; view: View }) {
  const { tone, [view.locale]: label } = outcomes[outcome];
  return <Chip tone={tone}>{label}</Chip>;
}
