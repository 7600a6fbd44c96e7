import { Hono } from 'hono';
import type { ConsoleEnv } from '../../view.ts';
import { addGroup, groupStep } from './group-step.tsx';
import { install, places } from './install-actions.tsx';
import { makeHook, planStep } from './plan-step.tsx';
import { repairRobot, repairStep } from './robot-repair.tsx';
import { playSample, storeSecret } from './setup-actions.ts';
import { setupStep } from './setup-step.tsx';
import { sourceStep } from './source-step.tsx';

/**
 * Connecting a source to a group, a page a step: source, group, what to hear, plugging in. Where somebody is stands in the
 * address, what was made in the Directory: reloading and going back lose nothing.
 */
export const connect = new Hono<ConsoleEnv>()
  .get('/', sourceStep)
  .get('/new/:source', groupStep)
  .post('/new/:source', addGroup)
  .get('/new/:source/:group', planStep)
  .post('/new/:source/:group', makeHook)
  .get('/new/:source/:group/robot', repairStep)
  .post('/new/:source/:group/robot', repairRobot)
  .get('/hook/:id', (c) => setupStep(c))
  .post('/hook/:id/sample', playSample)
  .post('/hook/:id/secret', storeSecret)
  .get('/hook/:id/install', (c) => setupStep(c))
  .post('/hook/:id/install', install)
  .post('/hook/:id/places', places);
