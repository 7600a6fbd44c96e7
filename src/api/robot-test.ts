import type { Cause, Words } from '../dingtalk/causes.ts';
import type { Message } from '../dingtalk/message.ts';
import type { Outcome } from '../dingtalk/outcome.ts';
import type { ResolvedGroup } from '../directory/contract.ts';
import type { Locale } from '../event/index.ts';

/** Sends a test message through every robot of a group, one after the other, and says how each fared. */
export async function testRobots(env: Env, group: ResolvedGroup): Promise<(TestVerdict & { id: string })[]> {
  const stub = env.OUTBOX.getByName(group.id);
  const robots = [];
  for (const robot of group.robots) {
    const outcome = await stub.sendTest(robot, testMessage(group.locale, group.name));
    robots.push({ id: robot.id, ...verdict(outcome) });
  }
  return robots;
}

/** What a test sends. */
function testMessage(locale: Locale, name: string): Message {
  const content = {
    'zh-CN': `✅ dinghook 已连接到“${name}”。这是一条测试消息，收到它说明机器人设置正确。`,
    en: `✅ dinghook is connected to “${name}”. This is a test message: receiving it means that the robot is set up correctly.`,
  }[locale];
  return { msgtype: 'text', text: { content } };
}

/** What a test of a robot found, with what to do about it in both languages where it failed. */
export interface TestVerdict {
  ok: boolean;
  outcome: Outcome['do'] | 'busy';
  /** What DingTalk answered. */
  answer?: string;
  cause?: Cause;
  fix?: Words;
}

/** Words an outcome; null means that the robot might not speak now. */
export function verdict(outcome: Outcome | null): TestVerdict {
  if (!outcome) {
    const fix = {
      'zh-CN': '这个机器人一分钟内的发送次数已用完，或正在冷却，请一分钟后再试。',
      en: 'This robot has used up its sends of this minute, or is cooling down. Try again in a minute.',
    };
    return { ok: false, outcome: 'busy', fix };
  }
  if (outcome.do === 'sent') return { ok: true, outcome: 'sent' };
  const why = 'why' in outcome ? outcome.why : undefined;
  return {
    ok: false,
    outcome: outcome.do,
    answer: outcome.note,
    cause: why?.cause,
    fix: why?.fix ?? advice[outcome.do],
  };
}

/** What to do about a test that failed without anything being wrong with the robot. */
export const advice: Partial<Record<Outcome['do'], Words>> = {
  unknown: {
    'zh-CN': '没有收到钉钉的答复：确认这台服务器能访问机器人 webhook 的地址，然后再试一次。',
    en: 'DingTalk did not answer: see that this server can reach the address of the robot’s webhook, then try again.',
  },
  retry: { 'zh-CN': '钉钉暂时繁忙，请稍后再试。', en: 'DingTalk is busy right now. Try again in a moment.' },
  limited: {
    'zh-CN': '机器人已被限流，可能还有别的程序在用它，请十分钟后再试。',
    en: 'The robot is rate-limited; another program may be using it too. Try again in ten minutes.',
  },
  quota: {
    'zh-CN': '组织本月的调用额度已用完：请管理员购买额度，或等到下个月。',
    en: 'The organisation’s calls of this month are used up: an administrator can buy more, or wait for next month.',
  },
};
