import type { Message } from '../dingtalk/message.ts';
import type { Event, Kind, Severity } from '../event/index.ts';
import type { RenderContext } from '../render/contract.ts';

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

/** What is known of an event on its way to a group, whatever words it will be told in. Plain data, safe to store. */
export interface Facts {
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
  /** Whether it mentions somebody; where it does not say, its message does. */
  calls?: boolean;
  /** What a digest needs to tell it together with others. */
  gist: Gist;
}

/** An event in words. */
export interface Words {
  /** It stands here when sent alone… */
  message: Message;
  /** …and here in a digest. */
  line: string;
}

/**
 * An event that is put into words when they are needed, by the shipped templates: in a burst most never are. JSON of an
 * {@link Utterance}, and opaque on the way.
 */
export interface Unsaid {
  unsaid: string;
}

/** What {@link Unsaid} holds: the event, and all of its reader's side as it was when the event came. */
export interface Utterance {
  event: Event;
  reader: Omit<RenderContext, 'source' | 'overrides'>;
}

/** One event in words, on its way to one group. */
export type Dispatch = Facts & Words;

/** The same as it travels and is stored: what the Inbox hands to an Outbox. */
export type Posting = Facts & (Words | Unsaid);
