import type { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { send } from '../dingtalk/client.ts';
import type { Message } from '../dingtalk/message.ts';
import { type Outcome, outcomeOf } from '../dingtalk/outcome.ts';
import type { ResolvedGroup } from '../directory/contract.ts';
import { log } from '../observe/log.ts';
import { withKeyword } from '../render/index.ts';
import { digest } from './digest/index.ts';
import type { Posting } from './dispatch.ts';
import type { Fleet } from './fleet.ts';
import { planFor, repeat } from './next.ts';
import { Queue, type Waiting } from './queue.ts';
import type { OpenMessage } from './records.ts';
import type { OutboxStore } from './store.ts';
import { entered } from './turnstile.ts';
import { verdictOn } from './verdict.ts';
import { said } from './words.ts';

/** The next thing to do for the queue. */
type Step = { do: 'idle' } | { do: 'wait'; until: number } | { do: 'send'; message: OpenMessage };

/** What a robot needs a person for: which one, and the message that showed it. */
export interface Trouble {
  group: ResolvedGroup;
  robot: string;
  fix: { 'zh-CN': string; en: string };
  message: string;
}

/** What a {@link Speaker} works with. */
export interface Surroundings {
  store: OutboxStore;
  fleet: Fleet;
  alarm: Alarm;
  /** The group as it is set up; null when it has been deleted. */
  settings(now: number): Promise<ResolvedGroup | null>;
  /** Where all that a group is told can be looked up; null when we do not know our own address. */
  pageOf(group: string): string | null;
  /** Whether somebody has asked for silence. */
  isPaused(): boolean;
  /** Is told of every new trouble that only a person can end. */
  onTrouble(trouble: Trouble): Promise<void>;
}

/**
 * Says what waits: decides what leaves next, records its start on disk, sends it, and draws the consequences. One message is
 * in flight at a time, so order is kept.
 */
export class Speaker {
  readonly queue: Queue;
  /** Messages being tried, oldest first; only the first is. */
  readonly #open: OpenMessage[];
  readonly #at: Surroundings;
  #running: Promise<void> | null = null;

  constructor(surroundings: Surroundings) {
    this.#at = surroundings;
    this.queue = new Queue(surroundings.store.batches.waiting());
    this.#open = surroundings.store.messages.open();
  }

  /** Whether anything is left to say. */
  get hasWork(): boolean {
    return this.queue.size > 0 || this.#open.length > 0;
  }

  /** Makes a message of a dispatch that is stored nowhere, if nothing waits and it may leave now; else says false. */
  takeUp(posting: Posting, group: ResolvedGroup, now: number): boolean {
    if (this.hasWork || this.#at.isPaused()) return false;
    const waiting = Queue.entry(posting, '');
    const step = planFor(group, this.#robots(group, now), { waiting: 1, oldest: waiting, urgent: waiting.urgent }, now);
    if (step.do !== 'send') return false;
    this.#start(posting.id, [posting.id], step.robot, said(posting).message, now);
    return true;
  }

  /** Tries a message again that was parked. */
  resume(message: OpenMessage): void {
    this.#open.push(message);
  }

  /** Sends for as long as there is something to send now; one run at a time. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#drain()
      .catch((error: unknown) => log('error', 'outbox.drain', { error }))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Takes everything that waits in no message yet into messages that are never sent; says how many dispatches that were. */
  giveUp(group: ResolvedGroup, reason: string, now: number): number {
    const { messages } = this.#at.store;
    let count = 0;
    while (this.queue.size > 0) {
      count += this.#taking('all', (taken) => {
        const message = messages.compose({ ...this.#content(taken, group), robot: group.robots[0]?.id ?? '' }, now);
        messages.settle(message, 'discarded', reason, now);
        return taken.length;
      });
    }
    return count;
  }

  async #drain(): Promise<void> {
    while (this.hasWork && !this.#at.isPaused()) {
      const group = await this.#at.settings(Date.now());
      if (!group) return;
      const leave = await entered();
      try {
        const step = this.#next(group, Date.now());
        if (step.do === 'wait') this.#at.alarm.by(step.until);
        if (step.do !== 'send') return;
        await this.#send(step.message, group);
      } finally {
        leave();
      }
    }
  }

  /** Decides what is sent next and records its start, before anything leaves. */
  #next(group: ResolvedGroup, now: number): Step {
    const [open] = this.#open;
    if (open?.started) return { do: 'send', message: open };
    const robots = this.#robots(group, now);
    if (open) {
      const step = repeat(open, robots, now);
      return step.do === 'send' ? { do: 'send', message: this.#again(open, step.robot, now) } : step;
    }
    const { size: waiting, oldest, urgent } = this.queue;
    const step = planFor(group, robots, { waiting, oldest, urgent }, now);
    if (step.do !== 'send') return step;
    return this.#taking(step.take, (taken) => {
      const { id, dispatches, body } = this.#content(taken, group, step.take === 'urgent');
      return { do: 'send', message: this.#start(id, dispatches, step.robot, body, now) };
    });
  }

  /** Takes dispatches out of the queue for `work`; when that fails they wait on. */
  #taking<T>(which: 'oldest' | 'all' | 'urgent', work: (taken: readonly Waiting[]) => T): T {
    const taken = this.queue.take(which, limits.digestDispatches);
    try {
      return work(taken);
    } catch (error) {
      this.queue.add(taken);
      throw error;
    }
  }

  #start(id: string, dispatches: readonly string[], robot: string, body: Message, now: number): OpenMessage {
    const message = this.#at.store.messages.compose({ id, robot, body, dispatches }, now);
    this.#at.fleet.started(robot, now);
    this.#open.push(message);
    return message;
  }

  #again(open: OpenMessage, robot: string, now: number): OpenMessage {
    open.robot = robot;
    open.attempts++;
    this.#at.store.messages.again(open, now);
    this.#at.fleet.started(robot, now);
    return open;
  }

  /** What a message of some dispatches says: the newest as it is where it stands for all, a digest otherwise. */
  #content(taken: readonly Waiting[], group: ResolvedGroup, newest = false) {
    const dispatches = this.#at.store.batches.read(taken);
    const [first, last] = [dispatches[0], dispatches.at(-1)];
    if (!first || !last) throw new Error('a message needs at least one dispatch');
    const room = { chars: limits.markdownChars, bytes: limits.messageBytes };
    const body =
      newest || dispatches.length === 1
        ? last.message
        : digest(dispatches, { ...group, all: this.#at.pageOf(group.id) }, room);
    return { id: first.id, dispatches: taken.map(({ id }) => id), body };
  }

  async #send(message: OpenMessage, group: ResolvedGroup): Promise<void> {
    const { fleet } = this.#at;
    const robot = group.robots.find(({ id }) => id === message.robot);
    message.started = false;
    if (!robot) return;
    const answer = await send(robot, withKeyword(message.body, robot.keywords), message.uuid, {
      now: Date.now(),
      onServerTime: (time) => fleet.compareClocks(Date.now(), time),
    });
    const now = Date.now();
    const outcome = outcomeOf(answer, { attempts: message.attempts, now, keywords: robot.keywords });
    const isNews = this.#conclude(message, robot.id, outcome, now);
    if (isNews && outcome.do === 'parked') {
      await this.#at.onTrouble({ group, robot: robot.id, fix: outcome.why.fix, message: message.uuid });
    }
  }

  /** Writes down how an attempt ended. Says whether the robot has a trouble that it did not have before. */
  #conclude(message: OpenMessage, robot: string, outcome: Outcome, now: number): boolean {
    const { store, fleet } = this.#at;
    const { state, note, unknown, body, silence, shared } = verdictOn(message, outcome, now);
    log(state === 'sent' ? 'info' : 'warn', 'outbox.send', {
      message: message.uuid,
      group: store.notes.get('group'),
      robot,
      dispatches: message.count,
      attempt: message.attempts,
      outcome: outcome.do,
      note,
    });
    message.unknown = unknown;
    if (body) Object.assign(message, { body, shrunk: true });
    store.messages.settle(message, state, note, now);
    if (state !== 'open') this.#open.splice(this.#open.indexOf(message), 1);
    if (state === 'sent') fleet.recovered(robot, now);
    if (shared !== null) fleet.shared(robot, shared);
    return silence !== null && fleet.silence(robot, silence.until, note ?? '', silence.repairable);
  }

  #robots(group: ResolvedGroup, now: number) {
    return group.robots.map(({ id }) => this.#at.fleet.state(id, now));
  }
}
