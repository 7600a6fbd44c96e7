import { type Locale, type TemplatedKind, templatedKinds } from '../../../event/index.ts';

const names: Readonly<Record<TemplatedKind, Readonly<Record<Locale, string>>>> = {
  push: { 'zh-CN': '推送', en: 'Push' },
  ref: { 'zh-CN': '分支与标签', en: 'Branch or tag' },
  merge_request: { 'zh-CN': '合并请求', en: 'Merge request' },
  review: { 'zh-CN': '评审', en: 'Review' },
  issue: { 'zh-CN': '议题', en: 'Issue' },
  comment: { 'zh-CN': '评论', en: 'Comment' },
  build: { 'zh-CN': '构建', en: 'Build' },
  release: { 'zh-CN': '版本发布', en: 'Release' },
  deployment: { 'zh-CN': '部署', en: 'Deployment' },
  wiki: { 'zh-CN': 'Wiki', en: 'Wiki' },
  member: { 'zh-CN': '成员', en: 'Member' },
  repository: { 'zh-CN': '仓库', en: 'Repository' },
  discussion: { 'zh-CN': '讨论', en: 'Discussion' },
  milestone: { 'zh-CN': '里程碑与迭代', en: 'Milestone or sprint' },
  card: { 'zh-CN': '卡片', en: 'Card' },
  alert: { 'zh-CN': '告警', en: 'Alert' },
  notice: { 'zh-CN': '通知', en: 'Notice' },
};

/** What a kind of event is called. */
export function kindName(kind: TemplatedKind, locale: Locale): string {
  return names[kind][locale];
}

/** The kind with this name; undefined when templates know none. */
export function kindOf(text: string): TemplatedKind | undefined {
  return templatedKinds.find((each) => each === text);
}
