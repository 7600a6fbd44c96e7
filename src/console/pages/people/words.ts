import { catalogue } from '../../words/catalogue.ts';
import { counted } from '../../words/numbers.ts';

/** What the pages about people say. */
export const words = catalogue({
  title: { 'zh-CN': '人员', en: 'People' },
  lead: {
    'zh-CN': '来源里的账号是钉钉里的谁：有评审、指派、构建失败时，@ 到对的人。',
    en: 'Who an account is in DingTalk: reviews, assignments and failed builds mention the right person.',
  },
  add: { 'zh-CN': '添加人员', en: 'Add somebody' },
  import: { 'zh-CN': '粘贴表格', en: 'Paste a table' },
  unknown: { 'zh-CN': '看看还缺谁', en: 'Who is missing' },
  emptyTitle: { 'zh-CN': '还没有人员', en: 'Nobody yet' },
  emptyText: {
    'zh-CN': '没有人员表，消息照常发送，只是不会 @ 人。可以从通讯录复制一张表格粘贴进来。',
    en: 'Messages are sent all the same, but nobody is mentioned. A table copied from your address book will do.',
  },
  name: { 'zh-CN': '姓名', en: 'Name' },
  dingtalk: { 'zh-CN': '钉钉', en: 'DingTalk' },
  accounts: { 'zh-CN': '账号', en: 'Accounts' },
  noAccounts: { 'zh-CN': '没有账号，只能按规则 @', en: 'No accounts: only rules can mention them' },
  edit: { 'zh-CN': '编辑', en: 'Edit' },
  editOf: { 'zh-CN': (name: string) => `编辑${name}`, en: (name) => `Edit ${name}` },
  total: { 'zh-CN': (n: number) => `${n} 人`, en: (n) => counted(n, 'person', 'people') },
  email: { 'zh-CN': '邮箱', en: 'E-mail' },

  addTitle: { 'zh-CN': '添加人员', en: 'Add somebody' },
  mobile: { 'zh-CN': '手机号', en: 'Mobile number' },
  mobileHint: {
    'zh-CN': '和钉钉里的一样。中国大陆以外的写成 +852-51234567。',
    en: 'As DingTalk knows it. Outside of mainland China: +852-51234567.',
  },
  userId: { 'zh-CN': '钉钉 userId', en: 'DingTalk userId' },
  userIdHint: {
    'zh-CN': '手机号和 userId 填一个就够；两个都填时用手机号 @。',
    en: 'One of the two is enough; with both, the mobile number is used.',
  },
  accountsText: {
    'zh-CN': '按登录名、账号 id 或邮箱认人，不分大小写；有几个就用逗号隔开。邮箱对所有来源都有效。',
    en: 'People are known by login, account id or e-mail, without case; separate several by commas. E-mail counts for every source.',
  },
  moreSources: { 'zh-CN': '其他来源', en: 'Other sources' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  saved: { 'zh-CN': (name: string) => `已保存“${name}”。`, en: (name) => `${name} was saved.` },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  removeText: {
    'zh-CN': '移除后不会再 @ 到这个人；写了其姓名的规则要先改。',
    en: 'They are not mentioned any more. Rules that name them have to be changed first.',
  },
  removed: { 'zh-CN': (name: string) => `已移除“${name}”。`, en: (name) => `${name} was removed.` },

  importTitle: { 'zh-CN': '粘贴表格', en: 'Paste a table' },
  importLead: {
    'zh-CN': '从电子表格里复制，或粘贴 CSV。第一行是列名：姓名、手机号、userId、邮箱，和来源的名字。',
    en: 'Copy it from a spreadsheet, or paste CSV. The first row names the columns: name, mobile, userId, email and sources.',
  },
  importText: { 'zh-CN': '表格', en: 'Table' },
  importHint: {
    'zh-CN': '已有的人按 userId、手机号、姓名认出来，只补充和更新，不会移除谁。',
    en: 'Those who are known already are found by userId, number or name, and updated. Nobody is removed.',
  },
  importExample: {
    'zh-CN': '姓名,手机号,邮箱,GitHub,JIRA\n陈晨,13800000000,chen@acme.example,chenchen,5b10a2844c20165700ede21g',
    en: 'name,mobile,email,GitHub,JIRA\nChen Chen,13800000000,chen@acme.example,chenchen,5b10a2844c20165700ede21g',
  },
  example: { 'zh-CN': '例子', en: 'An example' },
  check: { 'zh-CN': '检查', en: 'Check' },
  importNow: { 'zh-CN': (n: number) => `导入 ${n} 人`, en: (n) => `Import ${counted(n, 'person', 'people')}` },
  noColumns: {
    'zh-CN': '第一行要有列名，至少有“姓名”“手机号”“userId”之一。',
    en: 'The first row has to name the columns: at least one of name, mobile and userId.',
  },
  noRows: { 'zh-CN': '列名下面没有内容。', en: 'There is nothing below the names of the columns.' },
  ignored: {
    'zh-CN': (columns: string) => `这些列不认识，会跳过：${columns}。`,
    en: (columns) => `These columns are not known and are left out: ${columns}.`,
  },
  inLine: {
    'zh-CN': (line: number, text: string) => `第 ${line} 行：${text}`,
    en: (line, text) => `Line ${line}: ${text}`,
  },
  line: { 'zh-CN': '行', en: 'Line' },
  change: { 'zh-CN': '结果', en: 'What happens' },
  added: { 'zh-CN': '添加', en: 'Added' },
  changed: { 'zh-CN': '更新', en: 'Updated' },
  same: { 'zh-CN': '没有变化', en: 'Unchanged' },
  planTitle: { 'zh-CN': '导入之后', en: 'After the import' },
  nothingNew: {
    'zh-CN': '这些人都在表里了，没有要改的。',
    en: 'Everybody is in the table already: nothing to change.',
  },
  imported: {
    'zh-CN': (n: number) => `已导入 ${n} 人。`,
    en: (n) => `${counted(n, 'person was', 'people were')} imported.`,
  },

  unknownTitle: { 'zh-CN': '还缺谁', en: 'Who is missing' },
  unknownLead: {
    'zh-CN': '最近的事件与这些账号有关，可是人员表里没有，@ 不到。',
    en: 'Recent events were about these accounts. Nobody in the table has them, so nobody could be mentioned.',
  },
  unknownNone: { 'zh-CN': '最近的事件里没有缺谁', en: 'Nobody is missing' },
  unknownNoneText: {
    'zh-CN': '看过了每个接入点最近的 20 次投递：与之有关的人都在表里。',
    en: 'The last 20 deliveries of each hook were looked through: everybody they concern is in the table.',
  },
  account: { 'zh-CN': '账号', en: 'Account' },
  source: { 'zh-CN': '来源', en: 'Source' },
  times: { 'zh-CN': '次数', en: 'Times' },
  last: { 'zh-CN': '最近一次', en: 'Last' },
  addThis: { 'zh-CN': '添加', en: 'Add' },
});
