import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { send } from '../dingtalk/client.ts';
import type { Message, Robot } from '../dingtalk/message.ts';
import { type Outcome, outcomeOf } from '../dingtalk/outcome.ts';
import type { ResolvedGroup, Usage } from '../directory/contract.ts';
import { directory } from '../directory/stub.ts';
import { log } from '../observe/log.ts';
import { withKeyword } from '../render/index.ts';
import { digest } from './digest/index.ts';
import type { Dispatch } from './dispatch.ts';
import { Fleet, type RobotHealth } from './fleet.ts';
import { operatorsDispatch } from './operators.ts';
import { budget, nextStart, type RobotState } from './pacer.ts';
import { type Plan, plan } from './plan.ts';
import { isUrgent, Queue, type Waiting } from './queue.ts';
import type { Ledger, MessageRow, MessageState, OpenMessage, Pause } from './records.ts';
import { smaller } from './smaller.ts';
import { OutboxStore } from './store.ts';

/** What a group's Outbox looks like from outside. Times in ms. */
export interface OutboxStatus {
  ledger: Ledger;
  robots: RobotHealth[];
  /** Since when the oldest waiting dispatch waits; null when none does. */
  waitingSince: number | null;
  paused: Pause | null;
  /** Calls to DingTalk in this month (Shanghai), and what its organisation has used of its quota, if one is set. */
  calls: Usage & { quota: ResolvedGroup['quota'] | null };
}

/** The next thing to do for the queue. */
type Step = { do: 'idle' } | { do: 'wait'; until: number } | { do: 'send'; message: OpenMessage };

/**
 * One group's queue. Every dispatch that {@link Outbox.enqueue} confirmed ends in exactly one message, sent within
 * DingTalk's limits by one of the group's robots; one message is in flight at a time, so order is kept. Each start is on
 * disk before its request leaves, so that a crash can neither lose a message nor exceed the limit.
 */
