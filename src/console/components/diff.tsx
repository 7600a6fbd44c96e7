import { structuredPatch } from 'diff';
import type { Locale } from '../../event/index.ts';
import { catalogue } from '../words/catalogue.ts';

const words = catalogue({
  removed: { 'zh-CN': '删除：', en: 'Removed: ' },
  added: { 'zh-CN': '新增：', en: 'Added: ' },
  skipped: { 'zh-CN': '中间相同的行略去', en: 'Equal lines left out' },
});

/** A line of a comparison. `gap`: equal lines are left out here. */
export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'gap' };

/** Compares two texts line by line, with three equal lines around each difference. Empty when they are the same. */
export function diffOf(before: string, after: string): DiffLine[] {
  const { hunks } = structuredPatch('', '', whole(before), whole(after), '', '', { context: 3 });
  return hunks.flatMap(({ lines, oldStart }, i): DiffLine[] => [
    ...(i > 0 || oldStart > 1 ? [{ kind: 'gap' } as const] : []),
    ...lines.filter((line) => !line.startsWith('\\')).map(lineOf),
  ]);
}

/** How many lines a comparison adds and removes. */
export function diffSize(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}

/** A comparison, drawn; what was added and removed is marked by signs, too. */
export function Diff({ lines, locale, label }: { lines: readonly DiffLine[]; locale: Locale; label: string }) {
  const t = words(locale);
  return (
    <section class="diff" aria-label={label} tabindex={0}>
      {lines.map((line) =>
        line.kind === 'gap' ? (
          <div class="diff-gap">
            <span class="visually-hidden">{t.skipped}</span>
            <span aria-hidden="true">⋯</span>
          </div>
        ) : (
          <div class={`diff-line ${line.kind}`}>
            <span class="diff-sign" aria-hidden="true">
              {signs[line.kind]}
            </span>
            {line.kind !== 'same' && <span class="visually-hidden">{t[line.kind]}</span>}
            <code>{line.text || ' '}</code>
          </div>
        ),
      )}
    </section>
  );
}

const signs = { same: ' ', added: '+', removed: '−' } as const;

function lineOf(line: string): DiffLine {
  const text = line.slice(1);
  if (line.startsWith('+')) return { kind: 'added', text };
  return { kind: line.startsWith('-') ? 'removed' : 'same', text };
}

function whole(text: string): string {
  return text === '' ? '' : `${text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')}\n`;
}
