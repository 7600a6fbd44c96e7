/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where something stands in a JSON value. */
export type Path = readonly (string | number)[];

/** Every place in `value` that holds no other place, in document order. */
export function leafPaths(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const entries: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => leafPaths(child, [...path, key]));
}

/** Every object key in `value`, outer ones first. */
export function keyPaths(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((child, i) => keyPaths(child, [...path, i]));
  return Object.entries(value).flatMap(([key, child]) => [[...path, key], ...keyPaths(child, [...path, key])]);
}

/** A copy of `value` with something else at `path`; `undefined` takes it out. Unchanged where the path leads nowhere. */
export function replaced(value: Json, path: Path, by: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return by ?? null;
  if (value === null || typeof value !== 'object') return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, Json>;
  const child = copy[key];
  if (rest.length > 0) {
    if (child !== undefined) copy[key] = replaced(child, rest, by);
  } else if (by === undefined) delete copy[key];
  else copy[key] = by;
  return copy as Json;
}
