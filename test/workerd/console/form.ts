/** A form of a page as a browser would send it untouched: every field with its value, ticked boxes, chosen options. */
export function formIn(html: string, action: string): { fields: URLSearchParams } {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`there is no form for ${action}`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields = new URLSearchParams();
  const controls = form.matchAll(
    /<input\b([^>]*)>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs,
  );
  for (const [, input, area, text = '', select, options = ''] of controls) {
    const name = attribute(input ?? area ?? select ?? '', 'name');
    if (name === undefined) continue;
    if (area !== undefined) fields.append(name, decoded(text));
    else if (select !== undefined) fields.append(name, chosen(options));
    else if (input !== undefined && isSent(input)) fields.append(name, attribute(input, 'value') ?? 'on');
  }
  return { fields };
}

function isSent(input: string): boolean {
  const isBox = /type="(?:checkbox|radio)"/.test(input);
  return !isBox || /\schecked\b/.test(input);
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  return attribute(all.find((each) => /\sselected\b/.test(each)) ?? all[0] ?? '', 'value') ?? '';
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decoded(value);
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
