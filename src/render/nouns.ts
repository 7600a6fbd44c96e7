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

/** What to call a thing that has neither a number nor a title. In Chinese, Jira calls its issues otherwise. */
export function nounOf(event: Event, source: string, locale: Locale): string {
  const [zh, en] = nouns[event.kind === 'comment' ? event.on : event.kind] ?? ['内容', 'something'];
  if (locale === 'en') return en;
  return source === 'jira' && zh === '议题' ? '问题' : zh;
}

/** Work that is planned and is called otherwise than an issue, by GitLab's names. https://docs.gitlab.com/user/work_items/ */
const work: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  Task: ['任务', 'task'],
  Incident: ['事件', 'incident'],
  Epic: ['史诗', 'epic'],
  Objective: ['目标', 'objective'],
  'Key Result': ['关键结果', 'key result'],
  Requirement: ['需求', 'requirement'],
  'Test Case': ['测试用例', 'test case'],
  Ticket: ['工单', 'ticket'],
};

/** What to call a piece of planned work in a sentence; empty where "issue" does. */
export function workNoun(type: string, locale: Locale): string {
  const [zh, en] = own(work, type) ?? ['', ''];
  return locale === 'en' ? en : zh;
}

const types: Readonly<Record<string, string>> = {
  Bug: '缺陷',
  Story: '需求',
  Improvement: '改进',
  'New Feature': '新功能',
  'Sub-task': '子任务',
  Subtask: '子任务',
  'Service Desk': '服务台',
};

const priorities: Readonly<Record<string, string>> = {
  Highest: '最高',
  High: '高',
  Medium: '中',
  Low: '低',
  Lowest: '最低',
};

const resolutions: Readonly<Record<string, string>> = {
  Done: '已完成',
  Fixed: '已修复',
  Duplicate: '重复',
  "Won't Do": '不处理',
  "Won't Fix": '不修复',
  'Cannot Reproduce': '无法复现',
  Incomplete: '信息不全',
  Declined: '已拒绝',
};

/** The names that Jira and GitLab give issues from the start, in Chinese; those of a team's own stay as they are. */
export const inChinese = {
  type: (name: string) => workNoun(name, 'zh-CN') || (own(types, name) ?? name),
  priority: (name: string) => own(priorities, name) ?? name,
  resolution: (name: string) => own(resolutions, name) ?? name,
};

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
