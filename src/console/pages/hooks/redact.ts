/** Names of fields whose value is a secret, whoever sends it. */
const secretName =
  /(?:^|[_.-])(?:secret|password|passwd|authorization|cookie|credentials?|signature|sign)$|(?:token|secret|password|passphrase|api[_-]?key|private[_-]?key|access[_-]?key|client[_-]?secret)$/i;

/** What secrets look like inside a text, and what is left of them. */
const shapes: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z ]+-----[^-]*(?:-----END [A-Z ]+-----)?/g, '***'],
  [/\b([a-z][a-z\d+.-]{1,20}:\/\/)[^\s/?#@"']+@/gi, '$1***@'],
  [/\b([\w-]{0,40}(?:token|secret|sign|signature|api[_-]?key|access[_-]?key|password|session)=)[^\s&;"'#]+/gi, '$1***'],
  [/\b(Bearer|Basic) [\w.~+/=-]{8,}/gi, '$1 ***'],
  [/\b(?:SEC[A-Za-z\d]{12}|whsec_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA)[\w+/=-]*/g, '***'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '***'],
];

const stars = '***';

/**
 * What arrived, without what nobody should read over a shoulder: values whose name says that they are secret, texts shaped
 * like secrets, and `own`, the hook's key. Everything else stays as it came.
 */
export function redacted(value: unknown, own: string | null): unknown {
  if (typeof value === 'string') return redactedText(value, own);
  if (Array.isArray(value)) return value.map((each) => redacted(each, own));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const isHidden = secretName.test(name) && (typeof each === 'number' || (typeof each === 'string' && each !== ''));
      return [redactedText(name, own), isHidden ? stars : redacted(each, own)];
    }),
  );
}

/** The same for a text. */
export function redactedText(text: string, own: string | null): string {
  const clean = shapes.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
  return own ? clean.replaceAll(own, stars) : clean;
}
