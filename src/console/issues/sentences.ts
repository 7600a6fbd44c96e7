/**
 * What the Directory refuses, in Chinese: its English sentences with `{}` for what varies, in the order of the places in
 * both. Ends such as `; did you mean "x"?` are left out here. What is not listed shows in English.
 */
export const sentences: Readonly<Record<string, string>> = {
  'Add this: it is required.': '这一项必填。',
  'Give it a name.': '请填写名称。',
  'Give it a name: who or what will use it.': '请填写名称：谁或什么程序会用它。',
  'Write text here, in quotes.': '这里要写文本，用引号括起来。',
  'Write a list here.': '这里要写列表。',
  'Write named fields here.': '这里要写带名字的字段。',
  'Write named values here.': '这里要写带名字的值。',
  'Write {} here, or leave the field out.': '这里不能为空：填写内容，或去掉这一项。',
  'Take this field out: it is not known here.': '去掉这一项：这里没有这个字段。',
  'Use {} or {}.': '只能是 {} 或 {}。',
  'Use {} characters at most.': '最多 {} 个字符。',
  'Use lower-case letters, digits and hyphens, 63 at most, starting with a letter or a digit.':
    '用小写字母、数字和连字符，最多 63 个，以字母或数字开头。',
  'Use lower-case letters, digits and hyphens, such as github.': '用小写字母、数字和连字符，例如 github。',
  'Use another id: "{}" is taken by an entry above.': '换一个 id：前面已经有“{}”。',
  'Use another id: "{}" exists already.': '换一个 id：“{}”已经存在。',
  'Leave the id out, or write "{}": an id cannot be changed.': '不要填 id，或者写“{}”：id 不能修改。',
  'There is no "{}".': '没有“{}”。',

  'Paste the address that DingTalk shows for the robot.': '请粘贴钉钉给出的机器人 Webhook 地址。',
  'Copy the signing secret (加签) from the robot’s security settings: it is one word, usually starting with SEC.':
    '从机器人的安全设置里复制加签密钥：它是一串没有空格的字符，通常以 SEC 开头。',
  'Write a keyword, or leave this entry out.': '填写关键词，或去掉这一项。',
  'Name 10 keywords at most: DingTalk allows no more.': '最多 10 个关键词：钉钉不允许更多。',
  'Add at least one robot: messages reach the group through it.': '至少添加一个机器人：消息通过它进群。',
  'Add 20 robots at most.': '最多 20 个机器人。',
  'Use an IANA time zone, such as Asia/Shanghai.': '填写 IANA 时区，例如 Asia/Shanghai。',
  'Write whole seconds from 0 to {}: {}.': '填写 0 到 {} 之间的整数秒。',
  'Write the number of calls the organisation may make in a month, such as 3000.':
    '填写组织每月可用的调用次数，例如 3000。',
  'Write at least 1.': '至少为 1。',
  'Write 100000000 at most.': '最多为 100000000。',
  'Write {}, as for the other groups of "{}": they share one quota.': '应为 {}，与“{}”的其他群一致：它们共用一份额度。',
  'Name another group: when this one cannot be reached, it cannot be told.':
    '请选别的群：这个群发不出消息时，也就通知不到它。',
  'Name a group that exists: there is no "{}".': '没有群“{}”：请选一个已有的群。',
  'Take this out: "{}" is listed twice.': '去掉一个：“{}”写了两次。',
  'These stars stand for another webhook than the one stored for {}: paste the whole address.':
    '这里的星号与 {} 保存的地址对不上：请粘贴完整的 Webhook 地址。',
  'No webhook is stored here that the stars could stand for: write it in full.':
    '这里没有保存过 Webhook 地址：请粘贴完整的地址。',
  'No signing secret is stored here that the stars could stand for: write it in full.':
    '这里没有保存过加签密钥：请粘贴完整的密钥。',
  'No key is stored here that the stars could stand for: write it in full.':
    '这里没有保存过 key：请写完整，或留空自动生成。',
  'No secret is stored here that the stars could stand for: write it in full.': '这里没有保存过密钥：请写完整。',
  'First point these hooks at other groups, or delete them: {}.': '先把这些接入点改发到别的群，或删除它们：{}。',
  'First name other operators for these groups: {}.': '先为这些群换一个运维群：{}。',

  'Use a source that is known: {}.': '请选一个支持的来源：{}。',
  'Use one of {}’s proofs, {}, or leave it out.': '{} 支持的验证方式有 {}；也可以不填。',
  'Name the repositories to accept, such as acme/web or acme/*: the proof says only that {} sent it.':
    '写明接受哪些仓库，例如 acme/web 或 acme/*：这种验证只能证明请求来自 {}。',
  'Use 16 to 128 letters, digits, - and _, or leave the key out to have one made.':
    '用 16 到 128 个字母、数字、- 和 _；不填会自动生成。',
  'Use another key, or leave it out: "{}" has the same one.': '换一个 key，或不填：“{}”正在用这一个。',
  'The stored key cannot be opened any more: write it in full, or leave it out to get a new one.':
    '保存的 key 已经读不出来：写一个完整的，或不填以生成新的。',
  'Write the secret, or leave this entry out.': '填写密钥，或去掉这一项。',
  'Name 4 secrets at most, newest first.': '最多 4 个密钥，新的在前。',
  'Name at least one group that the messages go to.': '至少选一个接收消息的群。',
  'Name 50 groups at most.': '最多 50 个群。',
  'Write a topic such as pull_request.labeled; * stands for one part.':
    '填写事件，例如 pull_request.labeled；* 代表其中一段。',
  'Name 200 topics at most.': '最多 200 个事件。',
  'Write a repository such as acme/web; acme/* stands for all of acme.':
    '填写仓库，例如 acme/web；acme/* 代表 acme 的全部仓库。',
  'Name 200 repositories at most; acme/* stands for all of acme.': '最多 200 个仓库；acme/* 代表 acme 的全部仓库。',
  'Write an address such as https://travis.example.com/api, without a user name or a query.':
    '填写地址，例如 https://travis.example.com/api，不带用户名和查询参数。',

  'Shorten the template: it may have 20,000 characters.': '模板太长：最多 20,000 个字符。',
  'Start the name with a language, zh-CN or en.': '名称要以语言开头：zh-CN 或 en。',
  'Name the template after a kind of event, such as push or zh-CN/push.':
    '模板要以事件种类命名，例如 push 或 zh-CN/push。',

  'Write a pattern such as main, release/** or !dependabot/**.':
    '填写匹配式，例如 main、release/** 或 !dependabot/**。',
  'Write at least one pattern, or leave this condition out.': '至少写一个匹配式，或去掉这个条件。',
  'Write a time such as 09:00, from 00:00 to 24:00.': '填写时间，例如 09:00，范围 00:00 到 24:00。',
  'Write days such as mon, sat or mon-fri.': '填写星期，例如 mon、sat 或 mon-fri。',
  'Write at least one day, or leave them out.': '至少写一天，或不填。',
  'Write 7 days at most.': '最多 7 天。',
  'Write true, or leave this out.': '写 true，或不填。',
  'Write true or false.': '写 true 或 false。',
  'Write a list with the ids of 1 to 50 groups, or true for the hook’s own groups.':
    '写 1 到 50 个群的 id，或写 true 表示接入点自己的群。',
  'Write none, all, or a list of reasons ({}) and names of people.': '写 none、all，或原因（{}）和人名的列表。',
  'Say what to do, one of the two: send (true, or ids of groups) or drop: true.':
    '二选一说明怎么处理：send（true 或群的 id），或 drop: true。',
  'Take this out: what is dropped is not told to anybody.': '去掉这一项：丢弃的消息不会通知任何人。',
  'Name one of this hook’s templates: there is no "{}".': '接入点没有模板“{}”：请选一个已有的。',
  'Name a reason ({}) or somebody in the people table: nobody there is called "{}".':
    '填写原因（{}）或人员表里的人：没有人叫“{}”。',
  'Name an event that exists: nothing is called "{}".': '没有事件“{}”：请填写已有的事件。',
  'Let the hours end at another time than they begin: this window never opens.':
    '结束时间要与开始时间不同：这个时段永远不会到来。',
  'Leave an event in: these patterns take out all they name.': '请留下至少一个事件：这些匹配式把写到的都排除了。',
  'Leave something in: these patterns take out all that they let in.': '请留下一些：这些匹配式把选中的都排除了。',
  'Take this out, or name other events: no {} has it, only {}.': '去掉它，或换别的事件：{} 没有这一项，只有 {} 有。',
  'Move this rule up, or take it out: {} decides everything it could match.':
    '把这条规则往上移，或去掉：{} 已经决定了它能匹配的全部。',

  'Write the mobile number as DingTalk knows it, such as 13800000000 or +852-51234567.':
    '填写钉钉里的手机号，例如 13800000000 或 +852-51234567。',
  'Write the DingTalk userId, or leave it out.': '填写钉钉 userId，或不填。',
  'Write a login, or leave this entry out.': '填写账号，或去掉这一项。',
  'Name 20 accounts at most.': '最多 20 个账号。',
  'Add a mobile number or a userId: DingTalk mentions people by one of them.':
    '手机号和 userId 至少填一个：钉钉靠它 @ 人。',
  'Give each person a {} of their own: {} has the same one.': '每个人的 {} 不能相同：{} 用的是同一个。',
  'Leave this account to one person: "{}" is also {}’s.': '一个账号只能属于一个人：“{}”已属于 {}。',
  'Name accounts after a source ({}).': '账号要按来源命名（{}）。',
};
