import { catalogue } from '../../words/catalogue.ts';

/** What the form for a group says. */
export const words = catalogue({
  groups: { 'zh-CN': '群', en: 'Groups' },
  addTitle: { 'zh-CN': '添加群', en: 'Add a group' },
  editTitle: { 'zh-CN': (name: string) => `编辑“${name}”`, en: (name) => `Edit “${name}”` },
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: { 'zh-CN': '和钉钉里的群名一致最好认。', en: 'The name it has in DingTalk is the easiest to recognise.' },

  robots: { 'zh-CN': '机器人', en: 'Robots' },
  robotsText: {
    'zh-CN': '在钉钉群设置 → 机器人里添加“自定义”机器人，把它显示的内容粘贴到这里。放几个机器人，每分钟就能多发几倍。',
    en: 'Add a “Custom” robot in the DingTalk group settings → Bots and paste what it shows. Several robots multiply what can be sent in a minute.',
  },
  robot: { 'zh-CN': (n: number) => `机器人 ${n}`, en: (n) => `Robot ${n}` },
  webhook: { 'zh-CN': 'Webhook 地址', en: 'Webhook' },
  webhookHint: {
    'zh-CN': '以 https://oapi.dingtalk.com/robot/send 开头。保存后只显示末尾几位。',
    en: 'Starts with https://oapi.dingtalk.com/robot/send. Once saved, only its end is shown.',
  },
  secret: { 'zh-CN': '加签密钥', en: 'Signing secret (加签)' },
  secretHint: {
    'zh-CN': '安全设置选了“加签”时填写，以 SEC 开头。',
    en: 'Where “加签” is ticked in its security settings; starts with SEC.',
  },
  secretKept: {
    'zh-CN': '已保存。留着星号不变，清空则删除。',
    en: 'Stored. Leave the stars to keep it, clear them to remove it.',
  },
  keywords: { 'zh-CN': '关键词', en: 'Keywords (关键词)' },
  keywordsHint: {
    'zh-CN': '安全设置选了“自定义关键词”时填写，用逗号分隔；消息里没有时会自动补上第一个。',
    en: 'Where “自定义关键词” is ticked; separated by commas. The first is added to messages that have none.',
  },
  addRobot: { 'zh-CN': '再加一个机器人', en: 'Add another robot' },
  removeRobot: { 'zh-CN': '去掉这个机器人', en: 'Remove this robot' },

  more: { 'zh-CN': '更多设置：语言、合并、额度、通知', en: 'More settings: language, merging, quota, notices' },
  reading: { 'zh-CN': '怎么读', en: 'How it reads' },
  locale: { 'zh-CN': '消息语言', en: 'Language of messages' },
  chinese: { 'zh-CN': '中文', en: 'Chinese (中文)' },
  english: { 'zh-CN': '英文（English）', en: 'English' },
  timezone: { 'zh-CN': '时区', en: 'Time zone' },
  links: { 'zh-CN': '电脑上点链接', en: 'Links on a computer' },
  browser: { 'zh-CN': '在浏览器里打开', en: 'Open in the browser' },
  sidebar: { 'zh-CN': '在钉钉侧边栏里打开', en: 'Open in DingTalk’s sidebar' },

  merging: { 'zh-CN': '限速与合并', en: 'Pace and merging' },
  settle: { 'zh-CN': '突发时等几秒再合并', en: 'Seconds a burst gathers' },
  settleHint: { 'zh-CN': '0 到 60，一般用 1。', en: '0 to 60; 1 suits most.' },
  calm: { 'zh-CN': '安静模式：每几秒合并一次', en: 'Calm: seconds between digests' },
  calmHint: {
    'zh-CN': '0 到 3600，0 表示不开。失败和 @ 到人的消息不受影响。',
    en: '0 to 3600; 0 turns it off. Failures and mentions do not wait.',
  },

  quota: { 'zh-CN': '每月额度', en: 'Monthly quota' },
  quotaText: {
    'zh-CN': '钉钉按组织和月份计算调用次数。填了额度，快用完时会自动少发几次。不限制就留空。',
    en: 'DingTalk counts calls by organisation and month. With a quota, fewer are made when little is left. Leave it empty for none.',
  },
  organization: { 'zh-CN': '组织', en: 'Organisation' },
  organizationHint: { 'zh-CN': '同名的群共用一份额度。', en: 'Groups that name the same one share its quota.' },
  monthly: { 'zh-CN': '每月次数', en: 'Calls in a month' },
  near: { 'zh-CN': '用到八成以后', en: 'From four fifths on' },
  nearCalm: { 'zh-CN': '每 5 分钟合并一次', en: 'Collect for 5 minutes' },
  nearContinue: { 'zh-CN': '照常发送', en: 'Go on as before' },

  trouble: { 'zh-CN': '出问题时', en: 'When something is wrong' },
  operators: { 'zh-CN': '通知哪个群', en: 'Tell this group' },
  operatorsHint: {
    'zh-CN': '机器人需要人处理时，把原因和办法发到那里。',
    en: 'Where a robot needs somebody, it is told why and what to do.',
  },
  nobody: { 'zh-CN': '不通知', en: 'Nobody' },

  save: { 'zh-CN': '保存', en: 'Save' },
  saveAndTest: { 'zh-CN': '保存并发送测试', en: 'Save and send a test' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  saved: { 'zh-CN': (name: string) => `“${name}”已保存。`, en: (name) => `“${name}” is saved.` },

  delete: { 'zh-CN': '删除这个群', en: 'Delete this group' },
  deleteText: {
    'zh-CN': '机器人和设置会被删除，记录不再可见。还有接入点发到这里时不能删除。',
    en: 'Its robots and settings go, and its history can no longer be seen. This is refused while a hook sends to it.',
  },
  deleted: { 'zh-CN': (name: string) => `“${name}”已删除。`, en: (name) => `“${name}” is deleted.` },
});
