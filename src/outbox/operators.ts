import type { Event, Locale } from '../event/index.ts';
import { render } from '../render/index.ts';
import type { Dispatch } from './dispatch.ts';

/** Something that stops a group until a person acts. */
export interface Incident {
  /** Which group cannot be reached, and through which robot. */
  group: { id: string; name: string };
  robot: string;
  /** What happened and what to do, in both languages. */
  fix: { 'zh-CN': string; en: string };
  /** Tells one incident from the next. */
  id: string;
  now: number;
}

/** Tells the operators' group about an incident: which group is silent, why, and the exact fix. */
export function operatorsDispatch(
  operators: { id: string; locale: Locale; timezone: string; links: 'browser' | 'sidebar' },
  { group, robot, fix, id, now }: Incident,
): Dispatch {
  const event: Event = {
    kind: 'notice',
    place: { name: group.name, type: 'service' },
    severity: 'bad',
    title: {
      'zh-CN': `❌ 群“${group.name}”的机器人 ${robot} 发不出消息，消息已保留`,
      en: `❌ Robot ${robot} of “${group.name}” cannot send; its messages are kept`,
    },
    facts: [{ name: { 'zh-CN': '怎么办', en: 'What to do' }, value: fix }],
  };
  const { locale, timezone, links } = operators;
  const { message, line } = render(event, {
    source: 'dinghook',
    locale,
    timezone,
    links,
    now,
    mentions: [],
    overrides: {},
  });
  return {
    id: `${now.toString(36).padStart(9, '0')}${id}`,
    group: operators.id,
    hook: 'dinghook',
    delivery: id,
    source: 'dinghook',
    receivedAt: now,
    kind: event.kind,
    severity: 'bad',
    place: { name: group.name },
    gist: { name: group.name },
    message,
    line,
  };
}
