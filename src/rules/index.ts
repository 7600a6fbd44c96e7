/** The rules of a hook: which events go where, and which nowhere. Pure; knows only canonical events. */
export { compile, describe, type Match, type Rules } from './compile.ts';
export { daysOf, minuteOf } from './hours.ts';
export { type Complaint, impossible } from './impossible.ts';
export { bounds, type Hours, type Reason, type Rule, reasons, type Wanted, type When } from './language.ts';
