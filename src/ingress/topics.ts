/**
 * Whether a topic (`pull_request.labeled`) falls under a pattern: `*` stands for one part, at the end for any number of
 * parts, so `check_run.*` covers `check_run` and everything below it.
 */
export function matches(topic: string, pattern: string): boolean {
  if (pattern[0] !== '*' && pattern[0] !== topic[0]) return false;
  const parts = topic.split('.');
  const wanted = pattern.split('.');
  if (wanted.at(-1) === '*') {
    wanted.pop();
    if (parts.length < wanted.length) return false;
    parts.length = wanted.length;
  }
  return parts.length === wanted.length && wanted.every((part, i) => part === '*' || part === parts[i]);
}

/** The first of `patterns` that covers `topic`. */
export function match(topic: string, patterns: readonly string[]): string | undefined {
  return patterns.find((pattern) => matches(topic, pattern));
}
