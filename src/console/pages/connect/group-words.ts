import { catalogue } from '../../words/catalogue.ts';

/** What the step of the groups says. */
export const words = catalogue({
  title: { 'zh-CN': '发到哪个群', en: 'Which group hears of it?' },
  lead: {
    'zh-CN': '选一个已有的群，或者粘贴群机器人的地址，添加一个新的。',
    en: 'Choose a group that is there already, or paste the address of a robot to add one.',
  },
  leadFirst: {
    'zh-CN': '在钉钉群里添加一个“自定义”机器人，把它显示的两样东西粘贴到这里。',
    en: 'Add a “Custom” robot to the DingTalk group, and paste the two things that it shows.',
  },
  existing: { 'zh-CN': '已有的群', en: 'Groups there are' },
  choose: { 'zh-CN': '选这个群', en: 'Choose' },
  add: { 'zh-CN': '添加新群', en: 'Add a group' },
  name: { 'zh-CN': '群名', en: 'Name of the group' },
  nameHint: { 'zh-CN': '和钉钉里一样最好认。', en: 'As it is called in DingTalk.' },
  locale: { 'zh-CN': '消息用什么语言', en: 'Language of the messages' },
  chinese: { 'zh-CN': '中文', en: 'Chinese (中文)' },
  english: { 'zh-CN': '英文（English）', en: 'English' },
  save: { 'zh-CN': '保存并发送测试', en: 'Save and send a test' },
  tested: {
    'zh-CN': (group: string) => `“${group}”收到了测试消息，机器人设置正确。`,
    en: (group) => `The test message is in “${group}”: the robot is set up correctly.`,
  },

  repairTitle: { 'zh-CN': '测试没有成功', en: 'The test did not get through' },
  repairLead: {
    'zh-CN': (group: string) => `“${group}”已经保存，只差这一步：按提示改好，再试一次。`,
    en: (group) => `“${group}” is saved. One thing is left: mend what is named below, and try again.`,
  },
  again: { 'zh-CN': '保存并再试一次', en: 'Save and try again' },
  skip: { 'zh-CN': '先跳过，以后再改', en: 'Skip this for now' },
  answered: { 'zh-CN': (answer: string) => `钉钉的答复：${answer}`, en: (answer) => `DingTalk’s answer: ${answer}` },
  look: { 'zh-CN': '检查这一项', en: 'Look at this one' },
  wrong: { 'zh-CN': '哪里不对', en: 'What is wrong' },
  causeSign: { 'zh-CN': '加签不对', en: 'The signing secret (加签) is wrong' },
  causeKeyword: { 'zh-CN': '关键词不对', en: 'The keyword (关键词) is missing' },
  causeIp: { 'zh-CN': 'IP 地址不在白名单里', en: 'Our IP address is not on the robot’s list' },
  causeSecurity: { 'zh-CN': '没有通过安全设置', en: 'The security settings turned it down' },
  causeToken: { 'zh-CN': '机器人地址不对', en: 'The robot’s address is wrong' },
  causeStopped: { 'zh-CN': '机器人已停用', en: 'The robot is disabled' },
  causeGone: { 'zh-CN': '机器人不在群里了', en: 'The robot is no longer in a group' },
  causeForbidden: { 'zh-CN': '机器人被禁言', en: 'The robot may not speak' },
  causeClock: { 'zh-CN': '服务器时间不对', en: 'The clock of the server is off' },
  causeOther: { 'zh-CN': '没有送达', en: 'It did not arrive' },

  picture: { 'zh-CN': '钉钉里长这样', en: 'How it looks in DingTalk' },
  pictureText: {
    'zh-CN': '群设置 → 机器人 → 添加机器人 → 自定义。安全设置勾选“加签”，最省心。',
    en: 'Group settings → Bots → Add → Custom. Under 安全设置, tick 加签: it is the least trouble.',
  },
  pictureTitle: { 'zh-CN': '添加机器人', en: '添加机器人 (add a robot)' },
  pictureRobot: { 'zh-CN': '机器人名字', en: '机器人名字 (name)' },
  pictureSecurity: { 'zh-CN': '安全设置', en: '安全设置 (security)' },
  pictureKeywords: { 'zh-CN': '自定义关键词', en: '自定义关键词 (keywords)' },
  pictureSign: { 'zh-CN': '加签', en: '加签 (signing)' },
  pictureIp: { 'zh-CN': 'IP 地址（段）', en: 'IP 地址（段） (addresses)' },
  pictureWebhook: { 'zh-CN': 'Webhook', en: 'Webhook' },
  pictureCopy: { 'zh-CN': '复制', en: '复制' },
  pictureDone: { 'zh-CN': '完成', en: '完成' },
});
