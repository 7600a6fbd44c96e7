/** The origin that people and sources know us by, as PUBLIC_URL says; null where it names no http(s) address. */
export function publicOrigin(publicUrl: string | null | undefined): string | null {
  const given = publicUrl?.trim() ?? '';
  // Failing to parse nothing costs as much as checking a proof.
  const url = given === '' ? null : URL.parse(given);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : null;
}
