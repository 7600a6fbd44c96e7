import { catalogue } from '../../words/catalogue.ts';

/** What the page says of its own; what the calls do is said by the document, in English. */
export const words = catalogue({
  title: { 'zh-CN': 'API 参考', en: 'API reference' },
  lead: {
    'zh-CN': '控制台能做的事，这里都能做。除另有说明外，收发都是 JSON。',
    en: 'Everything the console can do. JSON in both directions unless said otherwise.',
  },
  document: { 'zh-CN': 'OpenAPI 文档', en: 'OpenAPI document' },
  version: { 'zh-CN': '版本', en: 'Version' },
  console: { 'zh-CN': '打开控制台', en: 'Open the console' },
  other: { 'zh-CN': 'English', en: '中文' },
  skip: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  contents: { 'zh-CN': '目录', en: 'Contents' },
  start: { 'zh-CN': '令牌与权限', en: 'Tokens and scopes' },
  startText: {
    'zh-CN':
      '每次调用都在请求头里带一个令牌：ADMIN_TOKEN，或在设置里新建的命名令牌。命名令牌有三种权限，后面的包含前面的：',
    en: 'Every call carries a token in its header: ADMIN_TOKEN, or a named token made in the settings. Named tokens have one of three scopes, each including those before it:',
  },
  read: { 'zh-CN': '只读，包括 /metrics', en: 'look at everything, /metrics included' },
  operate: { 'zh-CN': '另可发送、重试、暂停和丢弃', en: 'also send, retry, pause and discard' },
  admin: { 'zh-CN': '另可修改配置、管理令牌', en: 'also change the configuration and manage tokens' },
  errors: { 'zh-CN': '错误', en: 'Errors' },
  errorsText: {
    'zh-CN': '出错时状态码为 4xx 或 5xx，正文里的 message 说明该怎么办，issues 指出哪些字段要改。',
    en: 'Errors have a status of 4xx or 5xx; message says what to do, issues names the fields that have to change.',
  },
  open: { 'zh-CN': '无需令牌', en: 'no token' },
  parameters: { 'zh-CN': '参数', en: 'Parameters' },
  path: { 'zh-CN': '路径', en: 'in the path' },
  query: { 'zh-CN': '查询', en: 'in the query' },
  body: { 'zh-CN': '请求正文', en: 'Body' },
  reply: { 'zh-CN': (status: string) => `答复 ${status}`, en: (status) => `Reply ${status}` },
  noBody: { 'zh-CN': '没有正文', en: 'no body' },
  failures: { 'zh-CN': '可能的错误', en: 'Errors it may answer with' },
  example: { 'zh-CN': '例子', en: 'Example' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  schemas: { 'zh-CN': '数据结构', en: 'Schemas' },
  required: { 'zh-CN': '必填', en: 'required' },
  maybe: { 'zh-CN': '可能没有', en: 'may be absent' },
  anything: { 'zh-CN': '任意', en: 'anything' },
  text: { 'zh-CN': '文本', en: 'text' },
  number: { 'zh-CN': '数字', en: 'number' },
  integer: { 'zh-CN': '整数', en: 'integer' },
  boolean: { 'zh-CN': '是否', en: 'true or false' },
  object: { 'zh-CN': '对象', en: 'object' },
  nothing: { 'zh-CN': 'null', en: 'null' },
  list: { 'zh-CN': (of: string) => `列表：${of}`, en: (of) => `list of ${of}` },
  map: { 'zh-CN': (of: string) => `按名称：${of}`, en: (of) => `by name: ${of}` },
  or: { 'zh-CN': ' 或 ', en: ' or ' },
  oneOf: { 'zh-CN': '取值', en: 'one of' },
  usually: { 'zh-CN': '默认', en: 'default' },
  atLeast: { 'zh-CN': (least: number) => `至少 ${least}`, en: (least) => `at least ${least}` },
  atMost: { 'zh-CN': (most: number) => `最多 ${most}`, en: (most) => `at most ${most}` },
  between: { 'zh-CN': (least: number, most: number) => `${least}–${most}`, en: (least, most) => `${least} to ${most}` },
  characters: { 'zh-CN': (range: string) => `${range} 个字符`, en: (range) => `${range} characters` },
  items: { 'zh-CN': (range: string) => `${range} 项`, en: (range) => `${range} entries` },
});

/** The page's words in one language. */
export type PageWords = ReturnType<typeof words>;
