import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../cli/build.ts';

/** Where a delivery goes and what proves that it is authentic. */
export interface Hook {
  /** `/github/<key>`. */
  path: string;
  secret: string;
}

/** What a delivery says: its number makes it differ from all others, its branch decides what a digest folds. */
export interface Push {
  n: number;
  /** Of the body, exactly; default 10 KB. */
  bytes?: number;
  commits?: number;
  branch?: string;
}

interface Fixture extends Record<string, unknown> {
  commits: (Record<string, unknown> & { message: string })[];
  repository: Record<string, unknown>;
}

const fixture = JSON.parse(readFileSync(join(root, 'fixtures/github/push.json'), 'utf8')) as Fixture;

/** What GitHub calls 10 KB and 1 MB here. */
export const sizes = { usual: 10 * 1024, large: 1024 * 1024 } as const;

/** The addresses that GitHub puts into every repository object: a third of a usual delivery. */
const addresses = Object.fromEntries(
  ['archive', 'assignees', 'blobs', 'branches', 'collaborators', 'comments', 'commits', 'compare', 'contents']
    .concat(['contributors', 'deployments', 'downloads', 'events', 'forks', 'git_commits', 'git_refs', 'git_tags'])
    .concat(['hooks', 'issue_comment', 'issue_events', 'issues', 'keys', 'labels', 'languages', 'merges'])
    .concat(['milestones', 'notifications', 'pulls', 'releases', 'stargazers', 'statuses', 'subscribers', 'tags'])
    .map((name) => [`${name}_url`, `https://api.github.com/repos/acme/web/${name}{/sha}`]),
);

/** A push as GitHub sends it, of exactly the size asked for; the file lists of its commits make up what is missing. */
export function pushBody({ n, bytes = sizes.usual, commits = 5, branch = `feature/${n % 40}` }: Push): string {
  const id = (at: number) => (n * 10_000 + at).toString(16).padStart(40, 'b');
  const made = Array.from({ length: commits }, (_, at) => {
    const model = fixture.commits[at % fixture.commits.length];
    const message = `M${n}Z ${model?.message.replace(/\n.*/s, '') ?? ''} ${at + 1}`;
    return { ...model, id: id(at), message, url: `https://github.com/acme/web/commit/${id(at)}` };
  });
  const payload = {
    ...fixture,
    ref: `refs/heads/${branch}`,
    before: id(9_998),
    after: id(commits - 1),
    compare: `https://github.com/acme/web/compare/${n}`,
    commits: made,
    head_commit: made.at(-1),
    // Seconds ago, as when GitHub sends it: a message about something old says so, which costs time.
    repository: { ...fixture.repository, ...addresses, pushed_at: Math.floor(Date.now() / 1000) },
  };
  const short = Buffer.byteLength(JSON.stringify({ ...payload, filler: [''] }));
  if (short > bytes) throw new Error(`${commits} commits need ${short} bytes, more than ${bytes}`);
  return JSON.stringify({ ...payload, filler: [paths(n, bytes - short)] });
}

/** Text that compresses no better than file names and digests do. */
function paths(n: number, length: number): string {
  let text = '';
  for (let at = 0; text.length < length; at++) {
    text += `src/${createHash('sha1').update(`${n}.${at}`).digest('hex').slice(0, 16)}/index.ts `;
  }
  return text.slice(0, length);
}

/** A build that failed, as GitHub tells it: what a digest has to single out. */
export function failureBody(n: number): string {
  const { repository, sender } = fixture;
  const workflow_run = {
    id: n,
    name: `M${n}Z nightly`,
    run_number: n,
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
    head_branch: `nightly/${n}`,
    head_sha: n.toString(16).padStart(40, 'c'),
    html_url: `https://github.com/acme/web/actions/runs/${n}`,
    created_at: '2026-11-22T12:00:00Z',
    updated_at: '2026-11-22T12:03:00Z',
    run_started_at: '2026-11-22T12:00:00Z',
    workflow_id: n,
    actor: sender,
  };
  return JSON.stringify({
    action: 'completed',
    workflow_run,
    workflow: { id: n, name: `M${n}Z nightly` },
    repository,
    sender,
  });
}

/** A whole signed HTTP request, ready to be written to a socket. */
export function delivery({ path, secret }: Hook, event: string, id: string, text: string): Buffer {
  const body = Buffer.from(text);
  const proof = createHmac('sha256', secret).update(body).digest('hex');
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'user-agent: GitHub-Hookshot/bench',
    'content-type: application/json',
    `content-length: ${body.byteLength}`,
    `x-github-event: ${event}`,
    `x-github-delivery: ${id}`,
    `x-hub-signature-256: sha256=${proof}`,
    '\r\n',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}

/** `count` distinct signed pushes of 10 KB, dealt out to the hooks in turn. */
export function pushes(hooks: readonly Hook[], count: number, from = 0): Buffer[] {
  return Array.from({ length: count }, (_, at) => {
    const n = from + at;
    const hook = hooks[at % hooks.length];
    if (!hook) throw new Error('there is no hook to deliver to');
    return delivery(hook, 'push', `bench-${n}`, pushBody({ n }));
  });
}
