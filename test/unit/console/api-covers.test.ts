import { expect, it } from 'vitest';
import document from '../../../docs/schema/openapi.json' with { type: 'json' };
import { consoleApp } from '../../../src/console/index.tsx';

/** What each form of the console does, as calls of the API; null for what only a browser has: a session, a language. */
const calls: Readonly<Record<string, string | null>> = {
  '/sign-in': null,
  '/sign-out': null,
  '/settings/sign-out-everywhere': null,
  '/preferences': null,
  '/connect/new/:source': 'POST /groups',
  '/connect/new/:source/:group': 'POST /hooks',
  '/connect/new/:source/:group/robot': 'PUT /groups/{id}',
  '/connect/hook/:id/sample': 'POST /hooks/{id}/sample',
  '/connect/hook/:id/secret': 'PUT /hooks/{id}',
  '/connect/hook/:id/install': 'POST /hooks/{id}/install',
  '/connect/hook/:id/places': 'POST /connectors/{source}/choices',
  '/groups/_new': 'POST /groups',
  '/groups/:id/edit': 'PUT /groups/{id}',
  '/groups/:id/delete': 'DELETE /groups/{id}',
  '/groups/:id/test': 'POST /groups/{id}/test',
  '/groups/:id/pause': 'POST /groups/{id}/pause',
  '/groups/:id/resume': 'POST /groups/{id}/resume',
  '/groups/:id/discard': 'POST /groups/{id}/discard',
  '/groups/:id/messages/:message/retry': 'POST /groups/{id}/messages/{message}/retry',
  '/groups/:id/messages/:message/discard': 'POST /groups/{id}/messages/{message}/discard',
  '/hooks/:id/sample': 'POST /hooks/{id}/sample',
  // One call a delivery.
  '/hooks/:id/quarantine': 'POST /hooks/{id}/deliveries/{delivery}/replay',
  '/hooks/:id/deliveries/:delivery/replay': 'POST /hooks/{id}/deliveries/{delivery}/replay',
  '/hooks/:id/deliveries/:delivery/rerender': 'POST /hooks/{id}/deliveries/{delivery}/replay',
  '/hooks/:id/deliveries/:delivery/on': 'PUT /hooks/{id}',
  '/hooks/:id/deliveries/:delivery/off': 'PUT /hooks/{id}',
  '/hooks/:id/news': 'PUT /hooks/{id}',
  '/hooks/:id/news/preset/:preset': 'PUT /hooks/{id}',
  '/hooks/:id/rules/_new': 'PUT /hooks/{id}',
  '/hooks/:id/rules/:number': 'PUT /hooks/{id}',
  '/hooks/:id/rules/:number/up': 'PUT /hooks/{id}',
  '/hooks/:id/rules/:number/down': 'PUT /hooks/{id}',
  '/hooks/:id/rules/:number/delete': 'PUT /hooks/{id}',
  '/hooks/:id/secret': 'PUT /hooks/{id}',
  '/hooks/:id/secret/finish': 'PUT /hooks/{id}',
  '/hooks/:id/settings': 'PUT /hooks/{id}',
  '/hooks/:id/renew': 'PUT /hooks/{id}',
  '/hooks/:id/delete': 'DELETE /hooks/{id}',
  '/templates/edit': 'PUT /hooks/{id}',
  '/templates/preview': 'POST /preview/{source}',
  '/templates/reset': 'PUT /hooks/{id}',
  '/people/_new': 'PUT /people',
  '/people/import': 'PUT /people',
  '/people/:key': 'PUT /people',
  '/people/:key/delete': 'PUT /people',
  '/settings/config': 'PUT /config',
  '/settings/tokens': 'POST /tokens',
  '/settings/tokens/:id/revoke': 'DELETE /tokens/{id}',
};

it('every form of the console is in this table', () => {
  const forms = consoleApp.routes.filter(({ method }) => !['ALL', 'GET'].includes(method)).map(({ path }) => path);
  expect(Object.keys(calls).sort()).toEqual([...new Set(forms)].sort());
});

it.each(Object.entries(calls).filter(([, call]) => call !== null))('%s is %s in the API', (_, call) => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`),
  );
  expect(described).toContain(call);
});
