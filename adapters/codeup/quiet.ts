import type { Text } from '../../src/kit/index.ts';
import { words } from './parsed.ts';

/** Translated, and not sent unless a hook asks for it. The reasons stand in the delivery log. */
export const quiet: Readonly<Record<string, Text>> = {
  'merge_request.update.push': words('推送事件已经说明', 'the push event says the same'),
};

/** Of them, what another event says too. */
export const doubles: readonly string[] = ['merge_request.update.push'];
