import { Hono } from 'hono';
import { directory } from '../../../directory/stub.ts';
import { page } from '../../page.tsx';
import type { ConsoleEnv } from '../../view.ts';
import { discard, discardAll, pause, resume, retry, test } from './actions.ts';
import { deleteGroup, editGroupPage, newGroupPage, saveGroup } from './edit.tsx';
import { groupPage } from './group.tsx';
import { GroupList } from './list.tsx';
import { glanceAt } from './read.ts';
import { words } from './words.ts';

/** Groups: the list, one of them, its form, and what its buttons do. */
export const groups = new Hono<ConsoleEnv>()
  .get('/', async (c) => {
    const { view } = c.var;
    const all = await directory(c.env).groups();
    const glances = await Promise.all(all.map((group) => glanceAt(c.env, group, view.now)));
    const { title } = words(view.locale);
    return page(c, { title, area: 'groups' }, <GroupList view={view} groups={glances} />);
  })
  .get('/_new', newGroupPage)
  .post('/_new', saveGroup)
  .get('/:id', groupPage)
  .get('/:id/edit', editGroupPage)
  .post('/:id/edit', saveGroup)
  .post('/:id/delete', deleteGroup)
  .post('/:id/test', (c) => test(c))
  .post('/:id/pause', pause)
  .post('/:id/resume', resume)
  .post('/:id/discard', discardAll)
  .post('/:id/messages/:message/retry', retry)
  .post('/:id/messages/:message/discard', discard);
