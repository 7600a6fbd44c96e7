import type { Message } from '../../src/dingtalk/message.ts';
import type { Locale } from '../../src/event/index.ts';
import { parts, plainLinks } from '../../test/conformance/golden.ts';

/** What is sent: so many events, at a rate or, where that is null, all at once. */
export interface Load {
  /** The row of the measures that describes it. */
  id: string;
  events: number;
  perSecond: number | null;
}

/** A message as the group saw it; `after` counts from the first delivery, ms. */
interface Seen {
  after: number;
  said: Message;
}

/** What came of a load. */
export interface Heard {
  /** How long the deliveries took to arrive. */
  seconds: number;
  /** Events that are told by default, of all. */
  told: number;
  /** Limit answers. */
  limited: number;
  messages: Record<Locale, Seen[]>;
}

/** As many messages stand open; those that follow can be opened. */
const open = 4;

const words = {
  'zh-CN': {
    title: '摘要读起来是什么样',
    links: '[文档首页](README.md) · [限速与合并](merging.zh-CN.md) · [English](digests.en.md)',
    intro:
      '由 `npm run digests` 写成，请勿手改。一个有六个仓库的组织同时做着四十来件事：推送、合并请求、评审、构建、议题、发版。它们的 GitHub 投递签名后发给真正运行的 dinghook，下面是模拟钉钉的群里看到的每一条消息，原样照录（链接去掉了钉钉的跳转前缀）。',
    heading: (load: Load, { seconds }: Heard) =>
      load.perSecond === null
        ? `${load.id}：${seconds.toFixed(1)} 秒内涌来 ${load.events} 次投递`
        : `${load.id}：每秒 ${load.perSecond} 次投递，持续 ${Math.round(seconds)} 秒`,
    summary: (load: Load, { told, limited }: Heard, count: number) =>
      `${load.events} 次投递里有 ${told} 件默认要告诉群里的事，成了 **${count} 条消息**；被限流 ${limited} 次。`,
    after: (ms: number) => `第 ${(ms / 1000).toFixed(1)} 秒`,
    rest: (count: number) => `其余 ${count} 条`,
  },
  en: {
    title: 'What digests read like',
    links: '[All documentation](README.en.md) · [Pacing and merging](merging.en.md) · [中文](digests.zh-CN.md)',
    intro:
      'Written by `npm run digests`; do not edit. An organisation with six repositories does some forty things at once: pushes, merge requests, reviews, builds, issues, releases. Its GitHub deliveries are signed and sent to a running dinghook. Below is every message that the group saw in the simulated DingTalk, as it was sent, with the links freed from DingTalk’s own prefix.',
    heading: (load: Load, { seconds }: Heard) =>
      load.perSecond === null
        ? `${load.id}: ${load.events} deliveries within ${seconds.toFixed(1)} s`
        : `${load.id}: ${load.perSecond} deliveries a second for ${Math.round(seconds)} s`,
    summary: (load: Load, { told, limited }: Heard, count: number) =>
      `Of ${load.events} deliveries, ${told} are told by default. They became **${count} messages**, with ${limited} limit answers.`,
    after: (ms: number) => `after ${(ms / 1000).toFixed(1)} s`,
    rest: (count: number) => `The other ${count}`,
  },
};

/** What was heard, as a page of the documentation. */
export function page(locale: Locale, heard: ReadonlyMap<Load, Heard>): string {
  const text = words[locale];
  const sections = [...heard].map(([load, own]) => {
    const shown = own.messages[locale].map((seen) => bubble(seen, locale));
    const rest = shown.slice(open);
    return [
      `## ${text.heading(load, own)}`,
      text.summary(load, own, shown.length),
      ...shown.slice(0, open),
      ...(rest.length > 0 ? [`<details>\n<summary>${text.rest(rest.length)}</summary>`, ...rest, '</details>'] : []),
    ].join('\n\n');
  });
  return `${[`# ${text.title}`, text.links, text.intro, ...sections].join('\n\n')}\n`;
}

/** A message as a quotation, below when it came and what the conversation list shows. */
function bubble({ after, said }: Seen, locale: Locale): string {
  const { title, body, buttons } = parts(said);
  const links = buttons.map((button) => `[${button.title}](${button.url})`).join(' · ');
  const quoted = plainLinks([body, ...(links ? [links] : [])].join('\n\n'));
  return `*${words[locale].after(after)}* · ${title}\n\n${quoted.replace(/^/gm, '> ').replace(/ +$/gm, '')}`;
}
