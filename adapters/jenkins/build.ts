import { type EventOf, httpUrl, type Parsed, type Text } from '../../src/kit/index.ts';
import type { Job } from './payload.ts';

type Build = EventOf<'build'>;

const results: Readonly<Record<string, readonly [word: string, status: Build['status'], severity: Build['severity']]>> =
  {
    SUCCESS: ['success', 'success', 'good'],
    FAILURE: ['failure', 'failure', 'bad'],
    UNSTABLE: ['unstable', 'failure', 'warn'],
    ABORTED: ['aborted', 'cancelled', 'info'],
    NOT_BUILT: ['not_built', 'skipped', 'info'],
  };

/** A build began or ended: one event, its topic `build.queued`, `build.started` or `build.finished.<result>`. */
export function buildNews(job: Job): Parsed {
  const { phase, status = '', scm, duration = 0 } = job.build;
  if (phase === 'QUEUED') return { topic: 'build.queued', events: [event(job, 'pending', 'info')] };
  if (phase === 'STARTED') return { topic: 'build.started', events: [event(job, 'running', 'info')] };
  if (phase !== 'COMPLETED' && phase !== 'FINALIZED') return unsupported(`build.${phase.toLowerCase()}`, phase);
  const result = Object.hasOwn(results, status) ? results[status] : undefined;
  if (!result) return unsupported('build.finished', status);
  const [word, state, severity] = result;
  const culprits = scm?.culprits.map((login) => ({ login, why: 'author' as const })) ?? [];
  const ended: Partial<Build> = {
    seconds: duration > 0 ? Math.round(duration / 1000) : undefined,
    concerns: state === 'failure' && culprits.length > 0 ? culprits : undefined,
    stages: failedTests(job),
    summary: summaryOf(job, word),
  };
  return { topic: `build.finished.${word}`, events: [{ ...event(job, state, severity), ...ended }] };
}

function event(job: Job, status: Build['status'], severity: Build['severity']): Build {
  const { full_url, number, timestamp, scm } = job.build;
  const ref = scm?.branch?.replace(/^(?:refs\/remotes\/)?origin\//, '') || undefined;
  const name = nameOf(job, ref);
  const place = placeOf(job);
  const series = `${place.name}/${name}${ref ? `@${ref}` : ''}`;
  return {
    kind: 'build',
    place,
    thread: series,
    url: httpUrl(full_url),
    at: timeOf(timestamp),
    severity,
    name,
    number: number === undefined ? undefined : `#${number}`,
    status,
    series,
    ref,
    commit: scm?.commit ? { id: scm.commit, title: '', url: commitPage(scm.url, scm.commit) } : undefined,
  };
}

/** A job with the folders it stands in: `acme » web`. That of one branch among several is called as they all are. */
function nameOf({ name, display_name, url = '' }: Job, ref: string | undefined): string {
  const folders = [...url.matchAll(/(?:^|\/)job\/([^/]+)/g)].map(([, folder = '']) => decoded(decoded(folder)));
  if (folders.length > 1 && folders.at(-1) === ref) folders.pop();
  else if (folders.length < 2) return display_name || name;
  return folders.join(' » ');
}

/** The repository that was built; where it is not known, the Jenkins that built it. */
function placeOf({ build: { scm, full_url } }: Job): Build['place'] {
  const page = repositoryPage(scm?.url);
  if (page) return { name: URL.parse(page)?.pathname.slice(1) || page, url: page, type: 'repository' };
  const server = URL.parse(httpUrl(full_url) ?? '');
  return { name: server ? server.host : 'Jenkins', url: server?.origin, type: 'service' };
}

/** `git@github.com:acme/web.git` → `https://github.com/acme/web` */
function repositoryPage(remote = ''): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/(?:[^/@]*@)?|ssh:\/\/git@|git@)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
  return host && path ? httpUrl(`https://${host}/${path}`) : undefined;
}

/** Only for hosts whose pages are known. */
function commitPage(remote: string | undefined, commit: string): string | undefined {
  const page = repositoryPage(remote);
  return page && /^https:\/\/git(?:hub|ee)\.com\//.test(page) && /^[0-9a-f]{7,64}$/.test(commit)
    ? `${page}/commit/${commit}`
    : undefined;
}

function failedTests({ build: { test_summary } }: Job): Build['stages'] {
  const failed = test_summary?.failed_tests.map((name) => ({ name, status: 'failure' as const })) ?? [];
  return failed.length > 0 ? failed : undefined;
}

function summaryOf({ build: { test_summary: tests } }: Job, word: string): Text | undefined {
  const { total = 0, failed = 0 } = tests ?? {};
  if (failed > 0) {
    return { 'zh-CN': `${total} 个测试中 ${failed} 个没有通过`, en: `${failed} of ${total} tests failed` };
  }
  return word === 'unstable' ? { 'zh-CN': '构建完成，但结果不稳定', en: 'It was built, but is unstable' } : undefined;
}

function timeOf(timestamp: string | number | undefined): string | undefined {
  const time = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** A job's name is encoded in its address, and a branch once more in its job's name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not every percent sign was made by encoding.
    return text;
  }
}

function unsupported(topic: string, what: string): Parsed {
  return { topic, ignored: 'unsupported', what: `"${what}" is not known to this version` };
}
