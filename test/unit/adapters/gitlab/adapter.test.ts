import { describe, expect, test } from 'vitest';
import { gitlab } from '../../../../adapters/gitlab/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { RawRequest } from '../../../../src/kit/index.ts';
import { atHand, deliveries } from './payloads.ts';
import { read } from './read.ts';

const [signed, token] = gitlab.auth;
const url = new URL('https://hooks.example/gitlab/key');
const whsec = 'whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=';

function request(headers: Record<string, string>, body = '{}'): RawRequest {
  return new RawRequest('POST', url, new Headers(headers), new TextEncoder().encode(body));
}

const push = '{"object_kind":"push","event_name":"push","ref":"refs/heads/main"}';
const note = '{"object_kind":"note","object_attributes":{"note":"你好 \\u0026 <ok>"}}';

/** Made with independent tools from GitLab's description of its signing tokens. */
const vectors = [
  ['a push', push, 'v1,FEuuvXzGCbOsRIQLyPyuRBLsChRXhf1mjPM3buneUco=', true],
  ['GitLab’s own escapes and UTF-8', note, 'v1,5swFXpEIazzAA+RxjS9m2o025rCtPvCHWuVFWKpCmuE=', true],
  ['the text of the token is not the key', push, 'v1,Zoj0ZghCcMONMR7CCD5qt+rxbHIP6+C/oEs9UA8NSzo=', false],
] as const;

describe('signing tokens', () => {
  test.each(vectors)('%s', async (_, body, signature, ok) => {
    const headers = {
      'webhook-id': 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f',
      'webhook-timestamp': '1744578123',
      'webhook-signature': signature,
    };
    const result = await signed.verify(request(headers, body), [whsec], 1_744_578_123_000);
    expect(result).toEqual(ok ? { ok: true, covers: 'id+time+body' } : { ok: false, reason: 'mismatch' });
  });
});

describe('which proof a hook asks for that names none', () => {
  test.each([
    ['a signing token', [whsec], 'standard-webhooks'],
    ['a secret of our own making', ['0123abcd'.repeat(8)], 'token'],
    ['both: never the weaker one', ['0123abcd'.repeat(8), whsec], 'standard-webhooks'],
    ['no secret at all', [], 'standard-webhooks'],
  ])('%s', (_, secrets, id) => {
    expect(gitlab.defaultAuth?.(secrets).id).toBe(id);
  });
});

describe('the event by header and body', () => {
  test.each([
    ['the kind of the body', 'System Hook', { object_kind: 'merge_request' }, 'merge_request'],
    ['the event name of a system hook', 'System Hook', { event_name: 'project_create' }, 'project_create'],
    ['a job by its old name', 'Job Hook', { object_kind: 'build' }, 'job'],
    ['confidential by header', 'Confidential Issue Hook', { object_kind: 'issue' }, 'confidential_issue'],
    [
      'confidential by event type',
      'Note Hook',
      { object_kind: 'note', event_type: 'confidential_note' },
      'confidential_note',
    ],
    [
      'confidential by flag',
      'Issue Hook',
      { object_kind: 'issue', object_attributes: { confidential: true } },
      'confidential_issue',
    ],
    [
      'an internal note',
      'Note Hook',
      { object_kind: 'note', object_attributes: { internal: true } },
      'confidential_note',
    ],
    [
      'a note on a confidential issue',
      'Note Hook',
      { object_kind: 'note', issue: { confidential: true } },
      'confidential_note',
    ],
    ['a push of GitLab 7', undefined, { ref: 'refs/heads/main', before: 'a', after: 'b' }, 'push'],
    ['a tag of GitLab 7', undefined, { ref: 'refs/tags/v1', before: 'a', after: 'b' }, 'tag_push'],
    ['a custom template: only the header is left', 'Merge Request Hook', { text: 'hi' }, 'merge_request'],
    ['a hook that is new to us', 'Duo Workflow Hook', { text: 'hi' }, 'duo_workflow'],
    ['neither', undefined, { text: 'hi' }, null],
    ['a header that is a property of every object', 'constructor', {}, 'constructor'],
    ['a kind that is no name', 'Push Hook', { object_kind: '<b>' }, 'push'],
    ['a header that is no name', '<script> Hook', {}, null],
  ])('%s', (_, hook, body, event) => {
    const headers: Record<string, string> = hook === undefined ? {} : { 'X-Gitlab-Event': hook };
    expect(gitlab.event(request(headers, JSON.stringify(body)))).toBe(event);
  });

  test.each([[[]], ['x'], [7], [null]])('the body %j is not what GitLab sends', (body) => {
    expect(read(body, {})).toMatchObject({ kind: 'malformed' });
  });
});

