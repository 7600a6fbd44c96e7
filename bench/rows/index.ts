import type { Row } from '../row.ts';
import { fullPath } from './p1-full-path.ts';
import { peer } from './p2-peer.ts';
import { inside } from './p3-inside.ts';
import { rendering } from './p4-render.ts';
import { scaling } from './p5-scaling.ts';
import { size } from './p6-size.ts';
import { digestRatio } from './p7-digest-ratio.ts';
import { rowsWritten } from './p8-rows-written.ts';

/** Every row, in the order of the measures. */
export const rows: readonly Row[] = [fullPath, peer, inside, rendering, scaling, size, digestRatio, rowsWritten];
