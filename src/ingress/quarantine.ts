import { limits } from '../config.ts';
import type { Event } from '../event/index.ts';
import type { Adapter } from '../kit/index.ts';

/** What a group is told when a delivery was genuine but could not be read: once per event name and hour. */
export function quarantineNotice(adapter: Adapter, hook: { name: string }, event: string): Event {
  const name = event || '?';
  return {
    kind: 'notice',
    place: { name: hook.name, type: 'service' },
    severity: 'warn',
    title: {
      'zh-CN': `${adapter.title['zh-CN']} 发来的“${name}”事件无法识别，已保留原文，升级后可重放`,
      en: `${adapter.title.en} sent a “${name}” event that could not be read; it is kept and can be replayed after an upgrade`,
    },
  };
}

/** Keeps {@link quarantineNotice} from being said again too soon. */
export function quarantineOnce(event: string): { key: string; ttl: number } {
  return { key: `notice:${event}`, ttl: limits.quarantineNotice };
}
