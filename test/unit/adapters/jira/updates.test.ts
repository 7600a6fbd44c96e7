import { describe, expect, test } from 'vitest';
import { read } from './read.ts';
import { check, item, log, payloadOf } from './told.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

check({
  'the headline of an update': [
    [
      'a transition',
      'issue-moved-on',
      {},
      { action: 'updated', status: '进行中', changes: [expect.objectContaining({ from: '待处理', to: '进行中' })] },
    ],
    [
      'the status of the changelog wins over that of the issue',
      'issue-moved-on',
      { issue: { fields: { status: { name: '已关闭' } } } },
      { status: '进行中' },
    ],
    [
      'a transition and an assignee',
      'issue-moved-on-and-assigned',
      {},
      { action: 'updated', topic: 'issue_updated.issue_generic' },
    ],
    ['a resolution closes', 'issue-resolved', {}, { action: 'closed', subject: '已修复', severity: 'good' }],
    [
      'not every resolution is good news',
      'issue-resolved-as-duplicate',
      {},
      { action: 'closed', subject: 'Duplicate', severity: 'info' },
    ],
    [
      'a resolution alone closes, too',
      'issue-moved-on',
      log(item('resolution', null, 'Done')),
      { action: 'closed', subject: 'Done', changes: undefined },
    ],
    [
      'a resolution taken back reopens',
      'issue-moved-on',
      log(item('resolution', 'Done', null)),
      { action: 'reopened', changes: undefined },
    ],
    [
      'another resolution is an edit',
      'issue-moved-on',
      log(item('resolution', 'Done', "Won't Do")),
      { action: 'updated', topic: 'issue_updated.issue_updated.resolution' },
    ],
    [
      'a move to another project',
      'issue-moved-to-project',
      {},
      {
        action: 'transferred',
        subject: '支付中台',
        changes: [
          { field: both('编号', 'Key'), from: 'WEB-42', to: 'PAY-208' },
          expect.objectContaining({ from: '待处理' }),
        ],
      },
    ],
    [
      'somebody new',
      'issue-reassigned-and-raised',
      {},
      {
        action: 'assigned',
        subject: '陈晨',
        changes: [
          { field: both('经办人', 'Assignee'), from: '李雷', to: '陈晨' },
          expect.objectContaining({ to: '高' }),
        ],
      },
    ],
    ['nobody any more', 'issue-unassigned', {}, { action: 'unassigned', subject: '陈晨' }],
    [
      'the name of an event is not trusted',
      'issue-moved-on',
      { issue_event_type_name: 'issue_assigned' },
      { action: 'updated' },
    ],
    [
      'one field names the topic',
      'issue-moved-on',
      log(item('priority', '中', '高')),
      { topic: 'issue_updated.issue_updated.priority' },
    ],
    [
      'housekeeping beside something that matters',
      'issue-moved-on',
      log(item('Rank', '', 'Ranked higher'), item('priority', '中', '高')),
      { topic: 'issue_updated.issue_updated.priority' },
    ],
    ['several that matter', 'issue-several-fields', {}, { topic: 'issue_updated.issue_updated.fields' }],
    ['a label more', 'issue-labelled', {}, { action: 'labeled', subject: both('回归、ios', '回归, ios') }],
    ['a label less', 'issue-unlabelled', {}, { action: 'unlabeled', subject: '回归' }],
  ],
  'what a changelog says': [
    [
      'a long text is only edited',
      'issue-moved-on',
      log(item('description', 'a', 'b'), item('priority', '中', '高')),
      { changes: [{ field: both('描述', 'Description'), to: both('已修改', 'edited') }, expect.anything()] },
    ],
    [
      'a new description is shown instead',
      'issue-description',
      {},
      { changes: undefined, body: { format: 'jira', text: expect.stringContaining('现象') } },
    ],
    [
      'a cleared one is said',
      'issue-description-cleared',
      {},
      { changes: [{ field: both('描述', 'Description'), to: both('已清空', 'cleared') }], body: undefined },
    ],
    [
      'a date loses its midnight',
      'issue-due',
      {},
      { changes: [{ field: both('截止日期', 'Due date'), from: '2026-11-26', to: '2026-11-30' }] },
    ],
    [
      'values of one field come together',
      'issue-fix-version',
      {},
      { changes: [{ field: both('修复版本', 'Fix version'), from: '2.4', to: '2.5' }] },
    ],
    [
      'several added at once',
      'issue-moved-on',
      log(item('Component', null, '登录'), item('Component', null, '支付')),
      { changes: [{ field: both('模块', 'Component'), from: undefined, to: both('登录、支付', '登录, 支付') }] },
    ],
    [
      'a list only tells what came and went',
      'issue-sprint',
      {},
      { changes: [{ field: both('迭代', 'Sprint'), from: undefined, to: 'Web 第 24 迭代' }] },
    ],
    [
      'seconds as Jira writes work',
      'issue-estimate',
      {},
      { changes: [{ field: both('剩余工时', 'Remaining estimate'), from: '8h', to: '4h' }] },
    ],
    [
      'a custom field is called as the site calls it',
      'issue-custom-field',
      {},
      { changes: [{ field: '验收环境', from: '测试', to: '预发' }] },
    ],
    [
      'two custom fields of one name stay apart',
      'issue-moved-on',
      log(
        item('环境名', '1', '2', { fieldId: 'customfield_1' }),
        item('环境名', '3', '4', { fieldId: 'customfield_2' }),
      ),
      {
        changes: [
          { field: '环境名', from: '1', to: '2' },
          { field: '环境名', from: '3', to: '4' },
        ],
      },
    ],
    [
      'fieldId comes before a translated name',
      'issue-moved-on',
      log(item('Priorität', 'a', 'b', { fieldId: 'priority' })),
      { changes: [{ field: both('优先级', 'Priority'), from: 'a', to: 'b' }] },
    ],
    ['names in capitals', 'issue-moved-on', log(item('Status', '待处理', '进行中')), { status: '进行中' }],
    [
      'the words of a deleted comment stay away',
      'issue-moved-on',
      log(item('Comment', 'secret', null), item('priority', '中', '高')),
      { changes: [expect.objectContaining({ to: '高' })] },
    ],
    [
      'a missing toString is not the inherited one',
      'issue-moved-on',
      log({ field: 'duedate', fromString: '2026-11-30' }),
      { changes: [{ field: both('截止日期', 'Due date'), from: '2026-11-30', to: undefined }] },
    ],
    [
      'entries of another shape are left out',
      'issue-moved-on',
      log(null, 7, { field: 3 }, item('priority', '中', '高')),
      { changes: [expect.objectContaining({ to: '高' })] },
    ],
    [
      'a post function tells the transition itself',
      'issue-moved-on-by-post-function',
      {},
      { changes: [expect.objectContaining({ from: '待处理', to: '进行中' })] },
    ],
    [
      'a flag in our words',
      'issue-flagged',
      {},
      { changes: [{ field: both('障碍标记', 'Flag'), from: undefined, to: both('有障碍', 'impediment') }] },
    ],
  ],
});

describe('nothing to say', () => {
  test.each<[string, string, unknown, string]>([
    ['another status of the same name', 'issue-nothing-changed', {}, 'an update without a visible change'],
    ['no changelog at all', 'issue-moved-on', { changelog: null }, 'an update without a visible change'],
    [
      'an assignment that assigns nobody',
      'issue-assigned-without-changelog',
      { issue: { fields: { assignee: null } } },
      'an update without a visible change',
    ],
    [
      'a sprint that was started',
      'sprint-updated-by-start',
      {},
      'starting and closing a sprint have events of their own',
    ],
    [
      'a sprint that did not change',
      'sprint-updated',
      { oldValue: { goal: '登录与支付的回归问题清零', endDate: '2026-12-05T10:00:00.000Z' } },
      'an update without a visible change',
    ],
  ])('%s', (_, name, patch, what) => {
    const understood = read(payloadOf(name, patch));
    expect(understood).toMatchObject({ kind: 'parsed', parsed: { ignored: 'uninteresting', what } });
  });
});
