import { Hono } from 'hono';
import { api } from './api/index.ts';
import { hooks } from './ingress/route.ts';

/** Every route of dinghook. Paths that are not ours answer like an unknown hook. */
export const app = new Hono<{ Bindings: Env }>();

app.get('/healthz', (c) => c.json({ ok: true }));
app.route('/api', api);
app.route('/', hooks);
