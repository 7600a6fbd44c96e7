import { cast, repository, type Said, type SamplesOf, web, written } from './sample.ts';

const place = repository;
const board = (say: Said) =>
  ({ name: say('产品迭代', 'Product board'), url: 'https://board.example.com/b/1', type: 'board' }) as const;
const portal = (say: Said) =>
  ({ name: say('Web 门户', 'Web portal'), url: 'https://jira.example.com/projects/WEB', type: 'project' }) as const;

const ticket = (say: Said) => ({
  kind: 'issue' as const,
  place: portal(say),
  actor: cast(say).chen,
  number: 'WEB-42',
  title: say('登录后跳转丢失查询参数', 'The query is lost after sign-in'),
  type: say('缺陷', 'Bug'),
  priority: say('高', 'High'),
  url: 'https://jira.example.com/browse/WEB-42',
});

const card = (say: Said) => ({
  kind: 'card' as const,
  place: board(say),
  actor: cast(say).han,
  title: say('支付页改版', 'New checkout'),
  url: 'https://board.example.com/c/7',
});

/** What happens around the work: issues, comments, discussions, milestones, cards. */
export const work: SamplesOf<'issue' | 'comment' | 'discussion' | 'milestone' | 'card'> = {
  issue: [
    {
      name: 'opened',
      title: { 'zh-CN': '新建', en: 'Opened' },
      source: 'github',
      make: (say) => ({
        kind: 'issue',
        place,
        actor: cast(say).han,
        number: '#128',
        title: say('登录页闪烁', 'The sign-in page flickers'),
        action: 'opened',
        assignees: [cast(say).chen.name],
        labels: ['bug', say('登录', 'sign-in')],
        body: written(
          say(
            '在 Chrome 130 上打开登录页，输入框会闪一下。\n\n- [x] Windows\n- [ ] macOS',
            'With Chrome 130 the fields of the sign-in page flash once.\n\n- [x] Windows\n- [ ] macOS',
          ),
        ),
        url: `${web}/issues/128`,
      }),
    },
    {
      name: 'moved',
      title: { 'zh-CN': '状态变化', en: 'Status changed' },
      source: 'jira',
      make: (say) => ({
        ...ticket(say),
        action: 'updated',
        status: say('待测试', 'In review'),
        changes: [
          {
            field: { 'zh-CN': '状态', en: 'Status' },
            from: say('进行中', 'In progress'),
            to: say('待测试', 'In review'),
          },
          { field: { 'zh-CN': '经办人', en: 'Assignee' }, from: cast(say).chen.name, to: cast(say).han.name },
        ],
      }),
    },
    {
      name: 'assigned',
      title: { 'zh-CN': '指派', en: 'Assigned' },
      source: 'jira',
      make: (say) => ({
        ...ticket(say),
        action: 'assigned',
        status: say('待办', 'To do'),
        subject: cast(say).han.name,
        concerns: [{ login: 'hanmeimei', why: 'assigned' }],
      }),
    },
  ],
  comment: [
    {
      name: 'issue',
      title: { 'zh-CN': '在议题上', en: 'On an issue' },
      source: 'github',
      make: (say) => ({
        kind: 'comment',
        place,
        actor: cast(say).chen,
        on: 'issue',
        number: '#128',
        title: say('登录页闪烁', 'The sign-in page flickers'),
        action: 'created',
        body: written(say('在 Chrome 130 上**复现**了，正在看。', '**Reproduced** with Chrome 130, looking into it.')),
        url: `${web}/issues/128#comment-1`,
      }),
    },
    {
      name: 'line',
      title: { 'zh-CN': '在代码行上', en: 'On a line of code' },
      source: 'github',
      make: (say) => ({
        kind: 'comment',
        place,
        actor: cast(say).han,
        on: 'merge_request',
        number: '#57',
        title: say('支持多仓库配置', 'Support several repositories'),
        action: 'created',
        path: 'src/config.ts',
        line: 42,
        body: written(say('这里可以复用上面的检查。', 'The check above would do here too.')),
        url: `${web}/pull/57#comment-9`,
      }),
    },
  ],
  discussion: [
    {
      name: 'opened',
      title: { 'zh-CN': '新讨论', en: 'Opened' },
      source: 'github',
      make: (say) => ({
        kind: 'discussion',
        place,
        actor: cast(say).li,
        number: '#31',
        title: say('多仓库配置怎么写最省事？', 'What is the shortest way to name several repositories?'),
        action: 'opened',
        category: say('问答', 'Q&A'),
        body: written(say('我们有十几个仓库，想发到同一个群。', 'We have a dozen repositories for one group.')),
        url: `${web}/discussions/31`,
      }),
    },
  ],
  milestone: [
    {
      name: 'started',
      title: { 'zh-CN': '迭代开始', en: 'A sprint started' },
      source: 'jira',
      make: (say) => ({
        kind: 'milestone',
        place: portal(say),
        actor: cast(say).han,
        title: say('迭代 12', 'Sprint 12'),
        type: 'sprint',
        action: 'started',
        due: '2026-12-04',
        body: written(say('完成支付页改版的联调。', 'Get the new checkout to work end to end.')),
        url: 'https://jira.example.com/boards/3',
      }),
    },
    {
      name: 'closed',
      title: { 'zh-CN': '里程碑完成', en: 'A milestone closed' },
      source: 'github',
      make: (say) => ({
        kind: 'milestone',
        place,
        actor: cast(say).han,
        title: 'v2.1',
        type: 'milestone',
        action: 'closed',
        open: 2,
        closed: 18,
        url: `${web}/milestone/4`,
      }),
    },
  ],
  card: [
    {
      name: 'moved',
      title: { 'zh-CN': '移动', en: 'Moved' },
      source: 'trello',
      make: (say) => ({
        ...card(say),
        action: 'moved',
        from: say('开发中', 'Doing'),
        to: say('待验收', 'To accept'),
        list: say('待验收', 'To accept'),
        due: '2026-11-27T10:00:00Z',
      }),
    },
    {
      name: 'due',
      title: { 'zh-CN': '截止时间', en: 'Due date set' },
      source: 'trello',
      make: (say) => ({ ...card(say), action: 'due_set', list: say('开发中', 'Doing'), due: '2026-11-27T10:00:00Z' }),
    },
    {
      name: 'checked',
      title: { 'zh-CN': '完成检查项', en: 'An item checked off' },
      source: 'trello',
      make: (say) => ({
        ...card(say),
        action: 'checked',
        subject: say('接入微信支付', 'Connect WeChat Pay'),
        checklist: say('上线清单', 'Launch'),
        list: say('开发中', 'Doing'),
      }),
    },
  ],
};
