import type { Locale } from '../../../event/index.ts';
import { Prose } from './preview.tsx';
import { filterHelp, liquidFilters, liquidTags } from './reference/index.ts';
import { words } from './words.ts';

/** The filters that templates may use. */
export function Filters({ page }: { page: Locale }) {
  const t = words(page);
  return (
    <details class="more">
      <summary>{t.filters}</summary>
      <div class="stack-s">
        <table class="table reference-table">
          <thead>
            <tr>
              <th scope="col">{t.filter}</th>
              <th scope="col">{t.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {Object.values(filterHelp).map(({ usage, meaning }) => (
              <tr>
                <td>
                  <code>{usage}</code>
                </td>
                <td>
                  <Prose text={meaning[page]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="muted small">{t.liquid(liquidTags.join(' '), liquidFilters.join(' '))}</p>
      </div>
    </details>
  );
}
