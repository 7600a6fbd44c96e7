import { Hono } from 'hono';
import { api } from '../../src/api/index.ts';
import { app } from '../../src/app.ts';
import { site } from '../../src/console/index.tsx';

const below = new Hono<{ Bindings: Env }>().route('/api', api);

/** Every route there is, those of the parts that are loaded later as well: `GET /api/groups/:id`. */
export const routes: readonly string[] = [
  ...new Set([app, site, below].flatMap((part) => part.routes.map(({ method, path }) => `${method} ${path}`))),
];
