import type { Words } from '../../../dingtalk/causes.ts';
import type { MessageState } from '../../../outbox/records.ts';
import { Chip } from '../../components/chip.tsx';
import type { Tone } from '../../components/notice.tsx';
import type { View } from '../../view.ts';
import { spoken } from '../../words/time.ts';
import type { GroupState, Health } from './health.ts';

const groupStates: Readonly<Record<GroupState, Words & { tone: Tone }>> = {
  fine: { tone: 'good', 'zh-CN': '正常', en: 'Fine' },
  waiting: { tone: 'info', 'zh-CN': '发送中', en: 'Sending' },
  paused: { tone: 'warn', 'zh-CN': '已暂停', en: 'Paused' },
  parked: { tone: 'warn', 'zh-CN': '有待处理', en: 'Needs you' },
  limited: { tone: 'warn', 'zh-CN': '被限流', en: 'Rate-limited' },
  quota: { tone: 'bad', 'zh-CN': '额度用完', en: 'Quota used up' },
  unreachable: { tone: 'bad', 'zh-CN': '连不上钉钉', en: 'No connection' },
  blocked: { tone: 'bad', 'zh-CN': '机器人有问题', en: 'Robot needs mending' },
  unreadable: { tone: 'bad', 'zh-CN': '读不出状态', en: 'State unknown' },
};

/** A group's state in a chip. */
export function GroupChip({ health, view }: { health: Health; view: View }) {
  const { tone, ...label } = groupStates[health.state];
  return <Chip tone={tone}>{label[view.locale]}</Chip>;
}

const messageStates: Readonly<Record<MessageState, Words & { tone: Tone }>> = {
  sent: { tone: 'good', 'zh-CN': '已送达', en: 'Sent' },
  open: { tone: 'info', 'zh-CN': '在尝试', en: 'Being tried' },
  parked: { tone: 'warn', 'zh-CN': '待处理', en: 'Parked' },
  discarded: { tone: 'quiet', 'zh-CN': '已丢弃', en: 'Discarded' },
};

/** A message's state in a chip. */
export function MessageChip({ state, view }: { state: MessageState; view: View }) {
  const { tone, ...label } = messageStates[state];
  return <Chip tone={tone}>{label[view.locale]}</Chip>;
}

/** What stops a group and what to do about it, in a sentence or two; null where nothing does. */
export function advice(health: Health, view: View, zone: string): string | null {
  const until = health.until === undefined ? '' : spoken(health.until, view.now, view.locale, zone);
  const text = adviceWords(health, until);
  return text?.[view.locale] ?? null;
}

function adviceWords(health: Health, until: string): Words | null {
  switch (health.state) {
    case 'blocked':
      return health.meaning?.fix ?? null;
    case 'limited':
      return {
        'zh-CN': `钉钉说这个机器人发得太多，${until} 再试。消息都留着，届时合并成一条发出。`,
        en: `DingTalk says that this robot sends too much; it is tried again ${until}. Everything is kept and leaves as one digest.`,
      };
    case 'quota':
      return {
        'zh-CN': `组织本月的调用额度用完了，${until} 再试。请管理员购买额度，或等到下个月。`,
        en: `The organisation’s calls of this month are used up; the next try is ${until}. An administrator can buy more, or wait for next month.`,
      };
    case 'unreachable':
      return {
        'zh-CN': `没有收到钉钉的答复，${until} 再试。如果一直这样，请检查这台服务器的网络。`,
        en: `DingTalk does not answer; the next try is ${until}. If it stays like this, check the network of this server.`,
      };
    case 'paused':
      return { 'zh-CN': `已暂停：${health.note ?? ''}`, en: `Paused: ${health.note ?? ''}` };
    case 'unreadable':
      return {
        'zh-CN': '没有读到这个群的状态，请稍后刷新；如果一直这样，请查看日志。',
        en: 'The state of this group could not be read. Reload in a moment, and look into the log if it stays like this.',
      };
    default:
      return null;
  }
}
