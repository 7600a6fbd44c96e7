import type { Hono } from 'hono';
import type { ConsoleEnv } from '../view.ts';
import { connect } from './connect/index.tsx';
import { groups } from './groups/index.tsx';
import { hooks } from './hooks/index.tsx';
import { overview } from './overview/index.tsx';
import { people } from './people/index.tsx';
import { settings } from './settings/index.tsx';
import { templates } from './templates/index.tsx';

/** The pages of the console, an area each, by the path below `/console`. */
export const areas: readonly (readonly [path: string, pages: Hono<ConsoleEnv>])[] = [
  ['/', overview],
  ['/connect', connect],
  ['/groups', groups],
  ['/hooks', hooks],
  ['/templates', templates],
  ['/people', people],
  ['/settings', settings],
];
