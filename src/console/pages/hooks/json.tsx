/** Texts longer than this are shown without colours: a page of spans would be slow to draw. */
const coloured = 60_000;

/** A token of pretty JSON: a text (a name when a colon follows), or a number, or a word. */
const token = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/** JSON to be read by people. `label` names it for those who do not see it. */
export function Json({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2) ?? '';
  return <Block label={label}>{text.length > coloured ? text : painted(text)}</Block>;
}

/** A text as it came, in a box that scrolls. */
export function Block({ label, children }: { label: string; children?: unknown }) {
  return (
    <section class="raw" aria-label={label}>
      <pre tabindex={0}>
        <code>{children}</code>
      </pre>
    </section>
  );
}

function painted(text: string) {
  const parts: unknown[] = [];
  let end = 0;
  for (const found of text.matchAll(token)) {
    const [whole, string, colon] = found;
    parts.push(text.slice(end, found.index));
    end = found.index + whole.length;
    if (string === undefined) parts.push(<span class="j-word">{whole}</span>);
    else parts.push(<span class={colon === undefined ? 'j-text' : 'j-name'}>{string}</span>, colon ?? '');
  }
  parts.push(text.slice(end));
  return parts;
}
