import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { send } from '../dingtalk/client.ts';
import type { Message, Robot } from '../dingtalk/message.ts';
import { type Outcome, outcomeOf } from '../dingtalk/outcome.ts';
import type { ResolvedGroup } from '../directory/contract.ts';
import { directory } from '../directory/stub.ts';
import { log } from '../observe/log.ts';
import { withKeyword } from '../render/index.ts';
import { digest } from './digest/index.ts';
import type { Dispatch } from './dispatch.ts';
import { Fleet, type RobotHealth } from './fleet.ts';
import { budget, nextStart, type RobotState } from './pacer.ts';
import { plan } from './plan.ts';
import { smaller } from './smaller.ts';
import { type Ledger, type MessageRow, type MessageState, type OpenMessage, OutboxStore } from './store.ts';

/** What a group's Outbox looks like from outside. */
export interface OutboxStatus {
  ledger: Ledger;
  robots: RobotHealth[];
}

/** The next thing to do for the queue. */
type Step = { do: 'idle' } | { do: 'wait'; until: number } | { do: 'send'; message: OpenMessage; robot: string };

/**
 * One group's queue. Every dispatch that {@link Outbox.enqueue} confirmed ends in exactly one message, sent within
 * DingTalk's limits by one of the group's robots; one message is in flight at a time, so order is kept. Each start is on
 * disk before its request leaves, so that a crash can neither lose a message nor exceed the limit.
 */
