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
  /** The same for an hour after somebody else was noticed using the robot too. */
  startsShared: 9,
  sharedFor: hour,
  /** The minute in which starts are counted, and a second for requests that bunch up on the way. */
  window: 61 * second,
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
  /** Our clock has been set when it moved by this much against DingTalk's; less is a slow answer. */
  clockJump: 15 * second,
  /** So many starts within `digestGap` are a burst, even if each found an empty queue: then news is merged. */
  burst: 5,
  /** What one second of a group's `merge` settings lasts. */
  second,
  /** From this part of the month's quota on, calm traffic is collected, for so long. */
  nearQuota: 0.8,
  nearQuotaCalm: 5 * minute,
  /** The least time between two starts while merging: 18 of them span the window. */
  digestGap: 3.4 * second,
  /** After accepting work, the latest moment an Inbox or Outbox comes back to it by itself. */
  rearm: 2 * second,
  /** Dispatches in one digest at most. */
  digestDispatches: 500,
  /** How often a robot that a person has to mend is tried all the same. */
  configProbe: hour,
  /** Dispatches that wait in one Outbox at most; above that the Inbox keeps them. */
  queueCap: 50_000,
  /** Of the dispatches that an Outbox stores in one row, characters at most; a row takes two megabytes. */
  batchChars: 100_000,
  /** How long an Outbox trusts the settings of its group; a change is told to it at once. */
  settingsCache: 5 * minute,
  /** Dispatches handed to an Outbox in one call. */
  handOverBatch: 32,
  /** Hand-overs to one Outbox in a `second`: in busy traffic one takes along all that came meanwhile. */
  handOvers: 4,
  /** How long an Inbox waits for an Outbox to confirm them before it tries again. */
  handOverTimeout: 10 * second,
  /** In calm traffic the reply to a delivery waits this long for its hand-over: one that is done needs no alarm. */
  handOverWait: 0.1 * second,
  /** Dispatches of one hook that wait for their Outboxes at most; above that its sender is told to come back. */
  pendingCap: 20_000,
  /** Requests to DingTalk that one isolate has under way at most, and how long the next one waits before it looks again. */
  sendsAtOnce: 64,
  sendRetry: 0.1 * second,
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
  /** The same of DingTalk's own signature (加签). */
  dingtalkSignedAge: hour,
  /** Of a body that DingTalk takes, bytes. */
  dingtalkBody: 20_000,
  /** How long a key that a vendor publishes is used before it is asked for again. */
  keyAge: day,
  /** A proof that does not fit a key this young is false; one that does not fit an older key may be made with a new one. */
  keyFresh: 5 * minute,
  /** Between attempts to get a key: doubling from the first to the last while somebody waits for it. */
  keyRetry: 30 * second,
  keyRetryLast: 10 * minute,
  /** One request for a key, answer included, and the most that is read of it, bytes. */
  keyTimeout: 5 * second,
  keyBytes: 256 * 1024,
  /** One request of a connector to a source's API, answer included, and the most that is read of it, bytes. */
  connectorTimeout: 10 * second,
  connectorBytes: 4 * 1024 * 1024,
  /** Pages of a hundred that a connector reads of a list. */
  connectorPages: 5,
  /** Deliveries of one hook that wait for a key at most, and the largest stored body of one, bytes. */
  unverifiedCap: 500,
  unverifiedBody: 1_900_000,
  /** Deliveries kept per hook, and for how long. */
  journalCount: 2_000,
  journalAge: 30 * day,
  /** Bodies of up to so many bytes are stored as they came. */
  journalPlain: 32 * 1024,
  /** Of one stored raw body, bytes after compression; larger ones are dropped from the journal, not from the delivery. */
  journalBody: 256 * 1024,
  /** Of a stored body, bytes shown to whoever asks for the delivery. */
  shownBody: 256 * 1024,
  /** Rows of one kind that an Inbox forgets in one go. */
  pruneRows: 500,
  /** How long the outcome of a series of builds is remembered after it last changed. */
  buildAge: 90 * day,
  /** How often one isolate reports the requests it refused on a hook. */
  refusedEvery: 15 * second,
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
  /** Attempts to sign in to the console that are checked, per address and window. */
  signInAttempts: 10,
  signInWindow: 15 * minute,
  /** A session in the console ends when nothing was done for so long; that something was done is written down this often. */
  sessionIdle: 12 * hour,
  sessionNoted: 5 * minute,
  /** How long `/metrics` and `/healthz` wait for answers, and of how many objects at once. */
  answerTimeout: 5 * second,
  askedAtOnce: 50,
  /** How often the Directory wakes objects whose alarm may have been lost. Each time is a call an object: rarely is enough. */
  watchdog: 5 * minute,
} as const;
