import type { ShownBody } from '../../../api/delivery-body.ts';
import { Card } from '../../components/parts.tsx';
import type { View } from '../../view.ts';
import { words } from './delivery-words.ts';
import { Block, Json } from './json.tsx';
import { redacted, redactedText } from './redact.ts';

interface ArrivedProps {
  view: View;
  headers: Readonly<Record<string, string>>;
  body: ShownBody | null;
  /** The hook's key, which some sources send back; never shown. */
  own: string | null;
}

/** What a source has sent: headers and body, without secrets, as text. */
export function Arrived({ view, headers, body, own }: ArrivedProps) {
  const t = words(view.locale);
  const kept = Object.entries(headers);
  return (
    <Card title={t.arrived} note={t.arrivedNote} id="arrived">
      {kept.length > 0 && (
        <details class="more">
          <summary>
            {t.headers} <span class="muted number">{kept.length}</span>
          </summary>
          <div class="stack-s">
            <dl class="hook-facts code-facts">
              {kept.map(([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{redactedText(value, own)}</dd>
                </>
              ))}
            </dl>
            <p class="muted small">{t.headersNote}</p>
          </div>
        </details>
      )}
      <Body view={view} body={body} own={own} />
    </Card>
  );
}

function Body({ view, body, own }: Pick<ArrivedProps, 'view' | 'body' | 'own'>) {
  const t = words(view.locale);
  if (body === null) return <p class="muted">{t.noBody}</p>;
  if ('json' in body) return <Json value={redacted(body.json, own)} label={t.body} />;
  const form = payloadOf(body.text);
  if (form !== undefined) return <Json value={redacted(form, own)} label={t.body} />;
  return (
    <>
      <Block label={t.body}>{redactedText(body.text, own)}</Block>
      {body.truncated && <p class="muted small">{t.cut}</p>}
    </>
  );
}

/** The payload of a form, as GitHub and Travis CI send them; undefined where it is none. */
function payloadOf(text: string): unknown {
  const field = text.startsWith('payload=') ? new URLSearchParams(text).get('payload') : null;
  if (field === null) return undefined;
  try {
    return JSON.parse(field);
  } catch {
    // Cut off, or no JSON: it is shown as it came.
    return undefined;
  }
}
