import type { Words } from '../../dingtalk/causes.ts';
import type { IconName } from './icon.tsx';

/** The areas of the console. */
export type AreaName = 'overview' | 'connect' | 'groups' | 'hooks' | 'templates' | 'people' | 'settings';

/** The ways into them, in their order. */
export const navigation: readonly { name: AreaName; path: string; icon: IconName; label: Words }[] = [
  { name: 'overview', path: '/console', icon: 'overview', label: { 'zh-CN': '总览', en: 'Overview' } },
  { name: 'connect', path: '/console/connect', icon: 'plug', label: { 'zh-CN': '接入', en: 'Connect' } },
  { name: 'groups', path: '/console/groups', icon: 'chat', label: { 'zh-CN': '群', en: 'Groups' } },
  { name: 'hooks', path: '/console/hooks', icon: 'hook', label: { 'zh-CN': '接入点', en: 'Hooks' } },
  { name: 'templates', path: '/console/templates', icon: 'template', label: { 'zh-CN': '模板', en: 'Templates' } },
  { name: 'people', path: '/console/people', icon: 'people', label: { 'zh-CN': '人员', en: 'People' } },
  { name: 'settings', path: '/console/settings', icon: 'settings', label: { 'zh-CN': '设置', en: 'Settings' } },
];
