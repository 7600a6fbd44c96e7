import { kinds } from '../../../event/index.ts';
import { vocabulary } from '../../../rules/names.ts';
import type { View } from '../../view.ts';
import { words } from './rule-words.ts';

/** Everything that may be written for an event, by kind. */
export function Vocabulary({ view }: { view: View }) {
  const t = words(view.locale);
  const others = vocabulary.filter((name) => !kinds.some((kind) => name === kind || name.startsWith(`${kind}.`)));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ...kinds.map((kind) => [kind, vocabulary.filter((name) => name.startsWith(`${kind}.`))] as const),
    ['…', others],
  ];
  return (
    <details class="more">
      <summary>{t.vocabulary}</summary>
      <p class="hint">{t.vocabularyHint}</p>
      <dl class="hook-facts vocabulary">
        {rows.map(([kind, names]) => (
          <>
            <dt>
              <code>{kind}</code>
            </dt>
            <dd>
              {names.map((name) => (
                <>
                  <code>{name}</code>{' '}
                </>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}
