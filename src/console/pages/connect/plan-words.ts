import type { Words } from '../../../dingtalk/causes.ts';
import { catalogue } from '../../words/catalogue.ts';
import type { Mentioning, Preset } from './plan.ts';

/** What the step about what to hear says. */
export const words = catalogue({
  title: { 'zh-CN': '想听什么', en: 'What do you want to hear?' },
  lead: {
    'zh-CN': (group: string) => `选一档，聊天窗里就是“${group}”会收到的消息。以后随时能改。`,
    en: (group) => `Choose how much: the chat shows what “${group}” would receive. It can be changed at any time.`,
  },
  preset: { 'zh-CN': '听多少', en: 'How much' },
  more: { 'zh-CN': '细调：名称、分支、人员', en: 'Finer: name, branches, people' },
  name: { 'zh-CN': '接入点名称', en: 'Name of the hook' },
  nameHint: { 'zh-CN': '例如仓库名 acme/web，方便以后找到它。', en: 'Such as acme/web, so that it is found later.' },
  repositories: { 'zh-CN': '接受哪些仓库', en: 'Repositories to accept' },
  repositoriesHint: {
    'zh-CN': '每行一个，例如 acme/web；acme/* 表示全部。签名证明不了是谁的仓库，所以要写明。',
    en: 'One a line, such as acme/web; acme/* means all of acme. The signature does not say whose repository it is, so name them.',
  },
  branches: { 'zh-CN': '只听这些分支的推送和构建', en: 'Pushes and builds of these branches only' },
  branchesHint: {
    'zh-CN': '每行一个，例如 main、release/**；前面加 ! 表示不要。留空是全部分支。',
    en: 'One a line, such as main or release/**; ! takes one out. Empty means all branches.',
  },
  muted: { 'zh-CN': '不听这些账号', en: 'Nothing from these accounts' },
  mutedHint: { 'zh-CN': '每行一个账号名，* 代表任意字符。', en: 'One login a line; * stands for anything.' },
  mention: { 'zh-CN': '@ 谁', en: 'Whom to mention' },
  mentionHint: {
    'zh-CN': '只会 @ 人员表里的人。',
    en: 'Only people in the people table are ever mentioned.',
  },
  proof: { 'zh-CN': '怎样证明请求是真的', en: 'How requests prove themselves' },
  proofSecret: { 'zh-CN': '密钥（推荐）', en: 'A secret (recommended)' },
  proofAddress: { 'zh-CN': '只靠不公开的地址', en: 'The unguessable address alone' },
  preview: { 'zh-CN': '群里会看到', en: 'What the group would see' },
  previewNote: {
    'zh-CN': (sent: number, of: number) => `${of} 个样例里会发 ${sent} 个`,
    en: (sent, of) => `${sent} of ${of} samples are sent`,
  },
  refresh: { 'zh-CN': '更新预览', en: 'Update the preview' },
  silent: { 'zh-CN': '这些不发', en: 'Not sent' },
  nothing: {
    'zh-CN': '按现在的设置，样例里没有一条会发。',
    en: 'With these settings none of the samples would be sent.',
  },
  noSamples: { 'zh-CN': '这个来源没有样例。', en: 'There are no samples of this source.' },
  make: { 'zh-CN': '下一步：拿地址', en: 'Next: get the address' },
  resumed: {
    'zh-CN': '之前已经建好，还没收到过投递。这里改的就是它。',
    en: 'This hook is made and still without a delivery: what you change here, changes it.',
  },
});

/** The presets in words. */
export const presetWords: Readonly<Record<Preset, { title: Words; text: Words }>> = {
  quiet: {
    title: { 'zh-CN': '安静', en: 'Quiet' },
    text: {
      'zh-CN': '只听要紧的：失败与恢复、新建与完成、合并、发布、告警。推送和评论不发。',
      en: 'Only what matters: failures and recoveries, what is opened, done, merged or released, alerts. No pushes, no comments.',
    },
  },
  standard: {
    title: { 'zh-CN': '标准', en: 'Standard' },
    text: {
      'zh-CN': '加上推送、评论、评审。加标签、构建通过这类琐事不发。适合大多数群。',
      en: 'Pushes, comments and reviews too. No bookkeeping such as labels or builds that pass. Suits most groups.',
    },
  },
  all: {
    title: { 'zh-CN': '全部', en: 'Everything' },
    text: {
      'zh-CN': '琐事也发：标签、通过的构建、机器人账号的动作。很多时会自动合并。',
      en: 'Bookkeeping too: labels, builds that pass, what bots do. Merged when it gets busy.',
    },
  },
};

/** The ways to mention in words. */
export const mentionWords: Readonly<Record<Mentioning, Words>> = {
  default: { 'zh-CN': '和谁有关就 @ 谁', en: 'Whoever the news concerns' },
  asked: { 'zh-CN': '只 @ 被指派、被请求评审、被点名的人', en: 'Only who is assigned, asked to review or named' },
  none: { 'zh-CN': '谁也不 @', en: 'Nobody' },
};
