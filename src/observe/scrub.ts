/** What secrets and personal data look like inside a text, and what is left of them. Order matters. */
const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Keys in PEM, cut off ones included.
  [/-----BEGIN [A-Z ]+-----[^-]*(?:-----END [A-Z ]+-----)?/g, '***'],
  // Addresses without user name, query and fragment.
  [/\b([a-z][a-z\d+.-]{1,20}:\/\/)(?:[^\s/?#@"']*@)?([^\s?#"']*)(?:[?#][^\s"']*)?/gi, '$1$2'],
  // Path segments long enough to be a hook's key.
  [/\/[\w-]{20,}(?=[\s/?#"',;:)]|$)/g, '/***'],
  [/\b([\w-]{0,40}(?:token|secret|sign|signature|key|password|session|cookie)=)[^\s&;"']+/gi, '$1***'],
  [/(["'][\w-]{0,40}(?:token|secret|sign|signature|key|password|session|cookie)["']\s*:\s*["'])[^"']*/gi, '$1***'],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, '$1 ***'],
  [/\b(sha\d+=)[\da-f]{40,}/gi, '$1***'],
  [/\bv1,[A-Za-z\d+/]{43}=/g, 'v1,***'],
  [/\b(?:SEC[A-Za-z\d]{12}|whsec_|gh[pousr]_|github_pat_|glpat-)[\w+/=-]*/g, '***'],
  // A DingTalk access token, or a digest that might be a proof.
  [/\b[\da-f]{64}\b/gi, '***'],
  [/(?<!\w)((?:\+?86[- ]?)?1[3-9]\d)\d{4}(\d{4})(?!\w)/g, '$1****$2'],
  [/(\+\d{1,3}-)\d{4,}(\d{2})(?!\w)/g, '$1****$2'],
];

/** Short words and ids in which none of the rules could find anything: most of what is logged. */
const harmless = /^(?!.*(?:SEC|whsec_|gh[pousr]_|github_pat_|glpat-|\d{8}))[\w.:-]{0,63}$/;

/**
 * A text without what must not be seen: queries of addresses, keys in paths, tokens, signatures and secrets by their
 * shape; mobile numbers keep their first three and last four digits.
 */
export function scrub(text: string): string {
  if (harmless.test(text)) return text;
  return rules.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}
