import { Malformed, type RawRequest } from '../../src/kit/index.ts';
import { pick } from './parsed.ts';

/** The `X-Gitlab-Event` of hooks whose body says nothing of itself; `System Hook` and `Service Hook` could be anything. */
const headers: Readonly<Record<string, string>> = {
  'Push Hook': 'push',
  'Tag Push Hook': 'tag_push',
  'Issue Hook': 'issue',
  'Confidential Issue Hook': 'confidential_issue',
  'Note Hook': 'note',
  'Confidential Note Hook': 'confidential_note',
  'Merge Request Hook': 'merge_request',
  'Wiki Page Hook': 'wiki_page',
  'Pipeline Hook': 'pipeline',
  'Job Hook': 'job',
  'Build Hook': 'job',
  'Deployment Hook': 'deployment',
  'Release Hook': 'release',
  'Feature Flag Hook': 'feature_flag',
  'Milestone Hook': 'milestone',
  'Emoji Hook': 'emoji',
  'Resource Access Token Hook': 'access_token',
  'Resource Deploy Token Hook': 'deploy_token',
  'Vulnerability Hook': 'vulnerability',
};

/** What can be told apart as confidential. */
const guarded = ['issue', 'work_item', 'note', 'emoji'];

/**
 * The event by the body's `object_kind`, else its `event_name`, else its `event_type`, else by its shape (GitLab 7) or the
 * `X-Gitlab-Event` header. GitLab's `build` is its older word for `job`. Whatever is confidential says so in its name,
 * however GitLab spelled it: the header, the event type or a flag in the body is enough. Null when nothing names it.
 */
export function eventName(req: RawRequest): string | null {
  const hook = req.headers.get('x-gitlab-event') ?? '';
  const body = bodyOf(req);
  const name = word(body.object_kind) ?? word(body.event_name) ?? word(body.event_type) ?? pushed(body);
  if (name === undefined) return pick(headers, hook) ?? spelled(hook);
  if (name === 'build') return 'job';
  return guarded.includes(name) && (/^Confidential /.test(hook) || isConfidential(body))
    ? `confidential_${name}`
    : name;
}

/** A header that is new to us, the way GitLab spells its names: `Some New Hook` → `some_new`. */
function spelled(hook: string): string | null {
  return (
    word(
      hook
        .replace(/ Hook$/, '')
        .toLowerCase()
        .replaceAll(' ', '_'),
    ) ?? null
  );
}

/** GitLab 7 sent pushes without a name. */
function pushed({ ref, before, after }: Fields): string | undefined {
  if (typeof ref !== 'string' || typeof before !== 'string' || typeof after !== 'string') return undefined;
  return ref.startsWith('refs/tags/') ? 'tag_push' : 'push';
}

/** The thing itself, or what it hangs on. */
function isConfidential(body: Fields): boolean {
  const about = [body.object_attributes, body.issue, body.work_item, body.note].map(fields);
  return (
    `${body.event_type}`.startsWith('confidential_') ||
    about.some(({ confidential, internal }) => confidential === true || internal === true)
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** The body's fields; none where a custom template made it something else. */
function bodyOf(req: RawRequest): Fields {
  const body = req.payload();
  if (typeof body !== 'object' || body === null) throw new Malformed('the body is not a JSON object');
  return fields(body);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A name as GitLab writes them; anything else could not be told in a log. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z][a-z\d_]{0,63}$/.test(value) ? value : undefined;
}