export class Outbox extends DurableObject<Env> {
  readonly #store: OutboxStore;
  readonly #alarm: Alarm;
  readonly #fleet: Fleet;
  readonly #queue: Queue;
  /** Messages being tried, oldest first; only the first is. */
  readonly #open: OpenMessage[];
  #group: { value: ResolvedGroup | null; until: number } | null = null;
  #id: string | null;
  #paused: Pause | null;
  #running: Promise<void> | null = null;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new OutboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#fleet = new Fleet(this.#store, Date.now());
    this.#queue = new Queue(this.#store.waiting());
    this.#open = this.#store.open();
    this.#id = this.#store.note('group');
    this.#paused = this.#store.note('paused');
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      if (this.#hasWork()) this.#alarm.by(Date.now() + limits.rearm);
    });
  }

  /**
   * Takes dispatches over: once this resolves they are on disk here. Those already known are left as they are. Throws when
   * too many wait already; whoever hands over keeps them then.
   */
  async enqueue(group: string, dispatches: Dispatch[]): Promise<void> {
    if (this.#queue.size + dispatches.length > limits.queueCap) throw new Error(`the queue of ${group} is full`);
    this.#own(group);
    const settings = await this.#settings(Date.now()).catch((error: unknown) => {
      log('warn', 'outbox.settings', { group, error });
      return null;
    });
    this.#accept(dispatches, settings, Date.now());
    if (!this.#hasWork()) return;
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
    const now = Date.now();
    const settings = await directory(this.env).group(group, this.#store.calls(now));
    return {
      ledger: this.#store.ledger(),
      robots: this.#fleet.health(settings?.robots.map(({ id }) => id) ?? [], now),
      waitingSince: this.#queue.oldest?.receivedAt ?? null,
      paused: this.#paused,
      calls: { ...this.#store.calls(now), quota: settings?.quota ?? null },
    };
  }

  /** Messages before `before` (an id), newest first; of one state, or of all. */
  async messages(limit: number, before: string | null, state: MessageState | null): Promise<MessageRow[]> {
    return this.#store.list(limit, before, state);
  }

  /** Sends nothing until {@link Outbox.resume}; what arrives is kept. */
  async pause(reason: string): Promise<void> {
    this.#paused = { since: Date.now(), reason };
    this.#store.putNote('paused', this.#paused);
  }

  /** Goes on after a {@link Outbox.pause}. */
  async resume(): Promise<void> {
    this.#paused = null;
    this.#store.putNote('paused', null);
    void this.#run();
  }

  /** Tries a parked message again; false when there is none with this id. */
  async retry(id: string): Promise<boolean> {
    const message = this.#store.reopen(id);
    if (!message) return false;
    this.#open.push(message);
    void this.#run();
    return true;
  }

  /** Gives a parked message up, for a reason that is kept with it; false when there is none with this id. */
  async discard(id: string, reason: string): Promise<boolean> {
    return this.#store.discard(id, reason, Date.now());
  }

  /** Gives up everything that waits in no message yet, for a reason that is kept; says how many dispatches that were. */
  async discardWaiting(group: string, reason: string): Promise<number> {
    this.#own(group);
    const settings = await this.#settings(Date.now());
    const now = Date.now();
    let count = 0;
    while (settings && this.#queue.size > 0) {
      const taken = this.#queue.take('all', limits.digestDispatches);
      const message = this.#compose(taken, settings, settings.robots[0]?.id ?? '', now);
      this.#store.settle({ ...message, started: false }, 'discarded', reason, now);
      count += taken.length;
    }
    return count;
  }

  /**
   * Sends `message` through one robot now, outside the queue but inside its budget, and says how it ended. Null when the
   * robot may not speak now.
   */
  async sendTest(robot: Robot, message: Message): Promise<Outcome | null> {
    const now = Date.now();
    if (budget(this.#fleet.state(robot.id, now), now) === 0) return null;
    const uuid = crypto.randomUUID();
    const row = this.#store.compose(`${now.toString(36).padStart(9, '0')}-${uuid}`, uuid, robot.id, message, [], now);
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

  #own(group: string): void {
    if (this.#id !== null) return;
    this.#id = group;
    this.#store.putNote('group', group);
  }

  #hasWork(): boolean {
    return this.#queue.size > 0 || this.#open.length > 0;
  }

  /** Stores dispatches that are not known yet: the only one there is becomes a message at once if it may leave now. */
  #accept(dispatches: readonly Dispatch[], settings: ResolvedGroup | null, now: number): void {
    const fresh = dispatches.filter(({ id }) => !this.#store.knows(id));
    const [only] = fresh;
    if (only && fresh.length === 1 && settings && !this.#hasWork() && !this.#paused) {
      const step = this.#plan([waitingOf(only)], settings, now);
      if (step.do === 'send') {
        const message = this.#store.compose(only.id, crypto.randomUUID(), step.robot, only.message, [only.id], now);
        this.#fleet.started(step.robot, now);
        this.#open.push(message);
        return;
      }
    }
    this.#store.transaction(() => {
      for (const dispatch of fresh) this.#store.add(dispatch);
    });
    this.#queue.add(fresh.map(waitingOf));
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
    while (this.#hasWork() && !this.#paused) {
      const group = await this.#settings(Date.now());
      if (!group) return;
      const step = this.#next(group, Date.now());
      if (step.do === 'wait') this.#alarm.by(step.until);
      if (step.do !== 'send') return;
      await this.#send(step.message, group);
    }
  }

  /** The group's settings as the Directory has them; null when it has been deleted. */
  async #settings(now: number): Promise<ResolvedGroup | null> {
    if (this.#group && now < this.#group.until) return this.#group.value;
    const value = this.#id === null ? null : await directory(this.env).group(this.#id, this.#store.calls(now));
    this.#group = { value, until: now + limits.settingsCache };
    return value;
  }

  /** Decides what is sent next and records its start, before anything leaves. */
  #next(group: ResolvedGroup, now: number): Step {
    const [open] = this.#open;
    if (open?.started) return { do: 'send', message: open };
    if (open) return this.#again(open, group, now);
    const step = this.#plan(this.#queue.oldest ? [this.#queue.oldest] : [], group, now);
    if (step.do !== 'send') return step;
    const taken = this.#queue.take(step.take, limits.digestDispatches);
    const message = this.#compose(taken, group, step.robot, now, step.take === 'urgent');
    this.#open.push(message);
    this.#fleet.started(step.robot, now);
    return { do: 'send', message };
  }

  #plan(oldest: readonly Waiting[], group: ResolvedGroup, now: number): Plan {
    const { settle, calm } = group.merge;
    const { quota } = group;
    const isScarce = quota?.near === 'calm' && quota.used >= quota.monthly * limits.nearQuota;
    return plan({
      now,
      robots: group.robots.map(({ id }) => this.#fleet.state(id, now)),
      waiting: Math.max(this.#queue.size, oldest.length),
      oldest: oldest[0]?.receivedAt ?? now,
      urgent: this.#queue.urgent || oldest.some(({ urgent }) => urgent),
      settle: settle * limits.second,
      calm: Math.max(calm * limits.second, isScarce ? limits.nearQuotaCalm : 0),
    });
  }

  /** An open message goes first. Where its last answer is unknown only the same robot may repeat it: only there is `msgUuid` known. */
  #again(open: OpenMessage, group: ResolvedGroup, now: number): Step {
    const robots: RobotState[] = group.robots.map(({ id }) => this.#fleet.state(id, now));
    const same = open.unknown ? robots.filter(({ id }) => id === open.robot) : [];
    const [first, ...rest] = same.length > 0 ? same : robots;
    if (!first) return { do: 'idle' };
    const robot = rest.reduce((best, next) => (nextStart(next, now) < nextStart(best, now) ? next : best), first);
    if (budget(robot, now) === 0) return { do: 'wait', until: nextStart(robot, now) };
    open.robot = robot.id;
    open.attempts++;
    this.#store.again(open, now);
    this.#fleet.started(robot.id, now);
    return { do: 'send', message: open };
  }

  /** A message of what was taken from the queue: the newest as it is where it stands for all, a digest otherwise. */
  #compose(taken: readonly Waiting[], group: ResolvedGroup, robot: string, now: number, newest = false): OpenMessage {
    const dispatches = taken.map(({ id }) => this.#store.dispatch(id)).filter((dispatch) => dispatch !== null);
    const [first, last] = [dispatches[0], dispatches.at(-1)];
    if (!first || !last) throw new Error('a message needs at least one dispatch');
    const room = { chars: limits.markdownChars, bytes: limits.messageBytes };
    const body = newest || dispatches.length === 1 ? last.message : digest(dispatches, group, room);
    const ids = taken.map(({ id }) => id);
    return this.#store.compose(first.id, crypto.randomUUID(), robot, body, ids, now);
  }

  async #send(message: OpenMessage, group: ResolvedGroup): Promise<void> {
    const robot = group.robots.find(({ id }) => id === message.robot);
    message.started = false;
    if (!robot) return;
    const answer = await send(robot, withKeyword(message.body, robot.keywords), message.uuid, {
      now: Date.now(),
      onServerTime: (time) => this.#fleet.compareClocks(Date.now(), time),
    });
    const now = Date.now();
    const outcome = outcomeOf(answer, { attempts: message.attempts, now, keywords: robot.keywords });
    log(outcome.do === 'sent' ? 'info' : 'warn', 'outbox.send', {
      message: message.uuid,
      group: group.id,
      robot: robot.id,
      dispatches: message.count,
      attempt: message.attempts,
      outcome: outcome.do,
      note: noteOf(outcome),
    });
    const isNews = this.#conclude(message, robot.id, outcome, now);
    if (isNews && outcome.do === 'parked') await this.#tellOperators(group, robot.id, outcome.why.fix, message.uuid);
  }

  /**
   * Turns an outcome into what happens next: the message ends, or stays first in line while its robot rests. Says whether the
   * robot has a trouble that it did not have before.
   */
  #conclude(message: OpenMessage, robot: string, outcome: Outcome, now: number): boolean {
    message.unknown = outcome.do === 'unknown';
    const note = noteOf(outcome);
    switch (outcome.do) {
      case 'sent':
        this.#fleet.recovered(robot, now);
        return this.#finish(message, 'sent', null, now);
      case 'limited':
        this.#fleet.shared(robot, now + limits.sharedFor);
        return this.#rest(message, robot, outcome.until, outcome.note, false, now);
      case 'retry':
      case 'unknown':
      case 'quota':
        return this.#rest(message, robot, outcome.until, outcome.note, false, now);
      case 'shrink': {
        const body = message.shrunk ? null : smaller(message.body, outcome.how);
        if (!body) return this.#finish(message, 'parked', note, now);
        Object.assign(message, { body, shrunk: true });
        this.#store.settle(message, 'open', note, now);
        return false;
      }
      case 'parked':
        if (outcome.why.scope === 'message') return this.#finish(message, 'parked', note, now);
        return this.#rest(message, robot, now + limits.configProbe, outcome.note, true, now);
    }
  }

  #rest(message: OpenMessage, robot: string, until: number, note: string, repairable: boolean, now: number): boolean {
    this.#store.settle(message, 'open', note, now);
    return this.#fleet.silence(robot, until, note, repairable);
  }

  #finish(message: OpenMessage, state: MessageState, note: string | null, now: number): boolean {
    this.#store.settle(message, state, note, now);
    this.#open.splice(this.#open.indexOf(message), 1);
    return false;
  }

  /** Tells the operators' group, if there is one. It is news, not a duty: when it fails, the log says so. */
  async #tellOperators(group: ResolvedGroup, robot: string, fix: { 'zh-CN': string; en: string }, id: string) {
    if (group.operators === undefined) return;
    try {
      const operators = await directory(this.env).group(group.operators);
      if (!operators) return;
      const dispatch = operatorsDispatch(operators, { group, robot, fix, id, now: Date.now() });
      await this.env.OUTBOX.getByName(operators.id).enqueue(operators.id, [dispatch]);
    } catch (error) {
      log('warn', 'outbox.operators', { group: group.id, operators: group.operators, error });
    }
  }
}

function waitingOf(dispatch: Dispatch): Waiting {
  const { id, receivedAt, thread = null } = dispatch;
  return { id, receivedAt, thread, urgent: isUrgent(dispatch) };
}

/** How an attempt ended, in words for the message's row; null when it was sent. */
function noteOf(outcome: Outcome): string | null {
  return outcome.do === 'sent' ? null : outcome.note;
}
