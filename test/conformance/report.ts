/**
 * `npm run conformance`: every adapter over every delivery we can find, as a table. Ends with 1 when a delivery crashed,
 * was quarantined without its index saying that it is partial, or became a message with a defect.
 */
import { adapters } from '../../adapters/index.ts';
import { locales } from '../../src/event/index.ts';
import type { Adapter } from '../../src/kit/index.ts';
import { type Corpus, corporaOf } from './corpora.ts';
import { defects } from './defects.ts';
import { read, requestOf, translate } from './translate.ts';

interface Row {
  source: string;
  corpus: string;
  deliveries: number;
  /** With at least one message in both languages, quiet ones included. */
  translated: number;
  /** Of those, not sent unless a hook asks for them. */
  quiet: number;
  ignored: number;
  quarantined: number;
  defects: number;
  /** Vendor event names with at least one translated delivery, of those that occur. */
  names: string;
}

const reasons = new Map<string, number>();
const problems: string[] = [];

function survey(adapter: Adapter, { name, samples }: Corpus & { samples: NonNullable<Corpus['samples']> }): Row {
  const row: Row = {
    source: adapter.name,
    corpus: name,
    deliveries: samples.length,
    translated: 0,
    quiet: 0,
    ignored: 0,
    quarantined: 0,
    defects: 0,
    names: '',
  };
  const seen = new Set<string>();
  const spoken = new Set<string>();
  for (const sample of samples) {
    const translation = translate(adapter, requestOf(sample.headers, sample.body));
    const { outcome, event, events, quiet, crashed, reason } = translation;
    seen.add(event);
    const found = crashed
      ? [`crash: ${reason}`]
      : events.flatMap((each) => locales.flatMap((locale) => defects(read(each, adapter.name, locale))));
    row.defects += found.length;
    problems.push(...found.map((defect) => `${adapter.name} ${name} ${sample.name}: ${defect}`));
    if (outcome === 'quarantined' || outcome === 'malformed') {
      row.quarantined++;
      if (!sample.partial) problems.push(`${adapter.name} ${name} ${sample.name}: ${outcome}: ${reason}`);
    } else if (events.length > 0) {
      spoken.add(event);
      row.translated++;
      if (quiet) row.quiet++;
    } else {
      row.ignored++;
      const why = `${adapter.name} ${translation.topic}: ${reason}`;
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    }
  }
  row.names = `${spoken.size} of ${seen.size}`;
  return row;
}

const rows: Row[] = [];
for (const adapter of Object.values(adapters)) {
  for (const corpus of corporaOf(adapter.name)) {
    if (corpus.samples === null) console.log(`skipped: ${adapter.name}, ${corpus.name}: not at hand here`);
    else rows.push(survey(adapter, { ...corpus, samples: corpus.samples }));
  }
}
console.table(rows);
console.log('Ignored, and why:');
for (const [why, count] of [...reasons].sort()) console.log(`  ${count} × ${why}`);
console.log(
  problems.length === 0
    ? '\nNo crash, no quarantine, no defect.'
    : `\n${problems.length} problems:\n${problems.join('\n')}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
