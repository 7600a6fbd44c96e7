import type { Text } from '../../src/kit/index.ts';

const started: Text = { 'zh-CN': '构建刚开始，等结果出来再通知', en: 'a build has only begun; its result is sent' };
const passed: Text = {
  'zh-CN': '构建正常，失败和恢复才通知',
  en: 'a build went as expected; failures and recoveries are sent',
};
const still: Text = { 'zh-CN': '还没修好，第一次失败时已经通知', en: 'its first failure was told already' };
const canceled: Text = {
  'zh-CN': '构建已取消，多半是因为有了更新的推送',
  en: 'a build was canceled, mostly because a newer push came',
};

/** Translated, and not sent unless a hook asks for it. A tag that passed is a release, and sent. */
export const quiet: Readonly<Record<string, Text>> = {
  'build.*.pending': started,
  'build.push.passed': passed,
  'build.pull_request.passed': passed,
  'build.cron.passed': passed,
  'build.api.passed': passed,
  'build.*.still_failing': still,
  'build.*.canceled': canceled,
};
