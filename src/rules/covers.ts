import { eventPattern } from './events.ts';
import { glob, isWild } from './glob.ts';
import type { When } from './language.ts';

/** Whether everything that `narrow` covers is surely covered by `wide`. False where that is not easily seen. */
export function coversPattern(wide: string, narrow: string, fold = false): boolean {
  const [a, b] = fold ? [wide.toLowerCase(), narrow.toLowerCase()] : [wide, narrow];
  if (a === b || a === '**') return true;
  if (!isWild(b)) return glob(a)(b);
  const prefix = a.endsWith('**') ? a.slice(0, -2) : undefined;
  return prefix !== undefined && !isWild(prefix) && b.startsWith(prefix);
}

/** The same for the patterns of `events`. */
export function coversEvent(wide: string, narrow: string): boolean {
  const [a, b] = [eventPattern(wide), eventPattern(narrow)];
  if (wide === narrow) return true;
  if (!a || !b || a.names.length === 0) return false;
  if (b.names.length > 0) return b.names.every((name) => a.names.includes(name));
  const whole = eventPattern([...b.kinds][0] ?? '');
  return b.kinds.size === 1 && whole?.names.every((name) => a.names.includes(name)) === true;
}

/** Whether everything that meets `narrow` surely meets `wide`, too. `sameZone`: hours without a zone mean the same in both. */
export function coversWhen(wide: When, narrow: When, sameZone: boolean): boolean {
  return Object.entries(wide).every(([name, condition]) => {
    if (condition === undefined) return true;
    const other = Object.entries(narrow).find(([key]) => key === name)?.[1];
    if (other === undefined) return false;
    if (JSON.stringify(condition) === JSON.stringify(other)) return name !== 'hours' || sameZone || hasZone(other);
    if (!Array.isArray(condition) || !Array.isArray(other)) return false;
    if ([...condition, ...other].some((pattern) => pattern.startsWith('!'))) return false;
    const covers = name === 'events' ? coversEvent : coversPattern;
    return other.every((pattern) => condition.some((each) => covers(each, pattern)));
  });
}

function hasZone(hours: unknown): boolean {
  return typeof hours === 'object' && hours !== null && 'timezone' in hours && hours.timezone !== undefined;
}
