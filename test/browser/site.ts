import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { github } from '../../adapters/github/index.ts';
import { build, dist, isCurrent } from '../../cli/build.ts';
import { afternoon, type Delivery, releaseDay } from '../../cli/story.ts';
import { type Server, startServer } from '../../cli/workerd.ts';
import { RawRequest } from '../../src/kit/index.ts';
import { createDingTalkSim, type DingTalkSim } from '../sim/index.ts';

/** A robot of the simulated DingTalk, as somebody would copy it from there. */
export interface SimRobot {
  webhook: string;
  secret: string;
}

/** The real server with a simulated DingTalk beside it, on this machine. */
export class Site {
  readonly sim: DingTalkSim = createDingTalkSim({ profile: 'strict' });
  readonly token = randomBytes(16).toString('hex');
  readonly #folder = mkdtempSync(join(tmpdir(), 'dinghook-browser-'));
  #server: Server | null = null;
  #dingtalk: Awaited<ReturnType<DingTalkSim['listen']>> | null = null;

  /** Builds the worker where it is not current, and starts both. */
  async start(): Promise<this> {
    const bundle = isCurrent() ? dist : join(this.#folder, 'bundle');
    if (bundle !== dist) build({ to: bundle });
    this.#dingtalk = await this.sim.listen({ port: 0 });
    const env = {
      ADMIN_TOKEN: this.token,
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      DINGTALK_ORIGINS: this.#dingtalk.url,
    };
    this.#server = await startServer({ bundle, data: join(this.#folder, 'data'), port: 0, env, reachPrivate: true });
    return this;
  }

  async stop(): Promise<void> {
    await this.#server?.stop('SIGKILL');
    await this.#dingtalk?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Where the console is. `localhost` is where browsers take Secure cookies without https. */
  get url(): string {
    if (!this.#server) throw new Error('the site is not running');
    return this.#server.url.replace('127.0.0.1', 'localhost');
  }

  /** Adds a robot to a simulated group. */
  robot(alias: string, group: string): SimRobot {
    const token = randomBytes(32).toString('hex');
    const secret = `SEC${randomBytes(32).toString('hex')}`;
    this.sim.control.putRobot(token, { alias, group, secret });
    return { webhook: `${this.#dingtalk?.url}/robot/send?access_token=${token}`, secret };
  }

  /** Calls the API as an administrator; throws with the server's words when it refuses. */
  async api<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const reply = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Makes a GitHub hook for groups, and returns how to deliver to it. */
  async hook(id: string, name: string, groups: string[]): Promise<(delivery: Delivery) => Promise<number>> {
    const created = await this.api<{ url: string; secret: string }>('POST', '/api/hooks', {
      id,
      name,
      source: 'github',
      groups,
    });
    return async ({ headers, body }) => {
      const request = new RawRequest(
        'POST',
        new URL(created.url),
        new Headers(headers),
        new TextEncoder().encode(body),
      );
      const proof = await github.auth[0].sign(request, created.secret, Date.now());
      return (await fetch(created.url, { method: 'POST', headers: { ...headers, ...proof }, body })).status;
    };
  }

  /** Polls a group until `is` says so of its status; gives up after 20 s. */
  async until(group: string, is: (ledger: Record<string, number>) => boolean): Promise<void> {
    for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const status = await this.api<{ ledger: Record<string, number> }>('GET', `/api/groups/${group}/status`);
      if (is(status.ledger)) return;
      if (Date.now() > end) throw new Error(`still waiting: ${JSON.stringify(status)}`);
    }
  }

  /**
   * Fills it as a team's would look after an afternoon: a calm group, one with a parked message, one that somebody paused,
   * one whose robot has the wrong secret, and one of the few that are empty.
   */
  async furnish(): Promise<void> {
    const names = { web: '前端组', release: '发布频道', ops: '运维值班', design: 'Design systems', quiet: '安静角落' };
    for (const [id, name] of Object.entries(names)) {
      const robots = [this.robot(`${id}-1`, id), ...(id === 'web' ? [this.robot('web-2', id)] : [])];
      const quota = id === 'release' ? { quota: { organization: 'acme', monthly: 3000 } } : {};
      const wrong = id === 'design' ? { secret: `SEC${'0'.repeat(64)}` } : {};
      const keyed = robots.map((robot, i) => ({ id: `r${i + 1}`, ...robot, ...wrong }));
      await this.api('POST', '/api/groups', {
        id,
        name,
        locale: id === 'design' ? 'en' : 'zh-CN',
        robots: keyed,
        ...quota,
      });
    }
    const web = await this.hook('acme-web', 'acme/web', ['web']);
    const api = await this.hook('acme-api', 'acme/api', ['release', 'design']);
    await this.hook('acme-docs', 'acme/docs', ['ops', 'quiet']);
    const story = afternoon(Date.now());
    for (const delivery of story) await web(delivery);
    await this.until('web', ({ waiting, sent = 0, merged = 0 }) => waiting === 0 && sent + merged >= story.length);
    await Promise.all(releaseDay(Date.now()).map((delivery) => api(delivery)));
    await this.until('release', ({ merged = 0 }) => merged > 0);
    this.sim.control.addFault({
      stage: 'before',
      match: { group: 'ops' },
      action: { kind: 'errcode', errcode: 430104 },
    });
    const [, opened] = story;
    const refused = await this.hook('acme-shop', 'acme/shop', ['ops']);
    if (opened) await refused(opened);
    await this.until('ops', ({ parked = 0 }) => parked > 0);
    await this.api('POST', '/api/groups/quiet/pause', { reason: '发布窗口，晚上 9 点后继续' });
  }
}
