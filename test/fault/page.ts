import type { RowResult } from './rows/row.ts';

/** A row as it is kept. */
export type Measured = RowResult;

/** The file beside the page that holds the same for machines. */
export const jsonName = 'reliability.json';

const verdicts = { ok: 'ok', slow: 'slow', failed: '**failed**' };

/** What was measured, as a page for people. */
export function page(rows: readonly Measured[]): string {
  const lines = rows.map(
    ({ id, what, scale, soak, measured, target, verdict, findings, at }) =>
      `| ${[id, what, `${scale}×${soak ? ', soak' : ''}`, measured, target, [verdicts[verdict], ...fewest(findings)].join(': '), at.slice(0, 10)].map(cell).join(' | ')} |`,
  );
  return `# Reliability, measured

Written by \`npm run faults\` (and by \`npm run soak -- R4 R5 R7\`, for the rows named, at full length); do not edit. Each row
starts the server as a user runs it, with its data on disk, sends authentic signed deliveries, and lets a simulated
DingTalk judge what arrives; only S5, S16 and S19 call the product's own modules without a server. The same in JSON:
\`${jsonName}\`. R15, R16 and R17 need to break things inside an object: they are in \`npm test\` (\`test/workerd/inbox\`,
\`test/workerd/outbox\`), as are R8, R10, R12, R13 and the hour and the replay of R23.

At 60× every duration of the product and of the simulated limiter is 60 times shorter, and the times in the table are
converted back: one real millisecond counts as 60, so they say little about speed on a busy machine. \`slow\` means that
nothing was lost, repeated or refused, but a time was missed; \`failed\` means that something was wrong.

Zero limit answers in R4 say little about pacing: merging leaves so few messages that the limit is never near. R5 is the
row that comes near it. Where a row reports that sends were answered too late, its times are those of a busy machine.

| row | what | scale | measured | target | verdict | when |
|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

/** The first of many findings, and how many more there are: all of them are in the JSON. */
function fewest(findings: readonly string[]): string[] {
  const most = 4;
  return findings.length > most ? [...findings.slice(0, most), `and ${findings.length - most} more`] : [...findings];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
