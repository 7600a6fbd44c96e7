import type { Locale } from '../../event/index.ts';
import type { Dispatch } from '../dispatch.ts';

/** The words of a digest in one language. Numbers come in, text that is safe in markdown comes out. */
export interface Words {
  updates(n: number): string;
  span(from: string, to: string): string;
  attention: string;
  of(n: number): string;
  beside(remarks: number, others: number): string;
  /** What found no room. */
  more(n: number): string;
  inPlace(name: string, n: number): string;
  /** Leads to all of it. */
  all(n: number): string;
  /** What many of the same sort are called together. */
  cluster(sort: Sort, n: number): string;
  /** What counts in a headline, most pressing first. */
  highlight(sort: Highlight, n: number): string;
  times(n: number): string;
  /** Between names in a row, and between highlights. */
  comma: string;
  colon: string;
  /** After the first few names of a row, when `n` are left out. */
  andMore(n: number): string;
}

/** What can be told together. */
export type Sort =
  | 'build.bad'
  | 'build.good'
  | 'build'
  | 'alert'
  | 'merged'
  | 'opened'
  | 'merge_request'
  | 'review'
  | 'issue.opened'
  | 'issue.closed'
  | 'issue'
  | 'comment'
  | 'push'
  | 'ref'
  | 'card'
  | 'other';

/** What a headline names. */
export type Highlight = 'failed' | 'alerts' | 'merged' | 'commits';

/** The sort a dispatch belongs to when there are many of it. */
export function sortOf({ kind, action, severity }: Dispatch): Sort {
  switch (kind) {
    case 'build':
      return severity === 'bad' ? 'build.bad' : severity === 'good' ? 'build.good' : 'build';
    case 'merge_request':
      return action === 'merged' ? 'merged' : action === 'opened' || action === 'ready' ? 'opened' : 'merge_request';
    case 'issue':
      return action === 'opened' ? 'issue.opened' : action === 'closed' ? 'issue.closed' : 'issue';
    case 'alert':
    case 'review':
    case 'comment':
    case 'push':
    case 'ref':
    case 'card':
      return kind;
    default:
      return 'other';
  }
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const words: Readonly<Record<Locale, Words>> = {
  'zh-CN': {
    updates: (n) => `${n} 条更新`,
    span: (from, to) => `（${from === to ? from : `${from}–${to}`}）`,
    attention: '❌ 需要关注',
    of: (n) => ` — ${n} 条`,
    beside: (remarks, others) => {
      const parts = [remarks > 0 ? `${remarks} 条评论` : '', others > 0 ? `${others} 次更新` : ''].filter(Boolean);
      return parts.length > 0 ? `（另有 ${parts.join('、')}）` : '';
    },
    more: (n) => `另有 ${n} 条`,
    inPlace: (name, n) => `${name} ${n} 条`,
    all: (n) => `全部 ${n} 条`,
    cluster: (sort, n) =>
      ({
        'build.bad': `❌ ${n} 个构建失败`,
        'build.good': `✅ ${n} 个构建成功`,
        build: `${n} 个构建`,
        alert: `⚠️ ${n} 条告警`,
        merged: `🔀 合并 ${n} 个`,
        opened: `请求合并 ${n} 个`,
        merge_request: `更新 ${n} 个合并请求`,
        review: `评审 ${n} 个`,
        'issue.opened': `新建 ${n} 个议题`,
        'issue.closed': `关闭 ${n} 个议题`,
        issue: `更新 ${n} 个议题`,
        comment: `评论 ${n} 处`,
        push: `推送到 ${n} 个分支`,
        ref: `${n} 个分支或 Tag 变动`,
        card: `${n} 张卡片有变动`,
        other: `其他 ${n} 条`,
      })[sort],
    highlight: (sort, n) =>
      ({ failed: `${n} 个构建失败`, alerts: `${n} 条告警`, merged: `${n} 个合并`, commits: `${n} 个提交` })[sort],
    times: (n) => `（${n} 次）`,
    comma: '、',
    colon: '：',
    andMore: () => ' 等',
  },
  en: {
    updates: (n) => plural(n, 'update', 'updates'),
    span: (from, to) => ` (${from === to ? from : `${from}–${to}`})`,
    attention: '❌ Needs attention',
    of: (n) => ` — ${n}`,
    beside: (remarks, others) => {
      const parts = [
        remarks > 0 ? plural(remarks, 'comment', 'comments') : '',
        others > 0 ? plural(others, 'update', 'updates') : '',
      ].filter(Boolean);
      return parts.length > 0 ? ` (and ${parts.join(', ')})` : '';
    },
    more: (n) => `${n} more`,
    inPlace: (name, n) => `${n} in ${name}`,
    all: (n) => `All ${plural(n, 'update', 'updates')}`,
    cluster: (sort, n) =>
      ({
        'build.bad': `❌ ${plural(n, 'build', 'builds')} failed`,
        'build.good': `✅ ${plural(n, 'build', 'builds')} passed`,
        build: plural(n, 'build', 'builds'),
        alert: `⚠️ ${plural(n, 'alert', 'alerts')}`,
        merged: `🔀 ${n} merged`,
        opened: `${n} opened for review`,
        merge_request: `${plural(n, 'pull request', 'pull requests')} updated`,
        review: `${n} reviewed`,
        'issue.opened': `${plural(n, 'issue', 'issues')} opened`,
        'issue.closed': `${plural(n, 'issue', 'issues')} closed`,
        issue: `${plural(n, 'issue', 'issues')} updated`,
        comment: `${plural(n, 'thread', 'threads')} commented on`,
        push: `${plural(n, 'branch', 'branches')} pushed to`,
        ref: `${plural(n, 'branch or tag', 'branches or tags')} changed`,
        card: `${plural(n, 'card', 'cards')} changed`,
        other: `${n} more`,
      })[sort],
    highlight: (sort, n) =>
      ({
        failed: `${plural(n, 'build', 'builds')} failed`,
        alerts: plural(n, 'alert', 'alerts'),
        merged: `${n} merged`,
        commits: plural(n, 'commit', 'commits'),
      })[sort],
    times: (n) => ` ×${n}`,
    comma: ', ',
    colon: ': ',
    andMore: (n) => ` and ${n} more`,
  },
};
