import { Hono } from 'hono';
import { health } from './api/health.ts';
import { api } from './api/index.ts';
import { metrics } from './api/metrics.ts';
import { assets } from './console/assets/index.ts';
import { consoleApp } from './console/index.tsx';
import { reference } from './console/pages/reference/index.tsx';
import { hooks } from './ingress/route.ts';

/** Every route of dinghook. Paths that are not ours answer like an unknown hook. */
export const app = new Hono<{ Bindings: Env }>();

app.route('/healthz', health);
app.route('/metrics', metrics);
app.route('/api', reference);
app.route('/api', api);
app.get('/', (c) => c.redirect('/console', 302));
app.route('/assets', assets);
app.route('/console', consoleApp);
app.route('/', hooks);
