import * as z from 'zod';
import { type Adapter, Malformed, type Parsed, type VerifiedRequest } from '../kit/index.ts';

/**
 * What a verified delivery says: parsed; known but unreadable (quarantined, `crashed` when the adapter is to blame); or not
 * what the vendor sends (malformed).
 */
export type Understanding =
  | { kind: 'parsed'; event: string; parsed: Parsed }
  | { kind: 'quarantined'; event: string; reason: string; crashed: boolean }
  | { kind: 'malformed'; reason: string };

/** Reads a verified delivery with its source's adapter. Never throws: a crash in an adapter quarantines the delivery. */
export function understand(adapter: Adapter, request: VerifiedRequest): Understanding {
  let event: string | null = null;
  try {
    const probe = adapter.probe?.(request) ?? null;
    if (probe !== null)
      return { kind: 'parsed', event: 'ping', parsed: { topic: 'ping', ignored: 'ping', what: probe } };
    event = adapter.event(request);
    const payload = request.payload();
    if (event === null) return { kind: 'malformed', reason: 'the request does not say which event it is' };
    const ignored = (what: string): Understanding => ({
      kind: 'parsed',
      event: event ?? '',
      parsed: { topic: event ?? '', ignored: 'unsupported', what },
    });
    if (adapter.silent?.includes(event)) return ignored(`${event} never says anything to a group`);
    const found = Object.hasOwn(adapter.routes, event) ? adapter.routes[event] : undefined;
    if (!found) return ignored(`${adapter.name} event "${event}" is not known to this version`);
    const checked = found.schema.safeParse(payload);
    if (!checked.success) return { kind: 'quarantined', event, reason: z.prettifyError(checked.error), crashed: false };
    return { kind: 'parsed', event, parsed: found.map(checked.data, request) };
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: error.message };
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'quarantined', event: event ?? '', reason, crashed: true };
  }
}
