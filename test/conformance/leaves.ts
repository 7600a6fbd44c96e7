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

/** What stands at `path`. */
export function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) => (found as Record<string | number, Json> | null | undefined)?.[key],
    value,
  );
}

/** A copy of `value` with something else at `path`; `undefined` takes it out. */
export function replaced(value: Json, path: Path, by: Json | undefined): Json {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, Json> | undefined;
  const key = path.at(-1);
  if (parent === undefined || key === undefined) return by ?? null;
  if (by === undefined) delete parent[key];
  else parent[key] = by;
  return copy;
}
