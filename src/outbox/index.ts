import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { send } from '../dingtalk/client.ts';
import type { Message, Robot } from '../dingtalk/message.ts';
import { type Outcome, outcomeOf } from '../dingtalk/outcome.ts';
import { publicOrigin } from '../directory/public-origin.ts';
import { directory } from '../directory/stub.ts';
import { log } from '../observe/log.ts';
import { withKeyword } from '../render/index.ts';
import { activity, type Hour } from './activity.ts';
import type { Meter } from './books.ts';
import type { Posting } from './dispatch.ts';
import { Fleet, type RobotHealth } from './fleet.ts';
import { operatorsDispatch } from './operators.ts';
import { budget } from './pacer.ts';
import type { Ledger, MessageRow, MessageState, Pause } from './records.ts';
import { type Calls, Settings } from './settings.ts';
import { Speaker, type Trouble } from './speaker.ts';
import { OutboxStore } from './store.ts';
import { type Trace, trace } from './trace.ts';
import { noteOf } from './verdict.ts';

/** What a group's Outbox looks like from outside. Times in ms. */
export interface OutboxStatus {
  ledger: Ledger;
  robots: RobotHealth[];
  /** Since when the oldest waiting dispatch waits; null when none does. */
  waitingSince: number | null;
  paused: Pause | null;
  calls: Calls;
}

/** The same in numbers; `since` of whatever has waited longest. */
export interface OutboxMeter extends Meter {
  /** Robots that may not speak right now. */
  silent: number;
  paused: boolean;
}

/**
 * One group's queue. Every dispatch that {@link Outbox.enqueue} confirmed ends in exactly one message, sent within
 * DingTalk's limits by one of the group's robots. Each start is on disk before its request leaves, so that a crash can
 * neither lose a message nor exceed the limit.
 */
