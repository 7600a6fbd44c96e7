import type { MsgType } from '../../../dingtalk/message.ts';
import type { Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import { type Locale, templatedKinds } from '../../../event/index.ts';
import type { ConsoleContext } from '../../view.ts';
import { homeZone } from '../../words/time.ts';
import { msgtypes, type Trial } from './draw.ts';
import { kindOf } from './kinds.ts';
import { eventFor } from './material.ts';
import { builtIn, keyOf, localeOf, reaches, type Slot } from './slot.ts';

/** A template on the desk: whose it is, what stands there now, and what it is looked at with. */
export interface Desk {
  hooks: readonly Hook[];
  hook: Hook | null;
  slot: Slot;
  /** The language it is shown in. */
  locale: Locale;
  /** The template of the hook's own in this slot, if there is one. */
  stored: string | undefined;
  /** Whether the one that the hook has for both languages is used in its place. */
  isInherited: boolean;
  /** What the editor begins with: the hook's own, or what is used in its place. */
  initial: string;
  /** What ships. */
  builtIn: string;
  /** As whose news it is shown. */
  source: string;
}

/** How a template is to be seen. */
export interface Wish {
  /** One of the ids of `material.ts`. */
  material: string;
  as?: MsgType;
}

type Asked = (name: string) => string | undefined;

/** Lays out what a request asks for; null when it names a hook that does not exist. */
export async function deskFor(c: ConsoleContext, asked: Asked): Promise<Desk | null> {
  const hooks = await directory(c.env).hooks();
  const id = asked('hook') || undefined;
  const hook = hooks.find((each) => each.id === id) ?? null;
  if (id !== undefined && !hook) return null;
  const { locale: page } = c.var.view;
  const slot: Slot = {
    kind: kindOf(asked('kind') ?? '') ?? templatedKinds[0] ?? 'push',
    name: asked('name') || undefined,
    reach: reaches.find((each) => each === asked('reach')) ?? page,
  };
  const locale = localeOf(slot, page);
  const source = hook?.source ?? '';
  const shipped = builtIn(slot.kind, locale, source);
  const own = hook?.templates ?? {};
  const stored = own[keyOf(slot)];
  const inherited = own[keyOf({ ...slot, reach: 'all' })];
  const initial = stored ?? inherited ?? shipped;
  const isInherited = stored === undefined && inherited !== undefined;
  return { hooks, hook, slot, locale, stored, isInherited, initial, builtIn: shipped, source };
}

/** What a request wants to see it with. */
export function wishOf(asked: Asked): Wish {
  return { material: asked('material') ?? '', as: msgtypes.find((each) => each === asked('as')) };
}

/** A template's trial on what was wished for, and the id of that. */
export async function trialOf(
  c: ConsoleContext,
  { hook, slot, locale }: Desk,
  text: string,
  { material, as }: Wish,
): Promise<Trial & { material: string }> {
  const [found, group] = await Promise.all([eventFor(c.env, hook, slot.kind, locale, material), reader(c.env, hook)]);
  const { timezone = homeZone, links = 'browser' } = group ?? {};
  const { id, event, source } = found;
  return { event, source, locale, timezone, links, now: c.var.view.now, text, as, material: id };
}

/** The first of a hook's groups: its clock and its way to open links are shown. */
async function reader(env: Env, hook: Hook | null) {
  const [first] = hook?.groups ?? [];
  return first === undefined ? null : directory(env).getGroup(first);
}
