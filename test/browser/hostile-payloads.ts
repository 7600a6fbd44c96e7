import { type Json, leafPaths, replaced } from '../conformance/leaves.ts';

/** What somebody might put into a title, a branch or a name, all at once. */
export const hostile = [
  '<script>window.owned=1</script>',
  '<img src=x onerror=window.owned=2>',
  '<svg onload=window.owned=3>',
  '"><iframe srcdoc="<script>parent.owned=4</script>">',
  "' onmouseover=window.owned=5 autofocus onfocus=window.owned=6 '",
  '![x](https://evil.example/x.png)',
  '[x](javascript:window.owned=7)',
  '[x](data:text/html,<script>window.owned=8</script>)',
  '<a href="javascript:window.owned=9">x</a>',
  '</div></article><style>@import "https://evil.example/x.css"</style>',
  '<link rel=stylesheet href=https://evil.example/x.css><meta http-equiv=refresh content="0;url=https://evil.example">',
  '<form action=https://evil.example><input autofocus onfocus=window.owned=10>',
  '&lt;script&gt;window.owned=11&lt;/script&gt; &#60;img src=x onerror=window.owned=12&#62;',
].join(' ');

/** A payload in which every text is hostile, all at once and then one after the other. */
export function hostilePayloads(whole: Json): Json[] {
  const texts = leafPaths(whole).filter((path) => typeof at(whole, path) === 'string');
  const everywhere = texts.reduce((value, path) => replaced(value, path, hostile), whole);
  return [everywhere, ...texts.map((path) => replaced(whole, path, hostile))];
}

function at(value: Json, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) =>
      found !== null && typeof found === 'object' ? (found as Record<string | number, Json>)[key] : undefined,
    value,
  );
}
