import { Hono } from 'hono';
import type { ConsoleEnv } from '../../view.ts';
import { upcoming } from '../upcoming.tsx';

/** The pages of this area. */
export const hooks = new Hono<ConsoleEnv>().get('/', (c) => upcoming(c, 'hooks'));
