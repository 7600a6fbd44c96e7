import { locales } from '../../src/event/index.ts';
import { previewOf } from '../../src/ingress/preview.ts';
import { understand } from '../../src/ingress/understand.ts';
import { forPreview } from '../../src/ingress/verify.ts';
import { t } from '../language.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { drawMessage } from '../terminal.ts';
import { adapterNamed, deliveryFrom, type SampleFlags } from './sample.ts';

/**
 * Prints what a delivery would become with the source's defaults, without a server: outcome, reason, and each message as the
 * group would see it. Ends with 1 when the delivery cannot be read.
 */
export function preview(source: string, name: string, flags: SampleFlags & { json?: boolean; locale: string }): number {
  const locale = locales.find((each) => each === flags.locale);
  if (!locale)
    throw new Refusal(t(`--locale 用 ${locales.join(' 或 ')}。`, `Use ${locales.join(' or ')} for --locale.`), 'usage');
  const adapter = adapterNamed(source);
  const read = understand(adapter, forPreview(deliveryFrom(source, name, flags)));
  if (read.kind !== 'parsed') {
    print(flags, { outcome: read.kind, reason: read.reason, messages: [] });
    return exitCodes.failure;
  }
  const { parsed } = read;
  if ('ignored' in parsed) {
    const reason = `${parsed.ignored}: ${parsed.what}`;
    print(flags, { outcome: 'ignored', topic: parsed.topic, reason, messages: [] });
    return exitCodes.ok;
  }
  const reader = { id: 'preview', locale, timezone: 'Asia/Shanghai', links: 'browser' as const };
  const hook = { id: 'preview', source, groups: [reader], events: { on: [], off: [] }, templates: {}, people: [] };
  print(flags, previewOf(parsed, adapter, hook, Date.now()));
  return exitCodes.ok;
}

interface Result {
  outcome: string;
  topic?: string;
  reason?: string;
  messages: { line: string; message: Parameters<typeof drawMessage>[0] }[];
}

function print({ json }: { json?: boolean }, { outcome, topic, reason, messages }: Result): void {
  if (json) {
    console.log(JSON.stringify({ outcome, topic, reason, messages }));
    return;
  }
  console.log([outcome, topic, reason].filter((each) => each !== undefined).join('  '));
  for (const { message } of messages) console.log(`\n${drawMessage(message, 'dinghook')}`);
}
