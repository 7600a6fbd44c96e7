import { type Handler, Hono } from 'hono';
import { health } from './api/health.ts';
import { metrics } from './api/metrics.ts';
import { hooks } from './ingress/route.ts';

type Server = { Bindings: Env };

const site = later(async () => (await import('./console/index.tsx')).site);
const api = later(async () => new Hono<Server>().route('/api', (await import('./api/index.ts')).api));

/**
 * Every route of dinghook. Paths that are not ours answer like an unknown hook. The API and the console, which no webhook
 * and no health check needs, are parts of the bundle of their own: starting does not wait for them.
 */
export const app = new Hono<Server>();

app.route('/healthz', health);
app.route('/metrics', metrics);
app.get('/api', site);
app.all('/api/*', api);
app.get('/', (c) => c.redirect('/console', 302));
app.get('/assets/:hash/:name', site);
app.all('/console/*', site);
app.route('/', hooks);

/**
 * Answers with a part that is loaded for the first request to it, and knows its routes by their whole paths. Its work is
 * done when it has answered: it gets no `executionCtx`.
 */
function later(load: () => Promise<Hono<Server>>): Handler<Server> {
  let part: Hono<Server> | undefined;
  return async (c) => {
    part ??= await load();
    return part.fetch(c.req.raw, c.env);
  };
}