describe('the delivery id', () => {
  test.each([
    ['the id that is signed comes first', { 'webhook-id': 'a', 'Idempotency-Key': 'b' }, 'a'],
    ['before 19.0 there is only the other', { 'Idempotency-Key': 'b' }, 'b'],
    [
      'the id of a chain of events names no delivery',
      { 'X-Gitlab-Event-UUID': 'c', 'X-Gitlab-Webhook-UUID': 'd' },
      null,
    ],
    ['empty ones', { 'webhook-id': '', 'Idempotency-Key': '' }, null],
  ])('%s', (_, headers, id) => {
    expect(gitlab.deliveryId(request(headers))).toBe(id);
  });
});

test('a pipeline that works again is told', () => {
  expect(match('pipeline.success', Object.keys(gitlab.quiet))).toBe('pipeline.success');
  expect(match('pipeline.fixed', Object.keys(gitlab.quiet))).toBeUndefined();
});

test('all words of the quiet table come in both languages', () => {
  for (const reason of Object.values(gitlab.quiet)) {
    expect(reason).toEqual({
      'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[ -~’]+$/),
    });
  }
});

describe.skipIf(!atHand)('real deliveries (skipped: ../shared is not at hand)', () => {
  const rows = deliveries().map((delivery) => [delivery.name, delivery] as const);

  test('there are as many as when this was written', () => {
    expect(rows.length).toBeGreaterThanOrEqual(115);
  });

  const now = ({ headers }: { headers: Record<string, string> }) => Number(headers['webhook-timestamp']) * 1000;
  const proven = rows.filter(([, { headers }]) => headers['webhook-signature'] !== undefined);

  test('all but those of GitLab 7 are signed', () => {
    const names = proven.map(([name]) => name);
    const unsigned = rows.flatMap(([name]) => (names.includes(name) ? [] : [name]));
    expect(unsigned.filter((name) => !name.startsWith('legacy-v7.'))).toEqual([]);
  });

  test.each(proven)('%s: signature and token', async (_, delivery) => {
    const { headers, body } = delivery;
    expect(await signed.verify(request(headers, body), [whsec], now(delivery))).toEqual({
      ok: true,
      covers: 'id+time+body',
    });
    expect(await token?.verify(request(headers, body), ['gitlab-secret-token'], 0)).toEqual({
      ok: true,
      covers: 'token',
    });
    const forged = request(
      headers,
      body.replace(/\w/, (first) => (first === 'x' ? 'y' : 'x')),
    );
    expect(await signed.verify(forged, [whsec], now(delivery))).toEqual({ ok: false, reason: 'mismatch' });
  });

  test.each(rows.filter(([, { partial }]) => !partial))('%s: read', (_, { headers, body }) => {
    const understood = read(JSON.parse(body), headers);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    if ('ignored' in parsed) expect(parsed.ignored).toBe('uninteresting');
    else for (const event of parsed.events) expect(Event.parse(event)).toEqual(event);
  });

  test('little is left unsaid', () => {
    const silent = rows.flatMap(([name, { headers, body, partial }]) => {
      const understood = partial ? undefined : read(JSON.parse(body), headers);
      return understood?.kind === 'parsed' && 'ignored' in understood.parsed ? [name] : [];
    });
    expect(silent).toEqual(['merge-request.update.target-branch.json', 'system.merge-request.json']);
  });
});
