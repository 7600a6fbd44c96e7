import { Hono } from 'hono';
import { directory } from '../../../directory/stub.ts';
import { page } from '../../page.tsx';
import type { ConsoleEnv } from '../../view.ts';
import { deliveryPage } from './delivery.tsx';
import { readQuarantine, replay, rerender, switchOff, switchOn } from './delivery-actions.ts';
import { hookPage } from './hook.tsx';
import { HookList } from './list.tsx';
import { newsPage, saveNews, usePreset } from './news.tsx';
import { moveDown, moveUp, removeRule, rulePage, rulesPage, saveRule } from './rules.tsx';
import { sendSampleTo } from './sample.ts';
import { addSecret, finishRotation, secretPage } from './secret.tsx';
import { deleteHook, renewAddress, saveSettings, settingsPage } from './settings.tsx';
import { standingOf } from './standing.ts';
import { words } from './words.ts';

/** Hooks: the list, one of them with its deliveries, what it tells, its rules, its secret, its settings. */
export const hooks = new Hono<ConsoleEnv>()
  .get('/', async (c) => {
    const { view } = c.var;
    const stub = directory(c.env);
    const [config, keys] = await Promise.all([stub.read(), stub.revealKeys()]);
    const all = await Promise.all(
      config.hooks.map((hook) => standingOf(c.env, hook, keys[hook.id] === undefined, view.now)),
    );
    const { title } = words(view.locale);
    return page(c, { title, area: 'hooks' }, <HookList view={view} hooks={all} groups={config.groups} />);
  })
  .get('/:id', hookPage)
  .post('/:id/sample', sendSampleTo)
  .post('/:id/quarantine', readQuarantine)
  .get('/:id/deliveries/:delivery', deliveryPage)
  .post('/:id/deliveries/:delivery/replay', replay)
  .post('/:id/deliveries/:delivery/rerender', rerender)
  .post('/:id/deliveries/:delivery/on', switchOn)
  .post('/:id/deliveries/:delivery/off', switchOff)
  .get('/:id/news', newsPage)
  .post('/:id/news', saveNews)
  .post('/:id/news/preset/:preset', usePreset)
  .get('/:id/rules', rulesPage)
  .get('/:id/rules/_new', rulePage)
  .post('/:id/rules/_new', saveRule)
  .get('/:id/rules/:number', rulePage)
  .post('/:id/rules/:number', saveRule)
  .post('/:id/rules/:number/up', moveUp)
  .post('/:id/rules/:number/down', moveDown)
  .post('/:id/rules/:number/delete', removeRule)
  .get('/:id/secret', secretPage)
  .post('/:id/secret', addSecret)
  .post('/:id/secret/finish', finishRotation)
  .get('/:id/settings', settingsPage)
  .post('/:id/settings', saveSettings)
  .post('/:id/renew', renewAddress)
  .post('/:id/delete', deleteHook);
