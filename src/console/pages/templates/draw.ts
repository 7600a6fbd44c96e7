import { limits } from '../../../config.ts';
import type { Message, MsgType } from '../../../dingtalk/message.ts';
import type { Event, Locale } from '../../../event/index.ts';
import { bytes, checkTemplate, render } from '../../../render/index.ts';
import { bodyOf } from '../../../render/rewrite.ts';
import { viewOf } from '../../../render/view.ts';

/** What a template is tried with. */
export interface Trial {
  event: Event;
  source: string;
  locale: Locale;
  timezone: string;
  links: 'browser' | 'sidebar';
  /** ms. */
  now: number;
  text: string;
  /** The type to try it as, whatever it says itself. */
  as?: MsgType;
}

/** What became of a trial. */
export interface Drawn {
  message: Message;
  line: string;
  /** Why it cannot be used at all, and the line that says so, from 1. */
  broken: { error: string; line: number } | null;
  /** What went wrong while it was used; the built-in stands in for the parts that failed. */
  failures: string[];
  /** Of the message as it is sent, and the most that is sent. */
  size: { bytes: number; most: number; chars: number; mostChars: number };
}

/** The types that a template can ask for, most usual first. */
export const msgtypes: readonly MsgType[] = ['markdown', 'actionCard', 'link', 'feedCard', 'text'];

/** Renders an event by a template as its hook would, with the built-ins below it. */
export function draw({ event, text, as, source, locale, timezone, links, now }: Trial): Drawn {
  const checked = checkTemplate(text);
  const overrides = { [event.kind]: as ? retyped(text, as) : text };
  const rendered = render(event, { source, locale, timezone, links, now, mentions: [], overrides });
  const { message, line } = rendered;
  const failures = rendered.failures.filter(({ template }) => template.startsWith('override'));
  return {
    message,
    line,
    broken: checked.ok ? null : checked,
    failures: checked.ok ? failures.map(({ error }) => error) : [],
    size: {
      bytes: bytes(JSON.stringify(message)),
      most: limits.messageBytes,
      chars: message.msgtype === 'feedCard' ? 0 : bodyOf(message).length,
      mostChars: limits.markdownChars,
    },
  };
}

/** A template that asks for `type`, and is otherwise the same, line by line. */
export function retyped(text: string, type: MsgType): string {
  const lines = text.split(/\r\n?|\n/);
  if (lines[0]?.trim() !== '---') return `---\nmsgtype: ${type}\n---\n${text}`;
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === '---');
  const known = lines.findIndex((line, i) => i < end && /^msgtype:/.test(line));
  if (known > 0) return lines.with(known, `msgtype: ${type}`).join('\n');
  return lines.toSpliced(1, 0, `msgtype: ${type}`).join('\n');
}

/** A variable as a template sees it in an event. */
export interface Variable {
  name: string;
  /** JSON, shortened. */
  value: string;
}

/** The variables of an event that hold something, in the order of the event. */
export function variablesOf({ event, source, locale, now }: Trial): Variable[] {
  const view = viewOf(event, source, locale, now);
  return Object.entries(view)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([name, value]) => ({ name, value: shortly(value) }));
}

const shown = 140;

function shortly(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && 'markdown' in each && 'plain' in each ? each.plain : each,
  );
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
