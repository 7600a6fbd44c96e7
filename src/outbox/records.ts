import type { Message } from '../dingtalk/message.ts';

/**
 * Where a message stands: `open` is being tried, `sent` is in the group, `parked` waits for a person, `discarded` was
 * given up by one.
 */
export type MessageState = 'open' | 'sent' | 'parked' | 'discarded';

/** A message that is being tried. Its body and uuid stay the same until DingTalk has given a verdict. */
export interface OpenMessage {
  /** The id of its oldest dispatch: a dispatch is in one message only. */
  id: string;
  /** DingTalk's `msgUuid`: what makes a retry harmless. */
  uuid: string;
  robot: string;
  body: Message;
  /** How many dispatches it stands for. */
  count: number;
  attempts: number;
  /** Its start is on disk and its request has not left yet. */
  started: boolean;
  /** The answer to the last attempt is not known: it may already be in the group, so only the same robot may repeat it. */
  unknown: boolean;
  shrunk: boolean;
}

/** A message as the console and the API list it. Times in ms. */
export interface MessageRow {
  id: string;
  state: MessageState;
  robot: string;
  count: number;
  attempts: number;
  createdAt: number;
  finishedAt: number | null;
  /** How the last attempt ended, or why it was discarded. */
  note: string | null;
  body: Message;
  /** Ids of the dispatches it stands for. */
  dispatches: string[];
}

/** What became of everything accepted: `accepted` is always the sum of the others. */
export interface Ledger {
  accepted: number;
  /** Alone in a message that is in the group. */
  sent: number;
  /** With others in a message that is in the group. */
  merged: number;
  /** Queued or being tried. */
  waiting: number;
  parked: number;
  discarded: number;
}

/** How a robot fares beyond its starts. Times in ms. */
export interface RobotTrouble {
  /** Nothing is sent before. */
  silentUntil: number;
  /** Attempts in a row that went wrong. */
  failures: number;
  /** A person has to mend its configuration; when they did, it is tried at once. */
  repairable: boolean;
  /** Why, in words. */
  note: string | null;
  /** Somebody else was noticed on it: until then it makes fewer starts. */
  sharedUntil: number;
}

/** Nobody sends for now: since when (ms), and why. */
export interface Pause {
  since: number;
  reason: string;
}
