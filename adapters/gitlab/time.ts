const shape = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(UTC|Z|[+-]\d\d:?\d\d)$/;

/**
 * ISO 8601 of a time in any of the shapes that GitLab sends: `2017-09-15 16:50:55 UTC`, `2021-04-28 21:50:00 +0200`,
 * `2012-01-03T23:36:29+02:00`. Undefined for everything else.
 */
export function isoTime(time: string | undefined): string | undefined {
  const [, date, clock, zone = ''] = shape.exec(time ?? '') ?? [];
  if (date === undefined) return undefined;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?/, '$1:') : 'Z';
  const at = new Date(`${date}T${clock}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A day or a time as people plan with: a plain date stays one. */
export function dayOrTime(time: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(time ?? '') ? time : isoTime(time);
}
