import type { Message } from '../dingtalk/message.ts';
import type { Locale } from '../event/index.ts';

/** Somebody to mention, as DingTalk knows them: one of the two. */
export interface Mention {
  mobile?: string;
  userId?: string;
}

/** Everything about the reader's side that rendering depends on. */
export interface RenderContext {
  /** The source's name: picks `<locale>/<source>/<kind>` templates. */
  source: string;
  locale: Locale;
  /** IANA name, e.g. `Asia/Shanghai`. */
  timezone: string;
  /** Now, ms: decides whether a date reads `今天 18:30`. */
  now: number;
  /** Where links open on a PC: the system browser or DingTalk's sidebar. */
  links: 'browser' | 'sidebar';
  /** People to mention in this message. */
  mentions: readonly Mention[];
  /** The hook's own templates: `<locale>/<kind>` or `<kind>` → template text. */
  overrides: Readonly<Record<string, string>>;
}

/** One event, ready to be sent alone or to stand as a line in a digest. */
export interface Rendered {
  /** Within DingTalk's limits, without `msgUuid` and without a robot's keyword: those belong to the send. */
  message: Message;
  /** One line of DingTalk markdown for a digest, with its link; at most 300 characters of visible text. */
  line: string;
  /** Templates that were tried and failed, each with its error: shown on the hook, never in the group. */
  failures: readonly { template: string; error: string }[];
}
