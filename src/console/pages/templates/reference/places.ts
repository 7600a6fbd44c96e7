import { changed, type Meanings, shared } from './common.ts';

/** What the variables of events about places and what watches them mean, by kind. */
export const places = {
  wiki: {
    pages: {
      'zh-CN': '改动的页面，最多 5 页，每页有 `title` `action` `url` `summary`',
      en: 'the pages, five at most, each with `title` `action` `url` `summary`',
    },
    page: { 'zh-CN': '其中第一页', en: 'the first of them' },
    total: { 'zh-CN': '一共几页', en: 'how many pages in all' },
    more: shared.more,
  },
  member: {
    member: {
      'zh-CN': '成员：`member.name` `member.login` `member.url`',
      en: '`member.name` `member.login` `member.url`',
    },
    action: shared.action,
    role: { 'zh-CN': '角色', en: 'the role' },
    was: { 'zh-CN': '原来的角色', en: 'the role before' },
    team: { 'zh-CN': '团队', en: 'the team' },
  },
  repository: {
    action: shared.action,
    ...changed,
    subject: {
      'zh-CN': '复刻出的仓库，或转来的地方：`subject.name` `subject.url`',
      en: 'the fork, or where it came from: `subject.name` `subject.url`',
    },
  },
  alert: {
    title: shared.title,
    number: shared.number,
    type: { 'zh-CN': '是什么告警，如 `依赖漏洞`', en: 'what was raised: `Vulnerable dependency`' },
    status: { 'zh-CN': '触发还是恢复', en: 'firing or resolved' },
    action: { 'zh-CN': '具体怎么了，如 `已忽略`', en: 'what exactly happened: `dismissed`' },
    level: { 'zh-CN': '级别，如 `严重`', en: 'its grading, such as `critical`' },
    facts: shared.facts,
    more: shared.more,
    count: { 'zh-CN': '次数', en: 'how often' },
    seconds: { 'zh-CN': '持续了多久（秒）；用 `duration` 过滤器', en: 'how long it lasted, seconds; for `duration`' },
    body: shared.body,
  },
  notice: {
    title: {
      'zh-CN': '发生了什么：接在名字后面的话；没有人时自成一句',
      en: 'what happened, as the words after the name; a sentence of its own where nobody did it',
    },
    body: shared.body,
    facts: shared.facts,
    data: {
      'zh-CN': '自定义来源收到的 JSON，如 `data.order.id`',
      en: 'the JSON that a custom source was sent, such as `data.order.id`',
    },
  },
} as const satisfies Readonly<Record<string, Meanings>>;
