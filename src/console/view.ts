import type { Context } from 'hono';
import type { Locale } from '../event/index.ts';

/** Colours: as the system has them, or always one of the two. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What every page needs to know of the request it answers. */
export interface View {
  locale: Locale;
  theme: Theme;
  /** Path and query of the page, to come back to. */
  path: string;
  /** When it was asked for, ms. */
  now: number;
}

/** Hono's types for the console. `signedIn` is set by the guard. */
export interface ConsoleEnv {
  Bindings: Env;
  Variables: { view: View; signedIn: boolean };
}

/** The context of a console page. */
export type ConsoleContext = Context<ConsoleEnv>;
