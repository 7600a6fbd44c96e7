/** Of a text, characters searched; of its mentions, so many are kept. */
const longest = 65_536;
const most = 50;

const login = /(?<![\w@/.`-])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w/-])/gi;

/**
 * The logins that a Markdown text calls with `@login`, each once. Not those in code or in comments that nobody sees; a team
 * (`@acme/web`) is no login.
 */
export function mentionsIn(text: string | undefined): string[] {
  if (!text?.includes('@')) return [];
  const found = new Map<string, string>();
  for (const [, name = ''] of prose(text.slice(0, longest)).matchAll(login)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()].slice(0, most);
}

/** Of an edited text, the logins that it called not before. */
export function newMentions(text: string | undefined, before: string | undefined): string[] {
  const known = new Set(mentionsIn(before).map((name) => name.toLowerCase()));
  return mentionsIn(text).filter((name) => !known.has(name.toLowerCase()));
}

/** A text without its code and its comments. */
function prose(text: string): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of withoutComments(text).split(/\r?\n/)) {
    const mark = /^[\s>]*(`{3,}|~{3,})(.*)$/.exec(line);
    const [, run = '', info = ''] = mark ?? [];
    if (fence !== '') {
      if (run.startsWith(fence) && info.trim() === '') fence = '';
    } else if (mark && !(run.startsWith('`') && info.includes('`'))) {
      fence = run;
    } else {
      lines.push(line);
    }
  }
  return withoutSpans(lines.join('\n'));
}

function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return kept + text.slice(at);
    kept += `${text.slice(at, start)} `;
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return kept;
    at = end + 3;
  }
}

/** Takes out what stands between two runs of as many backticks. */
function withoutSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: run }) => ({ index, length: run.length }));
  const last = new Map(runs.map(({ length }, i) => [length, i]));
  let kept = '';
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    if (!open || open.index < at || last.get(open.length) === i) continue;
    let close = i + 1;
    while (runs[close]?.length !== open.length) close++;
    kept += `${text.slice(at, open.index)} `;
    at = (runs[close]?.index ?? 0) + open.length;
    i = close;
  }
  return kept + text.slice(at);
}