export class Outbox extends DurableObject<Env> {
  readonly #store: OutboxStore;
  readonly #alarm: Alarm;
  readonly #fleet: Fleet;
  readonly #settings: Settings;
  readonly #speaker: Speaker;
  #id: string | null;
  #paused: Pause | null;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new OutboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#fleet = new Fleet(this.#store, Date.now());
    this.#settings = new Settings((group, now) => directory(env).group(group, this.#store.books.calls(now)));
    this.#id = this.#store.notes.get('group');
    this.#paused = this.#store.notes.get('paused');
    const origin = publicOrigin(env.PUBLIC_URL);
    this.#speaker = new Speaker({
      store: this.#store,
      fleet: this.#fleet,
      alarm: this.#alarm,
      settings: (now) => this.#settings.read(this.#id, now),
      pageOf: (group) => origin && `${origin}/console/groups/${group}`,
      isPaused: () => this.#paused !== null,
      onTrouble: (trouble) => this.#tellOperators(trouble),
    });
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      if (this.#speaker.hasWork) this.#alarm.by(Date.now() + limits.rearm);
    });
  }

  /**
   * Takes dispatches over: once this resolves they are on disk here. Those already known are left as they are; `again`
   * says that there may be such. Throws when too many wait already; whoever hands over keeps them then.
   */
  async enqueue(group: string, postings: Posting[], again = true): Promise<void> {
    if (this.#speaker.queue.size + postings.length > limits.queueCap) throw new Error(`the queue of ${group} is full`);
    this.#own(group);
    const settings = await this.#settings.read(this.#id, Date.now()).catch((error: unknown) => {
      log('warn', 'outbox.settings', { group, error });
      return null;
    });
    const fresh = again ? this.#store.fresh(postings) : postings;
    const [only] = fresh;
    const isTaken = only && fresh.length === 1 && settings && this.#speaker.takeUp(only, settings, Date.now());
    if (!isTaken) this.#speaker.queue.add(this.#store.add(fresh));
    if (!this.#speaker.hasWork) return;
    this.#alarm.by(Date.now() + limits.rearm);
    this.#run();
  }

  /** Forgets what was read from the Directory and tries again at once: a person may just have mended a robot. */
  async refresh(): Promise<void> {
    this.#settings.forget();
    this.#fleet.mended();
    this.#run();
  }

  /** Called by the watchdog, in case an alarm was lost. Says whether anything is left to do. */
  async wake(): Promise<boolean> {
    await this.alarm();
    return this.#speaker.hasWork;
  }

  /** What became of everything, and how the robots fare. */
  async status(group: string): Promise<OutboxStatus> {
    const now = Date.now();
    const calls = this.#store.books.calls(now);
    const settings = await directory(this.env).group(group, calls);
    return {
      ledger: this.#store.books.ledger(),
      robots: this.#fleet.health(settings?.robots.map(({ id }) => id) ?? [], now),
      waitingSince: this.#speaker.queue.oldest?.receivedAt ?? null,
      paused: this.#paused,
      calls: { ...calls, quota: settings?.quota ?? null },
    };
  }

  /** What became of everything, in numbers. Asks nobody else, and reads every message once. */
  async meter(): Promise<OutboxMeter> {
    const now = Date.now();
    const meter = this.#store.books.meter(now);
    const queued = this.#speaker.queue.oldest?.receivedAt ?? null;
    const since = queued === null ? meter.since : Math.min(queued, meter.since ?? queued);
    return { ...meter, since, silent: this.#fleet.silent(now), paused: this.#paused !== null };
  }

  /** Messages before `before` (an id), newest first; of one state, or of all. */
  async messages(limit: number, before: string | null, state: MessageState | null): Promise<MessageRow[]> {
    return this.#store.messages.list(limit, before, state);
  }

  /** Where some dispatches are now, in their order. */
  async whereabouts(ids: readonly string[]): Promise<Trace[]> {
    return trace(ids, this.#store.messages, (some) => this.#store.batches.known(some));
  }

  /** What became of the dispatches in each of the last `hours` hours, oldest first. */
  async activity(hours: number): Promise<Hour[]> {
    return activity(this.ctx.storage.sql, hours, Date.now());
  }

  /** How far this clock was ahead of DingTalk's when they last spoke, ms; null when they have not since this object woke. */
  async clockAhead(): Promise<number | null> {
    return this.#fleet.ahead;
  }

  /** Sends nothing until {@link Outbox.resume}; what arrives is kept. */
  async pause(reason: string): Promise<void> {
    this.#paused = { since: Date.now(), reason };
    this.#store.notes.put('paused', this.#paused);
  }

  /** Goes on after a {@link Outbox.pause}. */
  async resume(): Promise<void> {
    this.#paused = null;
    this.#store.notes.put('paused', null);
    this.#run();
  }

  /** Tries a parked message again; false when there is none with this id. */
  async retry(id: string): Promise<boolean> {
    const message = this.#store.messages.reopen(id);
    if (!message) return false;
    this.#speaker.resume(message);
    this.#run();
    return true;
  }

  /** Gives a parked message up, for a reason that is kept with it; false when there is none with this id. */
  async discard(id: string, reason: string): Promise<boolean> {
    return this.#store.messages.discard(id, reason, Date.now());
  }

  /** Gives up everything that waits in no message yet, for a reason that is kept; says how many dispatches that were. */
  async discardWaiting(group: string, reason: string): Promise<number> {
    this.#own(group);
    const settings = await this.#settings.read(this.#id, Date.now());
    return settings ? this.#speaker.giveUp(settings, reason, Date.now()) : 0;
  }

  /**
   * Sends `message` through one robot now, outside the queue but inside its budget, and says how it ended. Null when the
   * robot may not speak now.
   */
  async sendTest(robot: Robot, message: Message): Promise<Outcome | null> {
    const now = Date.now();
    if (budget(this.#fleet.state(robot.id, now), now) === 0) return null;
    const id = `${now.toString(36).padStart(9, '0')}-${crypto.randomUUID()}`;
    const row = this.#store.messages.compose({ id, robot: robot.id, body: message, dispatches: [] }, now);
    this.#fleet.started(robot.id, now);
    const answer = await send(robot, withKeyword(message, robot.keywords), row.uuid, { now });
    const outcome = outcomeOf(answer, { attempts: 1, now: Date.now(), keywords: robot.keywords });
    this.#store.messages.settle(row, outcome.do === 'sent' ? 'sent' : 'discarded', noteOf(outcome), Date.now());
    return outcome;
  }

  override async alarm(): Promise<void> {
    this.#alarm.fired();
    try {
      await this.#speaker.run();
      const now = Date.now();
      if (now - this.#prunedAt > limits.prune) {
        this.#prunedAt = now;
        this.#store.prune(now - limits.messageAge, limits.messageCount);
      }
    } catch (error) {
      log('error', 'outbox.alarm', { error });
    } finally {
      if (this.#speaker.hasWork) this.#alarm.by(Date.now() + limits.recheck);
    }
  }

  /** Speaks in the background: an object with a request under way must not be taken for idle. */
  #run(): void {
    this.ctx.waitUntil(this.#speaker.run());
  }

  #own(group: string): void {
    if (this.#id !== null) return;
    this.#id = group;
    this.#store.notes.put('group', group);
  }

  /** Tells the operators' group, if there is one. It is news, not a duty: when it fails, the log says so. */
  async #tellOperators({ group, robot, fix, message }: Trouble): Promise<void> {
    if (group.operators === undefined) return;
    try {
      const operators = await directory(this.env).group(group.operators);
      if (!operators) return;
      const dispatch = operatorsDispatch(operators, { group, robot, fix, id: message, now: Date.now() });
      await this.env.OUTBOX.getByName(operators.id).enqueue(operators.id, [dispatch]);
    } catch (error) {
      log('warn', 'outbox.operators', { group: group.id, operators: group.operators, error });
    }
  }
}
