import { type EventOf, firstLine, httpUrl, type Parsed } from '../../src/kit/index.ts';
import { forgiven, stagesOf } from './jobs.ts';
import { commitPage, repositoryPage, slugOf } from './links.ts';
import type { Build } from './payload.ts';
import { meaningOf } from './status.ts';

type Event = EventOf<'build'>;

/** What set a build off. A build of a tag is a push to Travis CI. */
const types = ['push', 'pull_request', 'cron', 'api'];

/** A build that began or ended: one event, its topic `build.<type>.<status>`. */
export function buildNews(build: Build): Parsed {
  const type = typeOf(build);
  const meaning = meaningOf(build);
  if (!meaning) {
    const state = build.status_message ?? build.state ?? '';
    const what = `the status "${state}" is not known to this version`;
    return { topic: `build.${type}`, ignored: 'unsupported', what };
  }
  const { word, status, was } = meaning;
  const slug = slugOf(build);
  const series = seriesOf(build, type);
  const event: Event = {
    kind: 'build',
    place: { name: slug, url: repositoryPage(build), type: 'repository' },
    thread: series ?? `${slug}/${type}`,
    url: httpUrl(build.build_url),
    at: build.finished_at ?? build.started_at,
    severity: status === 'failure' ? 'bad' : status === 'success' ? 'good' : 'info',
    concerns: status === 'failure' ? blamed(build) : undefined,
    name: 'Travis CI',
    number: build.number === undefined ? undefined : `#${build.number}`,
    status,
    was,
    series,
    ref: type === 'pull_request' ? undefined : (build.tag ?? build.branch),
    commit: commitOf(build),
    seconds: status === 'success' || status === 'failure' ? secondsOf(build) : undefined,
    trigger: build.type,
    stages: stagesOf(build),
    summary: summaryOf(build, word),
    mergeRequest: build.pull_request_number === undefined ? undefined : `#${build.pull_request_number}`,
  };
  return { topic: `build.${type}.${word}`, events: [event] };
}

function typeOf({ type, tag, pull_request_number }: Build): string {
  if (tag) return 'tag';
  if (type !== undefined && types.includes(type)) return type;
  return pull_request_number === undefined ? 'push' : 'pull_request';
}

/** Builds that answer the same question: of a branch, of one pull request, of a tag; by what set them off. */
function seriesOf(build: Build, type: string): string | undefined {
  const slug = slugOf(build);
  if (type === 'pull_request') {
    return build.pull_request_number === undefined ? undefined : `${slug}#${build.pull_request_number}`;
  }
  const ref = build.tag ?? build.branch;
  return ref ? `${slug}/${type}@${ref}` : undefined;
}

function commitOf(build: Build): Event['commit'] {
  const { commit, author_name } = build;
  if (commit === undefined || commit === '') return undefined;
  return { id: commit, title: titleOf(build), url: commitPage(build), author: author_name || undefined };
}

/** A pull request is built as the merge that nobody wrote; then its own title says more. */
function titleOf({ message, pull_request_title }: Build): string {
  const title = firstLine(message ?? '');
  return (/^Merge [0-9a-f]{7,64} into [0-9a-f]{7,64}$/.test(title) && pull_request_title) || title;
}

function blamed({ author_name, author_email }: Build): Event['concerns'] {
  if (!author_email) return undefined;
  return [{ login: author_name || undefined, email: author_email, why: 'author' }];
}

/** As the clock on the wall went; where a time is missing, what all jobs took together. */
function secondsOf({ started_at, finished_at, duration }: Build): number | undefined {
  const seconds = Math.round((Date.parse(finished_at ?? '') - Date.parse(started_at ?? '')) / 1000);
  return seconds >= 0 ? seconds : duration;
}

function summaryOf(build: Build, word: string): Event['summary'] {
  if (word === 'errored') {
    return {
      'zh-CN': '构建出错，没有运行到测试：多半是安装步骤或配置有问题',
      en: 'It errored before the tests could run: probably an install step or the configuration',
    };
  }
  const title = build.pull_request_title;
  return title && title !== titleOf(build) ? title : forgiven(build);
}