export class Outbox extends DurableObject<Env> {
  readonly #store: OutboxStore;
  readonly #alarm: Alarm;
  readonly #fleet: Fleet;
  /** Ids of dispatches in no message yet, oldest first. */
  readonly #waiting: string[];
  /** Messages being tried, oldest first; only the first is. */
  readonly #open: OpenMessage[];
  #group: { value: ResolvedGroup | null; until: number } | null = null;
  #running: Promise<void> | null = null;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new OutboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#fleet = new Fleet(this.#store, Date.now());
    this.#waiting = this.#store.waiting();
    this.#open = this.#store.open();
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      if (this.#hasWork()) this.#alarm.by(Date.now() + limits.rearm);
    });
  }

  /** Takes dispatches over: once this resolves they are on disk here. Those already known are left as they are. */
  async enqueue(group: string, dispatches: Dispatch[]): Promise<void> {
    const fresh = this.#store.transaction(() => {
      this.#store.setGroup(group);
      return this.#store.add(dispatches);
    });
    if (fresh.length === 0) return;
    const sorted = this.#waiting.length === 0 || (this.#waiting.at(-1) ?? '') < (fresh[0] ?? '');
    this.#waiting.push(...fresh);
    if (!sorted) this.#waiting.sort();
    this.#alarm.by(Date.now() + limits.rearm);
    void this.#run();
  }

  /** Forgets what was read from the Directory and tries again at once: a person may just have mended a robot. */
  async refresh(): Promise<void> {
    this.#group = null;
    this.#fleet.mended();
    void this.#run();
  }

  /** Called by the watchdog, in case an alarm was lost. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** What became of everything, and how the robots fare. */
  async status(group: string): Promise<OutboxStatus> {
    const settings = await directory(this.env).group(group);
    const robots = settings?.robots.map(({ id }) => id) ?? [];
    return { ledger: this.#store.ledger(), robots: this.#fleet.health(robots, Date.now()) };
  }

  /** Messages before `before` (an id), newest first; of one state, or of all. */
  async messages(limit: number, before: number | null, state: MessageState | null): Promise<MessageRow[]> {
    return this.#store.list(limit, before, state);
  }

  /**
   * Sends `message` through one robot now, outside the queue but inside its budget, and says how it ended. Null when the
   * robot may not speak now.
   */
  async test(robot: Robot, message: Message): Promise<Outcome | null> {
    const now = Date.now();
    if (budget(this.#fleet.state(robot.id), now) === 0) return null;
    const uuid = crypto.randomUUID();
    const row = this.#store.compose(uuid, robot.id, message, [], now);
    this.#fleet.started(robot.id, now);
    const answer = await send(robot, withKeyword(message, robot.keywords), uuid, { now });
    const outcome = outcomeOf(answer, { attempts: 1, now: Date.now(), keywords: robot.keywords });
    this.#store.settle(row, outcome.do === 'sent' ? 'sent' : 'discarded', noteOf(outcome), Date.now());
    return outcome;
  }

  override async alarm(): Promise<void> {
    this.#alarm.fired();
    try {
      await this.#run();
      const now = Date.now();
      if (now - this.#prunedAt > limits.prune) {
        this.#prunedAt = now;
        this.#store.prune(now - limits.messageAge, limits.messageCount);
      }
    } catch (error) {
      log('error', 'outbox.alarm', { error });
    } finally {
      if (this.#hasWork()) this.#alarm.by(Date.now() + limits.recheck);
    }
  }

  #hasWork(): boolean {
    return this.#waiting.length > 0 || this.#open.length > 0;
  }

  /** Sends for as long as there is something to send now; one run at a time. */
  #run(): Promise<void> {
    this.#running ??= this.#drain()
      .catch((error: unknown) => log('error', 'outbox.drain', { error }))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#hasWork()) {
      const group = await this.#settings(Date.now());
      if (!group) return;
      const step = this.#next(group, Date.now());
      if (step.do === 'wait') this.#alarm.by(step.until);
      if (step.do !== 'send') return;
      const robot = group.robots.find(({ id }) => id === step.robot);
      if (robot) await this.#send(step.message, robot);
    }
  }

  /** The group's settings as the Directory has them; null when it has been deleted. */
  async #settings(now: number): Promise<ResolvedGroup | null> {
    if (this.#group && now < this.#group.until) return this.#group.value;
    const id = this.#store.group();
    const value = id === null ? null : await directory(this.env).group(id);
    this.#group = { value, until: now + limits.directoryCache };
    return value;
  }

  /** Decides what is sent next and records its start, before anything leaves. */
  #next(group: ResolvedGroup, now: number): Step {
    const robots = group.robots.map(({ id }) => this.#fleet.state(id));
    const [open] = this.#open;
    if (open) return this.#again(open, robots, now);
    const [first] = this.#waiting;
    const oldest = first === undefined ? null : this.#store.dispatch(first);
    if (!oldest) return { do: 'idle' };
    const step = plan({ now, robots, waiting: this.#waiting.length, oldest: oldest.receivedAt });
    if (step.do !== 'send') return step;
    const taken = step.take === 'oldest' ? [oldest.id] : this.#waiting.slice(0, limits.digestDispatches);
    const message = this.#store.compose(crypto.randomUUID(), step.robot, this.#body(taken, oldest, group), taken, now);
    this.#waiting.splice(0, taken.length);
    this.#open.push(message);
    this.#fleet.started(step.robot, now);
    return { do: 'send', message, robot: step.robot };
  }

  /** An open message goes first. Where its last answer is unknown only the same robot may repeat it: only there is `msgUuid` known. */
  #again(open: OpenMessage, robots: readonly RobotState[], now: number): Step {
    const same = open.unknown ? robots.filter(({ id }) => id === open.robot) : [];
    const able = same.length > 0 ? same : robots;
    const [first, ...rest] = able;
    if (!first) return { do: 'idle' };
    const robot = rest.reduce((best, next) => (nextStart(next, now) < nextStart(best, now) ? next : best), first);
    if (budget(robot, now) === 0) return { do: 'wait', until: nextStart(robot, now) };
    open.robot = robot.id;
    open.attempts++;
    this.#store.again(open, now);
    this.#fleet.started(robot.id, now);
    return { do: 'send', message: open, robot: robot.id };
  }

  #body(taken: readonly string[], oldest: Dispatch, group: ResolvedGroup): Message {
    if (taken.length === 1) return oldest.message;
    const dispatches = taken.map((id) => this.#store.dispatch(id)).filter((dispatch) => dispatch !== null);
    return digest(dispatches, group, { chars: limits.markdownChars, bytes: limits.messageBytes });
  }

  async #send(message: OpenMessage, robot: Robot): Promise<void> {
    const answer = await send(robot, withKeyword(message.body, robot.keywords), message.uuid, { now: Date.now() });
    const now = Date.now();
    const outcome = outcomeOf(answer, { attempts: message.attempts, now, keywords: robot.keywords });
    log(outcome.do === 'sent' ? 'info' : 'warn', 'outbox.send', {
      message: message.uuid,
      robot: robot.id,
      dispatches: message.count,
      attempt: message.attempts,
      outcome: outcome.do,
      note: noteOf(outcome),
    });
    this.#conclude(message, robot.id, outcome, now);
  }

  /** Turns an outcome into what happens next: the message ends, or stays first in line while its robot rests. */
  #conclude(message: OpenMessage, robot: string, outcome: Outcome, now: number): void {
    message.unknown = outcome.do === 'unknown';
    const note = noteOf(outcome);
    switch (outcome.do) {
      case 'sent':
        this.#fleet.recovered(robot);
        this.#finish(message, 'sent', null, now);
        break;
      case 'retry':
      case 'unknown':
      case 'limited':
      case 'quota':
        this.#fleet.silence(robot, outcome.until, note ?? outcome.do, false);
        this.#store.settle(message, 'open', note, now);
        break;
      case 'shrink': {
        const body = message.shrunk ? null : smaller(message.body, outcome.how);
        if (!body) {
          this.#finish(message, 'parked', note, now);
          break;
        }
        Object.assign(message, { body, shrunk: true });
        this.#store.settle(message, 'open', note, now);
        break;
      }
      case 'parked':
        if (outcome.why.scope === 'message') {
          this.#finish(message, 'parked', note, now);
          break;
        }
        this.#fleet.silence(robot, now + limits.configProbe, note ?? 'parked', true);
        this.#store.settle(message, 'open', note, now);
        break;
    }
  }

  #finish(message: OpenMessage, state: MessageState, note: string | null, now: number): void {
    this.#store.settle(message, state, note, now);
    this.#open.splice(this.#open.indexOf(message), 1);
  }
}

/** How an attempt ended, in words for the message's row; null when it was sent. */
function noteOf(outcome: Outcome): string | null {
  return outcome.do === 'sent' ? null : outcome.note;
}
