import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import document from '../../docs/schema/openapi.json' with { type: 'json' };
import { authorise } from './auth.ts';
import { config } from './config.ts';
import { connect, connectors } from './connect.ts';
import { failure, unexpected } from './errors.ts';
import { groups } from './groups.ts';
import { hooks } from './hooks.ts';
import { inbox } from './inbox.ts';
import { outbox } from './outbox.ts';
import { people } from './people.ts';
import { preview } from './preview.ts';
import { tokens } from './tokens.ts';

const megabyte = 1024 * 1024;

/** The REST API, to be mounted at `/api`. JSON throughout, errors included; for the holders of ADMIN_TOKEN and of named
 * tokens. */
export const api = new Hono<{ Bindings: Env }>();

api.onError(unexpected);
api.use(async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
});
api.use(authorise);
api.use(
  methodNotAllowed({
    app: api,
    onMethodNotAllowed: (c, methods) => {
      const allow = methods.join(', ');
      c.header('allow', allow);
      return failure(c, 'method-not-allowed', `Use one of ${allow} here.`);
    },
  }),
);
api.use(
  bodyLimit({ maxSize: megabyte, onError: (c) => failure(c, 'too-large', 'Send 1 MiB at most: split what you send.') }),
);

api.route('/config', config);
api.route('/groups', groups);
api.route('/groups', outbox);
api.route('/hooks', hooks);
api.route('/hooks', inbox);
api.route('/hooks', connect);
api.route('/connectors', connectors);
api.route('/preview', preview);
api.route('/people', people);
api.route('/tokens', tokens);
api.get('/openapi.json', (c) => c.json(document));

api.all('*', (c) => failure(c, 'not-found', 'There is nothing at this address of the API. Check its path.'));
