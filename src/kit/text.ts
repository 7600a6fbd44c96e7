/** The first line that says anything, without spaces around it; empty when there is none. */
export function firstLine(text: string): string {
  return (
    text
      .trim()
      .split(/[\r\n]/, 1)[0]
      ?.trimEnd() ?? ''
  );
}

/** The seven characters by which people know a commit. */
export function shortSha(id: string): string {
  return id.slice(0, 7);
}

/**
 * A branch or tag by its short name, slashes kept: `refs/heads/feature/login` → `feature/login`. Other refs stay whole.
 */
export function branchOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

/**
 * An address that is safe to link: absolute, http or https, no user name or password in it, spelled in the standard
 * way. Undefined for everything else, whatever its type.
 */
export function httpUrl(value: unknown): string | undefined {
  const url = typeof value === 'string' && /^\s*https?:\/\//i.test(value) ? URL.parse(value) : null;
  return url && url.username === '' && url.password === '' ? url.href : undefined;
}
