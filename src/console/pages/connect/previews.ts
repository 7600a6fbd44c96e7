import type { Message } from '../../../dingtalk/message.ts';
import type { Group, Person } from '../../../directory/index.ts';
import type { Locale } from '../../../event/index.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { previewOf } from '../../../ingress/preview.ts';
import { untimed } from '../../../ingress/sample.ts';
import { understand } from '../../../ingress/understand.ts';
import { forPreview } from '../../../ingress/verify.ts';
import { type Sample, sampleRequest, samplesOf } from '../../../samples/index.ts';
import { type Plan, settingsOf } from './plan.ts';

/** What a sample would become. */
export interface Shown {
  sample: Sample;
  isSent: boolean;
  /** How it reads, sent or not. */
  messages: Message[];
}

/** Plays a source's samples through the hook that a plan would make. Nothing is stored or sent. `now` in ms. */
export async function previews(
  source: string,
  plan: Plan,
  { id, locale: language, timezone, links }: Group,
  people: Person[],
  locale: Locale,
  now: number,
): Promise<Shown[]> {
  const adapter = adapterFor(source);
  if (!adapter) return [];
  const { events, rules } = settingsOf(plan, adapter, locale);
  const groups = [{ id, locale: language, timezone, links }];
  const resolved = rules.map(({ send, ...rule }) => (send === undefined ? rule : { ...rule, send: true as const }));
  const hook = { id: 'preview', source, groups, events, rules: resolved, templates: {}, people };
  const samples = await samplesOf(source);
  return samples.map((sample) => {
    const read = understand(adapter, forPreview(sampleRequest(sample, new URL('https://dinghook.example/preview'))));
    const parsed = read.kind === 'parsed' ? untimed(read).parsed : null;
    if (!parsed || 'ignored' in parsed) return { sample, isSent: false, messages: [] };
    const { outcome, messages } = previewOf(parsed, adapter, hook, now);
    return { sample, isSent: outcome === 'accepted', messages: messages.map(({ message }) => message) };
  });
}
