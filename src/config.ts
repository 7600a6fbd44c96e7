/** Set by the bundler for tests that live through an hour in a minute ; never in a release. */
declare const TIME_SCALE: number | undefined;

const scale = typeof TIME_SCALE === 'number' ? TIME_SCALE : 1;
const second = 1000 / scale;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Every limit and duration of the product, in bytes, milliseconds and counts. */
export const limits = {
  /** Of a message body as sent, bytes. DingTalk refuses above 20,000 (460101). */
  messageBytes: 18_000,
  /** Of a markdown text, characters: longer ones degrade in the client. */
  markdownChars: 3_400,
  /** Requests started to one robot in any sliding minute. DingTalk allows 20; two pay for requests that bunch up on the way. */
  startsPerWindow: 18,
  window: minute,
  /** How long a robot stays silent after DingTalk said that it sends too much. */
  limitBlock: 10 * minute,
  /** How long it stays silent after DingTalk's gateway turned it away, which then looks at the address, not at the robot. */
  gatewayBlock: 5 * minute,
  /** Between attempts while DingTalk does not answer: doubling from the first to the last. */
  retryFirst: second,
  retryLast: minute,
  /** How often a robot is tried whose organisation has used up its calls of the month. */
  quotaProbe: 6 * hour,
  /** Starts that single messages leave untouched, so that a digest can always follow soon. */
  digestReserve: 6,
  /** Up to this many waiting dispatches leave one by one; more are merged. */
  singles: 3,
  /** How long a burst may gather before its digest leaves. */
  settle: second,
  /** The least time between two starts while merging: 18 of them span the window. */
  digestGap: 3.4 * second,
  /** After accepting work, the latest moment an Inbox or Outbox comes back to it by itself. */
  rearm: 2 * second,
  /** Dispatches in one digest at most. */
  digestDispatches: 500,
  /** How often a robot that a person has to mend is tried all the same. */
  configProbe: hour,
  /** Dispatches handed to an Outbox in one call. */
  handOverBatch: 100,
  /** One request to DingTalk, answer included. */
  sendTimeout: 10 * second,
  /** Of an answer from DingTalk, bytes read; it may be an HTML page. */
  answerBytes: 16 * 1024,
  /** How long a delivery is remembered as a duplicate where the body is signed. */
  dedupeSigned: 7 * day,
  /** The same where only a token or nothing is checked. */
  dedupeUnsigned: 10 * minute,
  /** Age of a signed timestamp, either direction. */
  signedAge: 5 * minute,
  /** Deliveries kept per hook, and for how long. */
  journalCount: 2_000,
  journalAge: 30 * day,
  /** Of one stored raw body, bytes after compression; larger ones are dropped from the journal, not from the delivery. */
  journalBody: 256 * 1024,
  /** One quarantine notice per event name and hook in this time. */
  quarantineNotice: hour,
  /** Messages kept per group after they were sent, and for how long. */
  messageCount: 2_000,
  messageAge: 30 * day,
  /** Between two clean-ups of an Inbox or Outbox. */
  prune: hour,
  /** How long an isolate trusts what it read from the Directory. */
  directoryCache: 5 * second,
  /** An Inbox or Outbox with work looks again after this at the latest, whatever happened. */
  recheck: minute,
  /** How often the Directory wakes objects whose alarm may have been lost. Each time is a call an object: rarely is enough. */
  watchdog: 5 * minute,
} as const;
