import type { Words } from '../../../dingtalk/causes.ts';
import { catalogue } from '../../words/catalogue.ts';

/** What the way through says that is the same on every page, and the first page. */
export const words = catalogue({
  connect: { 'zh-CN': '接入', en: 'Connect' },
  steps: { 'zh-CN': '接入的步骤', en: 'The steps' },
  stepSource: { 'zh-CN': '来源', en: 'Source' },
  stepGroup: { 'zh-CN': '群', en: 'Group' },
  stepPlan: { 'zh-CN': '听什么', en: 'What to hear' },
  stepSetup: { 'zh-CN': '接通', en: 'Plug in' },

  sourceTitle: { 'zh-CN': '从哪里来', en: 'Where does it come from?' },
  sourceLead: {
    'zh-CN': '选择一个来源。接下来选群、挑想听的事，再把地址填回来源，大约两分钟。',
    en: 'Choose a source. Then a group, what to hear about, and the address to paste at the source: about two minutes.',
  },
  sources: { 'zh-CN': '来源', en: 'Sources' },
  unfinished: { 'zh-CN': '还没接通的', en: 'Not plugged in yet' },
  unfinishedNote: { 'zh-CN': '建好了，还没收到过投递', en: 'Made, and still without a delivery' },
  goOn: { 'zh-CN': '继续', en: 'Continue' },
  goesTo: { 'zh-CN': (groups: string) => `发到 ${groups}`, en: (groups) => `to ${groups}` },
});

/** What comes from each source, in a line; for sources that are not listed nothing is said. */
export const offers: Readonly<Record<string, Words>> = {
  github: { 'zh-CN': '推送、合并请求、议题、构建、发布', en: 'Pushes, pull requests, issues, Actions, releases' },
  gitlab: {
    'zh-CN': '推送、合并请求、流水线，含自建',
    en: 'Pushes, merge requests, issues, pipelines; self-managed too',
  },
  codeup: { 'zh-CN': '推送、标签、合并请求、评论', en: 'Pushes, tags, merge requests, comments' },
  jira: {
    'zh-CN': '问题、评论、迭代，Cloud 和自建',
    en: 'Issues, comments, sprints, versions; Cloud and Data Center',
  },
  trello: { 'zh-CN': '卡片、清单、评论、成员', en: 'Cards, checklists, comments, members' },
  gitee: { 'zh-CN': '推送、标签、合并请求、任务', en: 'Pushes, tags, pull requests, issues' },
  jenkins: { 'zh-CN': '构建失败与恢复', en: 'Builds that break and recover' },
  alertmanager: { 'zh-CN': '告警触发与恢复', en: 'Alerts that fire and resolve' },
  travis: { 'zh-CN': '构建失败与恢复', en: 'Builds that break and recover' },
  custom: {
    'zh-CN': '脚本、内部系统、现成的机器人程序',
    en: 'Scripts and internal systems, or programs that speak DingTalk already',
  },
};
