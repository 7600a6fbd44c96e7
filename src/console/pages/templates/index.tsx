import { Hono } from 'hono';
import { directory } from '../../../directory/stub.ts';
import { locales } from '../../../event/index.ts';
import { page } from '../../page.tsx';
import type { ConsoleEnv } from '../../view.ts';
import { editPage, preview, reset, save } from './actions.tsx';
import { Gallery } from './gallery.tsx';
import { words } from './words.ts';

/** Templates: how each kind reads, and the editor. */
export const templates = new Hono<ConsoleEnv>()
  .get('/', async (c) => {
    const { view } = c.var;
    const hooks = await directory(c.env).hooks();
    const hook = hooks.find(({ id }) => id === c.req.query('hook')) ?? null;
    const locale = locales.find((each) => each === c.req.query('lang')) ?? view.locale;
    const { title } = words(view.locale);
    return page(c, { title, area: 'templates' }, <Gallery view={view} hooks={hooks} hook={hook} locale={locale} />);
  })
  .get('/edit', editPage)
  .post('/edit', save)
  .post('/preview', preview)
  .post('/reset', reset);
