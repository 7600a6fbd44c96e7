import type { Message } from '../dingtalk/message.ts';
import type { Kind, Severity } from '../event/index.ts';

/** An event in a few words, for a row that it shares with others. Plain text. */
export interface Gist {
  /** What it is about: `#57 支持多仓库配置`, `CI`. */
  name?: string;
  url?: string;
  /** The branch pushed to or built. */
  ref?: string;
  /** The branch merged into. */
  target?: string;
  /** Commits pushed. */
  commits?: number;
}

/** One rendered event on its way to one group: what the Inbox hands to an Outbox. Plain data, safe to store. */
export interface Dispatch {
  /** `<delivery>.<n>`; handing the same one over twice changes nothing. */
  id: string;
  group: string;
  hook: string;
  delivery: string;
  source: string;
  /** When dinghook received it, ms. */
  receivedAt: number;
  kind: Kind;
  /** The action or status of its kind: `merged`, `failure`. */
  action?: string;
  severity: Severity;
  place: { name: string; url?: string };
  /** Prefixed with the source, so that it is unique within a group. */
  thread?: string;
  actor?: string;
  /** What a digest needs to tell it together with others. */
  gist: Gist;
  /** It stands here when sent alone… */
  message: Message;
  /** …and here in a digest. */
  line: string;
}
