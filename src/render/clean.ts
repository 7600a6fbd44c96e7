// ASCII, punctuation, arrows, kana and Han: nothing to look for in most texts.
const ordinary = /^[ -~\n\u2010-\u2027\u2190-\u21ff\u3000-\u3163\u3400-\u9fff\uff01-\uff9f]*$/;
// Controls, and what changes direction or takes no room: marks, isolates, fillers, tags. Joiners are looked at below.
const invisible =
  /(?!\n)\p{Cc}|(?![\u0600-\u0605\u06dd\u070f\u08e2\u200d])\p{Cf}|\u034f|\u115f|\u1160|[\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8]|[\u180b-\u180f]/gu;
// A zero-width joiner means something only between two emoji.
const strayJoiner =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic}|[\u2640\u2642])/gu;

/** `text` without control, directional and zero-width characters; newlines stay, tabs become spaces, emoji stay whole. */
export function clean(text: string): string {
  if (ordinary.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u202f]/g, ' ')
    .replace(invisible, '')
    .replace(strayJoiner, '');
}

/** {@link clean} text on one line, without double spaces and blank edges. */
export function oneLine(text: string): string {
  const line = clean(text);
  return /\n|\s{2}|^\s|\s$/.test(line) ? line.replace(/\s+/g, ' ').trim() : line;
}
