import type { Text } from '../../src/kit/index.ts';
import { pick, words } from './parsed.ts';
import type { Item } from './payload/issue.ts';

/** What is known of a field in a changelog. */
export interface Field {
  /** As topics spell it. */
  topic: string;
  /** As messages call it. */
  name: Text;
  /** Housekeeping: a change of nothing else is quiet by default. */
  minor?: boolean;
  /** How its values read: as a list, a date, seconds; or not at all. */
  values?: 'list' | 'date' | 'seconds' | 'unsaid';
}

const minor = true;

const fields: Readonly<Record<string, Field>> = {
  status: { topic: 'status', name: words('状态', 'Status') },
  resolution: { topic: 'resolution', name: words('解决结果', 'Resolution') },
  assignee: { topic: 'assignee', name: words('经办人', 'Assignee') },
  priority: { topic: 'priority', name: words('优先级', 'Priority') },
  summary: { topic: 'summary', name: words('标题', 'Summary') },
  description: { topic: 'description', name: words('描述', 'Description'), minor, values: 'unsaid' },
  duedate: { topic: 'duedate', name: words('截止日期', 'Due date'), values: 'date' },
  fixversions: { topic: 'fixversions', name: words('修复版本', 'Fix version') },
  issuetype: { topic: 'issuetype', name: words('类型', 'Type') },
  flagged: { topic: 'flagged', name: words('障碍标记', 'Flag') },
  project: { topic: 'project', name: words('项目', 'Project') },
  key: { topic: 'key', name: words('编号', 'Key') },
  reporter: { topic: 'reporter', name: words('报告人', 'Reporter'), minor },
  labels: { topic: 'labels', name: words('标签', 'Labels'), minor, values: 'list' },
  components: { topic: 'components', name: words('模块', 'Component'), minor },
  versions: { topic: 'versions', name: words('影响版本', 'Affected version'), minor },
  sprint: { topic: 'sprint', name: words('迭代', 'Sprint'), minor, values: 'list' },
  storypoints: { topic: 'storypoints', name: words('故事点', 'Story points'), minor },
  parent: { topic: 'parent', name: words('上级', 'Parent'), minor },
  epiclink: { topic: 'parent', name: words('史诗', 'Epic'), minor },
  epicchild: { topic: 'parent', name: words('下级', 'Child'), minor },
  link: { topic: 'link', name: words('关联', 'Link'), minor },
  attachment: { topic: 'attachment', name: words('附件', 'Attachment'), minor },
  environment: { topic: 'environment', name: words('环境', 'Environment'), minor },
  security: { topic: 'security', name: words('安全级别', 'Security level'), minor },
  startdate: { topic: 'startdate', name: words('开始日期', 'Start date'), minor, values: 'date' },
  rank: { topic: 'rank', name: words('排序', 'Rank'), minor },
  workflow: { topic: 'workflow', name: words('工作流', 'Workflow'), minor },
  timespent: { topic: 'timetracking', name: words('已用工时', 'Time spent'), minor, values: 'seconds' },
  timeestimate: { topic: 'timetracking', name: words('剩余工时', 'Remaining estimate'), minor, values: 'seconds' },
  timeoriginalestimate: {
    topic: 'timetracking',
    name: words('预估工时', 'Original estimate'),
    minor,
    values: 'seconds',
  },
};

/** Other spellings: display names of older bodies, without spaces and in lower case. */
const aliases: Readonly<Record<string, string>> = {
  fixversion: 'fixversions',
  version: 'versions',
  component: 'components',
  issueparentassociation: 'parent',
  remoteissuelink: 'link',
  remoteworkitemlink: 'link',
  storypointestimate: 'storypoints',
  targetstart: 'startdate',
};

/** Said by another entry of the same changelog, or nobody's business any more (a deleted comment's text). */
const silent: readonly string[] = ['worklogid', 'comment'];

/**
 * What is known of the field that `item` is about; a custom field is called as its site calls it. Undefined for entries
 * that say nothing to a reader. Cloud's `fieldId` comes first: some sites may translate names.
 */
export function fieldOf({ field, fieldId, custom }: Item): Field | undefined {
  const spellings = [fieldId ?? '', field].map((name) => name.toLowerCase().replace(/[\s_-]+/g, ''));
  for (const spelling of spellings) {
    if (silent.includes(spelling)) return undefined;
    const known = pick(fields, pick(aliases, spelling) ?? spelling);
    if (known) return known;
  }
  return { topic: custom || fieldId?.startsWith('customfield') ? 'custom' : 'other', name: field, minor };
}
