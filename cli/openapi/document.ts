import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { scopeFor } from '../../src/api/scopes.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { Failure } from './schemas.ts';

/**
 * The OpenAPI 3.1 document of the API, made from the schemas that the server checks with. It is made here and not in the
 * worker: the library that makes it weighs 79 KiB compressed there.
 */
export function openApiDocument(): object {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'ADMIN_TOKEN, or a named token whose scope allows the call: read, operate or admin.',
  });
  for (const operation of operations) registry.registerPath(createRoute(routeOf(operation)));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'dinghook',
      version: manifest.version,
      description: 'Webhooks in, DingTalk out. Everything the console can do.',
    },
  });
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The request is not understood',
  401: 'There is no token, or not one that is known',
  403: 'The token’s scope does not allow this',
  404: 'It does not exist',
  409: 'It clashes with what is stored',
  422: 'Something in it has to change: see issues',
  503: 'Try again later',
};

function routeOf(operation: Operation): RouteConfig {
  const { method, path, summary, details, tag, query, body, yaml, replies, errors = [] } = operation;
  const route = `/api${path.replace(/\{(\w+)\}/g, ':$1')}`;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const scope = scopeFor(method.toUpperCase(), route);
  const formats = yaml ? ['application/json', 'application/yaml'] : ['application/json'];
  const content = (schema: z.ZodType) => Object.fromEntries(formats.map((format) => [format, { schema }]));
  const open = scope === null;
  const failures = [...(open ? [] : [401, 403]), ...errors, 503];
  return {
    method,
    path: `/api${path}`,
    operationId: operationId(method, path),
    summary,
    description: [details, open ? 'Needs no token.' : `Needs the scope \`${scope}\`.`].filter(Boolean).join(' '),
    tags: [tag],
    security: open ? [] : [{ token: [] }],
    request: {
      ...(names.length > 0 && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: content(body) } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(replies).map(([status, schema]) => [
          status,
          schema ? { description: 'Done', content: content(schema) } : { description: 'Done' },
        ]),
      ),
      ...Object.fromEntries(
        failures.map((status) => [
          status,
          { description: reasons[status] ?? '', content: { 'application/json': { schema: Failure } } },
        ]),
      ),
    },
  };
}

/** `getGroupsIdStatus` for `GET /groups/{id}/status`. */
function operationId(method: string, path: string): string {
  return method + path.replace(/(?:^|[/{.]+)(\w)|\}/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');
}
