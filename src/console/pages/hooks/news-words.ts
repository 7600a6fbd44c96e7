import { catalogue } from '../../words/catalogue.ts';
import { count, counted } from '../../words/numbers.ts';

/** What the page about what a hook tells says. */
export const words = catalogue({
  preset: { 'zh-CN': '听多少', en: 'How much' },
  presetNote: { 'zh-CN': '一键设好下面的开关，其他规则不变。', en: 'Sets the switches below; other rules stay.' },
  own: { 'zh-CN': '自己调的', en: 'Your own' },
  ownText: { 'zh-CN': '和三档都不一样，按下面的开关来。', en: 'None of the three: the switches below decide.' },
  apply: { 'zh-CN': '用这一档', en: 'Use this' },
  chosen: { 'zh-CN': '正在使用', en: 'In use' },
  applied: { 'zh-CN': (preset: string) => `已换成“${preset}”。`, en: (preset) => `It is “${preset}” now.` },

  loud: { 'zh-CN': '会通知的事件', en: 'Told by default' },
  loudNote: {
    'zh-CN': (source: string) =>
      `名称是 ${source} 自己的叫法。去掉勾，就一点也不通知；其中默认不通知的部分，展开后可以单独打开。`,
    en: (source) =>
      `Named as ${source} does. Without its tick nothing of an event is told; what is quiet of it by default can be switched on one by one.`,
  },
  quietCount: {
    'zh-CN': (on: number, of: number) => (on > 0 ? `${of} 种默认不通知，已打开 ${on} 种` : `${count(of)} 种默认不通知`),
    en: (on, of) => (on > 0 ? `${of} quiet by default, ${on} switched on` : `${count(of)} quiet by default`),
  },
  double: { 'zh-CN': '重复', en: 'Repeats' },
  plain: {
    'zh-CN': (n: number) => `另外 ${n} 种事件，都通知`,
    en: (n) => `${counted(n, 'other event')}, told in full`,
  },
  plainOnly: { 'zh-CN': (n: number) => `${n} 种事件，都通知`, en: (n) => `${counted(n, 'event')}, told in full` },
  quiet: { 'zh-CN': '默认不通知的事件', en: 'Quiet by default' },
  quietNote: {
    'zh-CN': '勾上就通知。下面是默认不通知的原因。',
    en: 'Ticked ones are told. Below each is why it is quiet.',
  },

  more: { 'zh-CN': '按名称写', en: 'By name' },
  moreOn: { 'zh-CN': '还要通知', en: 'Tell these too' },
  moreOff: { 'zh-CN': '还不通知', en: 'Do not tell these' },
  moreHint: {
    'zh-CN':
      '每行一个，例如 pull_request.labeled；* 代表其中一段，写在最后代表任意多段。名称在每次投递的页面上看得到。',
    en: 'One a line, such as pull_request.labeled; * stands for one part, at the end for any number. The page of a delivery shows its name.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '开关已保存。', en: 'The switches are saved.' },
});
