import { bodyOf, nameOf, type Operation, type Schema, schemas } from './document.ts';

/** What a call is shown with: a body as JSON, or a file; headers beyond the usual. */
interface Example {
  json?: unknown;
  file?: string;
  type?: string;
  headers?: Readonly<Record<string, string>>;
}

const reason = { json: { reason: '发布窗口' } };
const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=TOKEN';
const group = { name: '前端组', robots: [{ webhook, secret: 'SECRET' }] };
const hook = { name: 'acme/web', source: 'github', groups: ['web-team'] };

/** By operation. What is not here is made from its schema. */
export const examples: Readonly<Record<string, Example>> = {
  putConfig: { file: 'dinghook.yaml', type: 'application/yaml' },
  postGroups: { json: group },
  putGroupsId: { json: group },
  postGroupsIdPause: reason,
  postGroupsIdDiscard: reason,
  postGroupsIdMessagesMessageDiscard: reason,
  postHooks: { json: hook },
  putHooksId: { json: hook },
  postConnectorsSourceChoices: { json: { credentials: { token: 'SOURCE_TOKEN' } } },
  postHooksIdInstall: { json: { credentials: { token: 'SOURCE_TOKEN' }, place: 'acme/web' } },
  postHooksIdWebhooks: { json: { credentials: { token: 'SOURCE_TOKEN' } } },
  postHooksIdInstallationsInstallationMove: { json: { place: 'acme/api' } },
  postPreviewSource: { file: 'push.json', headers: { 'x-github-event': 'push' } },
  putPeople: { json: { people: [{ name: '陈晨', mobile: '13800000000', accounts: { github: ['chenchen'] } }] } },
  postTokens: { json: { name: 'prometheus', scope: 'read' } },
};

const places: Readonly<Record<string, string>> = {
  'groups/{id}': 'groups/web-team',
  'hooks/{id}': 'hooks/acme-web',
  '{source}': 'github',
};

/** A call for a shell: the token is taken from `DINGHOOK_TOKEN`, what stands in capitals has to be replaced. */
export function curl(operation: Operation, origin: string): string {
  const { method, operationId, path, security, requestBody } = operation;
  const address = Object.entries(places)
    .reduce((text, [place, name]) => text.replace(place, name), path)
    .replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  const body = bodyOf(requestBody?.content);
  const example = body && (examples[operationId] ?? { json: madeUp(body.schema) });
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${origin}${address}`,
    ...(security.length > 0 ? [`-H "authorization: Bearer $DINGHOOK_TOKEN"`] : []),
    ...(example ? bodyParts(example) : []),
  ];
  return parts.join(' \\\n  ');
}

function bodyParts({ json, file, type = 'application/json', headers = {} }: Example): string[] {
  const all = { 'content-type': type, ...headers };
  return [
    ...Object.entries(all).map(([name, value]) => `-H '${name}: ${value}'`),
    file === undefined ? `-d '${JSON.stringify(json)}'` : `--data-binary @${file}`,
  ];
}

/** The least that fits a schema by its shape. */
function madeUp(schema: Schema): unknown {
  const name = nameOf(schema);
  if (name) return madeUp(schemas[name] ?? {});
  const { anyOf, oneOf, enum: choices, const: only, properties = {}, required = [], items } = schema;
  const [first] = anyOf ?? oneOf ?? [];
  if (first) return madeUp(first);
  if (only !== undefined) return only;
  if (choices) return choices[0];
  switch ([schema.type].flat()[0]) {
    case 'string':
      return '…';
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    case 'array':
      return items ? [madeUp(items)] : [];
    default:
      return Object.fromEntries(required.map((field) => [field, madeUp(properties[field] ?? {})]));
  }
}
