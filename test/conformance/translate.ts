import type { Event, Locale } from '../../src/event/index.ts';
import { decide } from '../../src/ingress/decide.ts';
import { understand } from '../../src/ingress/understand.ts';
import { forPreview } from '../../src/ingress/verify.ts';
import { type Adapter, RawRequest } from '../../src/kit/index.ts';
import type { Mention, Rendered } from '../../src/render/contract.ts';
import { render } from '../../src/render/index.ts';

/** Noon on a Sunday in Beijing: when messages are read that do not say when they happened. */
export const readingTime = Date.parse('2026-11-22T04:00:00Z');

/** A request as a source would send it, its proof left out. */
export function requestOf(headers: Readonly<Record<string, string>>, body: string): RawRequest {
  return new RawRequest(
    'POST',
    new URL('https://hooks.example/x/y'),
    new Headers(headers),
    new TextEncoder().encode(body),
  );
}

/** What became of one delivery, up to the messages of one language. */
export interface Translation {
  outcome: 'accepted' | 'ignored' | 'quarantined' | 'malformed';
  event: string;
  topic: string;
  reason: string;
  /** An adapter threw: always a defect. */
  crashed: boolean;
  /** Translated even where it is quiet by default. */
  events: readonly Event[];
  /** Quiet by default: a hook has to ask for it. */
  quiet: boolean;
}

/** Reads a delivery the way ingress does, without proof, hook or storage. */
export function translate(adapter: Adapter, request: RawRequest): Translation {
  const read = understand(adapter, forPreview(request));
  const base = {
    event: 'event' in read ? read.event : '',
    topic: '',
    reason: '',
    crashed: false,
    events: [],
    quiet: false,
  };
  if (read.kind !== 'parsed') {
    const crashed = read.kind === 'quarantined' && read.crashed;
    return { ...base, outcome: read.kind, reason: read.reason, crashed };
  }
  const { parsed } = read;
  if ('ignored' in parsed) {
    return { ...base, outcome: 'ignored', topic: parsed.topic, reason: `${parsed.ignored}: ${parsed.what}` };
  }
  const decision = decide(parsed.topic, adapter.quiet, { on: [], off: [] });
  return {
    ...base,
    outcome: decision.send ? 'accepted' : 'ignored',
    topic: parsed.topic,
    reason: decision.send ? '' : decision.reason,
    events: parsed.events,
    quiet: !decision.send,
  };
}

/** One event as a group with the usual settings would read it, right after it happened. */
export function read(event: Event, source: string, locale: Locale, mentions: readonly Mention[] = []): Rendered {
  return render(event, {
    source,
    locale,
    timezone: 'Asia/Shanghai',
    now: Date.parse(event.at ?? '') || readingTime,
    links: 'browser',
    mentions,
    overrides: {},
  });
}
