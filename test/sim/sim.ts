/** Puts the simulator together: the data plane, the control plane, and the way to both. */
import type { FetchMeta } from './arrival.ts';
import { ControlError } from './check.ts';
import { Control } from './control.ts';
import { exchange } from './exchange.ts';
import type { Listening, ListenOptions } from './http.ts';
import { checkOptions, type SimOptions } from './options.ts';
import { pageResponse } from './page.ts';
import { answerControl, refusal } from './routes.ts';
import { World } from './world.ts';

/** A simulated DingTalk: robots that take messages, and the means to watch and to disturb them. */
export interface DingTalkSim {
  /** Answers a request of either plane; rejects where a real `fetch` would. */
  fetch(request: Request, meta?: FetchMeta): Promise<Response>;
  /** The control plane without HTTP. */
  readonly control: Control;
  /** Serves the simulator over HTTP; needs Node. Anything but loopback is refused without a control token. */
  listen(options?: ListenOptions): Promise<Listening>;
}

/** Creates a simulator that shares nothing with any other. */
export function createDingTalkSim(options: SimOptions = {}): DingTalkSim {
  const checked = checkOptions(options, 'options');
  const { controlToken } = checked;
  const world = new World(checked);
  const control = new Control(world);

  const sim: DingTalkSim = {
    control,
    async fetch(request, meta = {}) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/__sim/')) return exchange(world, request, meta, controlToken === undefined);
      const isPage = pathname === '/__sim/' && request.method === 'GET';
      if (!isAuthorised(request, controlToken, isPage)) return unauthorised(isPage);
      return isPage ? pageResponse(control, request) : answerControl(control, request);
    },
    async listen(listenOptions = {}) {
      // Imported only here: everything else also runs where there are no Node modules.
      const { listen } = await import('./http.ts');
      return listen(sim.fetch, listenOptions, controlToken !== undefined);
    },
  };
  return sim;
}

/** A browser cannot send a bearer token by itself, so the page also takes the token as a basic password. */
function isAuthorised(request: Request, controlToken: string | undefined, isPage: boolean): boolean {
  if (controlToken === undefined) return true;
  const [scheme, credentials = ''] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme === 'Bearer') return credentials === controlToken;
  return isPage && scheme === 'Basic' && passwordOf(credentials) === controlToken;
}

function passwordOf(credentials: string): string | undefined {
  try {
    return atob(credentials).replace(/^[^:]*:/, '');
  } catch {
    return undefined;
  }
}

function unauthorised(isPage: boolean): Response {
  const challenge = isPage ? 'Basic realm="DingTalk simulator"' : 'Bearer';
  return refusal(new ControlError(401, 'the control token is missing or wrong'), { 'www-authenticate': challenge });
}
