import { catalogue } from '../../words/catalogue.ts';
import { counted } from '../../words/numbers.ts';

/** What the page with the configuration says. */
export const words = catalogue({
  lead: {
    'zh-CN': '群、接入点、人员都在这一份文件里，可以放进 git。密钥显示为星号，原样写回就保持不变。',
    en: 'Groups, hooks and people in one file, fit for git. Secrets show as stars; stars written back keep what is stored.',
  },
  text: { 'zh-CN': '配置（YAML）', en: 'Configuration (YAML)' },
  textHint: {
    'zh-CN': 'Tab 缩进；按 Esc 后再按 Tab 离开。先检查，看过改动再应用；有一处不对就整份不存。',
    en: 'Tab indents; Escape, then Tab leaves. Check first, then apply what you have seen. It is stored as a whole or not at all.',
  },
  check: { 'zh-CN': '检查改动', en: 'Check changes' },
  apply: { 'zh-CN': '应用这些改动', en: 'Apply these changes' },
  download: { 'zh-CN': '下载', en: 'Download' },
  file: { 'zh-CN': '从文件导入', en: 'Import a file' },
  inLine: {
    'zh-CN': (line: number, text: string) => `第 ${line} 行：${text}`,
    en: (line, text) => `Line ${line}: ${text}`,
  },
  notYaml: { 'zh-CN': '这里不是合法的 YAML。', en: 'this is not YAML.' },
  empty: { 'zh-CN': '配置不能为空。', en: 'The configuration cannot be empty.' },
  nothing: { 'zh-CN': '与现在的配置一致，没有要改的。', en: 'It is what is stored already: nothing changes.' },
  again: {
    'zh-CN': '检查之后又有改动，请再看一遍再应用。',
    en: 'Something has changed since it was checked. Look at it again before you apply it.',
  },
  changes: { 'zh-CN': '会有这些改动', en: 'What will change' },
  applied: {
    'zh-CN': (n: number) => `已应用 ${n} 处改动。`,
    en: (n) => `${counted(n, 'change was', 'changes were')} applied.`,
  },
  diff: { 'zh-CN': '改动的行', en: 'The lines that change' },
  diffText: {
    'zh-CN': '按统一的写法比较，注释和字段顺序不算；“*** (new)”是新写的密钥。',
    en: 'Compared in one form: comments and the order of fields do not count. “*** (new)” is a secret that you wrote.',
  },
  added: { 'zh-CN': '添加', en: 'Added' },
  changed: { 'zh-CN': '修改', en: 'Changed' },
  removed: { 'zh-CN': '移除', en: 'Removed' },
  group: { 'zh-CN': '群', en: 'Group' },
  hook: { 'zh-CN': '接入点', en: 'Hook' },
  person: { 'zh-CN': '人员', en: 'Person' },
  created: { 'zh-CN': '新的接入点', en: 'New hooks' },
  createdText: {
    'zh-CN': '把地址和密钥填到来源里。密钥只显示这一次。',
    en: 'Paste the address and the secret at the source. Secrets are shown this once.',
  },
  url: { 'zh-CN': '地址', en: 'Address' },
  secret: { 'zh-CN': '密钥', en: 'Secret' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
});
