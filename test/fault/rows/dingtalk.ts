import { listen } from '../../sim/http.ts';
import { createDingTalkSim, type DingTalkSim, type Profile, type Rec, type SimOptions } from '../../sim/index.ts';

/** A simulated DingTalk behind a socket, its limiter shortened like the product's clock. */
export class DingTalk {
  readonly sim: DingTalkSim;
  readonly #scale: number;
  #listening: Awaited<ReturnType<typeof listen>> | null = null;
  #port = 0;

  private constructor(scale: number, options: SimOptions) {
    this.#scale = scale;
    this.sim = createDingTalkSim(options);
  }

  /** One that listens. `profile` is the limiter's preset. */
  static async open(scale: number, profile: Profile = 'documented', options: SimOptions = {}): Promise<DingTalk> {
    const penaltyMs = profile === 'gateway2026' ? 0 : 600_000 / scale;
    const limiter = { windowMs: 60_000 / scale, penaltyMs, ...options.limiter };
    const made = new DingTalk(scale, { ...options, profile, limiter });
    await made.back();
    return made;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Nobody listens any more: connections are refused. */
  async gone(): Promise<void> {
    await this.#listening?.close();
    this.#listening = null;
  }

  /** Listens again where it did. */
  async back(): Promise<void> {
    const { sim } = this;
    const answer: typeof sim.fetch = async (request, meta) => {
      const response = await sim.fetch(request, meta);
      // An HTTP date counts whole seconds, which is a minute at 60×: none is better than a wrong one.
      if (this.#scale > 1) response.headers.set('date', 'unknown');
      return response;
    };
    this.#listening = await listen(answer, { port: this.#port }, false);
    this.#port = this.#listening.port;
  }

  /** Makes a robot in `group` and returns its webhook. */
  robot(group: string, alias = group, keywords?: string[]): string {
    const token = `token-${alias}`;
    this.sim.control.putRobot(token, { alias, group, ...(keywords && { keywords }) });
    return `${this.origin}/robot/send?access_token=${token}`;
  }

  /** What people in a group see, in order. */
  timeline(group: string): Rec[] {
    return this.sim.control.timeline(group).messages;
  }

  /** Every request of a group, whatever became of it. */
  requests(group: string): Rec[] {
    return this.sim.control.messages({ group, limit: 1_000_000 }).messages;
  }
}

/** For how many events a message says that it stands: a digest counts them in its title. */
export function shown({ parsed }: Rec): number {
  const text = JSON.stringify(parsed);
  const count = /"title":"[^"]*?(\d+) 条更新/.exec(text)?.[1];
  return count === undefined ? 1 : Number(count);
}
