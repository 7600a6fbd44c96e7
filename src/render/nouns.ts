import type { Event, Locale } from '../event/index.ts';

const nouns: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  merge_request: ['合并请求', 'a merge request'],
  review: ['合并请求', 'a merge request'],
  issue: ['议题', 'an issue'],
  commit: ['提交', 'a commit'],
  discussion: ['讨论', 'a discussion'],
  snippet: ['代码片段', 'a snippet'],
  card: ['卡片', 'a card'],
  milestone: ['里程碑', 'a milestone'],
  alert: ['告警', 'an alert'],
  build: ['构建', 'A build'],
};

/** What to call a thing that has neither a number nor a title. */
export function nounOf(event: Event, locale: Locale): string {
  const [zh, en] = nouns[event.kind === 'comment' ? event.on : event.kind] ?? ['内容', 'something'];
  return locale === 'en' ? en : zh;
}
