import { burst } from './burst.ts';
import { row } from './row.ts';

const what = '1,000 events at once to one group, four limiter presets';
const target = '0 limit answers, ≤ 20 messages, the last event in the group ≤ 15 s after it arrived';

row('R4', { what, target, scale: 60, scaledOnly: true, seconds: [90, 300] }, burst);
row('R4', { what, target, scale: 1, seconds: [120, 300] }, burst);
