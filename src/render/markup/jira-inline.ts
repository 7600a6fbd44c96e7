import type { Locale } from '../../event/index.ts';
import { decode } from './entities.ts';

// Finished pieces stand aside as a number between these two, which no text needs, until the marks around them are gone.
const [open, close] = ['\ue000', '\ue001'];
const reserved = /[\ue000\ue001]/g;
const kept = /\ue000(\d+)\ue001/g;

/** What is no plain text: escapes, monospace, links and mentions, pictures, bare addresses. Every part is bounded. */
const pieces = new RegExp(
  [
    String.raw`\\([*_+^~?{}[\]!|#-])`,
    String.raw`\{\{([^{}\n]{1,500})\}\}`,
    String.raw`\[([^[\]\n]{1,2000})\]`,
    String.raw`(!(?:https?:\/\/[^\s!|]{1,500}|[^!|\s][^!|\n]{0,200}\.(?:png|jpe?g|gif|bmp|webp|svg|heic|tiff?|mp4|mov|webm|avi))(?:\|[^!\n]{0,200})?!)`,
    String.raw`(https?:\/\/[^\s|\]\ue000]{1,2000})`,
  ].join('|'),
  'gi',
);

/** Marks that a rich text editor puts into the middle of words: `{*}bold{*}`. */
const forced = /\{(?:[*_+^~-]|\?\?)\}/g;

/** `*b*`, `_i_`, `+u+`, `-s-`, `^x^`, `~x~`: a pair around a text without space at its edges, at the border of a word. */
const marks = ['*', '_', '+', '-', '^', '~'].map((mark) => {
  const m = `\\${mark}`;
  return new RegExp(`(?<![a-zA-Z0-9${m}])${m}((?![\\s${m}])[^${m}\\n]*(?<!\\s))${m}(?![a-zA-Z0-9${m}])`, 'g');
});
const cite = /\?\?([^?\n]+)\?\?/g;

const signs: Readonly<Record<string, string>> = { '/': '✅', x: '❌', '!': '⚠️' };
const emoticon = /(?<!\S)\(([/x!])\)(?!\S)/g;

/**
 * A line of Jira's wiki markup as plain text: marks go, links become their text, mentions a name with an @, pictures
 * nothing. Takes time in proportion to its length. https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function inline(line: string, locale: Locale): string {
  const aside: string[] = [];
  const keep = (text: string) => `${open}${aside.push(text.replace(reserved, '')) - 1}${close}`;
  const text = line.replace(reserved, '').replace(pieces, (whole, escaped, mono, bracket, image, url) => {
    if (escaped ?? mono) return keep(escaped ?? mono);
    if (bracket) return bracketed(bracket, whole, locale, keep);
    return image ? '' : keep(url);
  });
  return restored(decode(unmarked(text)), aside);
}

function unmarked(text: string): string {
  let plain = text.replace(forced, '').replace(emoticon, (_, sign: string) => signs[sign] ?? '');
  for (const mark of marks) plain = plain.replace(mark, '$1');
  return plain.replace(cite, '$1');
}

/** A piece may stand in the text of another one, never deeper. */
function restored(text: string, aside: readonly string[]): string {
  return text.replace(kept, (_, index) => aside[Number(index)] ?? '');
}

const target = /^(?:https?:\/\/|mailto:|#|\/|ftp:\/\/|file:)/i;

/** `[text|url]`, `[url]`, `[~mention]`, `[^file]`, `[#anchor]`; anything else in brackets is just that. */
function bracketed(inner: string, whole: string, locale: Locale, keep: (text: string) => string): string {
  if (inner.startsWith('~')) return keep(mentioned(inner.slice(1).trim(), locale));
  if (inner.startsWith('^')) return keep(inner.slice(1));
  const [label = '', ...rest] = inner.split('|');
  const words = label.trim();
  if (rest.length > 0) return words === '' ? keep(rest[0] ?? '') : target.test(words) ? keep(words) : unpictured(words);
  return target.test(words) ? keep(words.replace(/^(?:mailto:|#)/i, '')) : whole;
}

function unpictured(label: string): string {
  return label.replace(/^!([^!|]*)(?:\|[^!]*)?!$/, '');
}

/** Somebody by the name that stands there; an id that nobody can read is somebody. Never a mention in DingTalk. */
function mentioned(name: string, locale: Locale): string {
  const unknown = name === '' || /^(?:accountid:|JIRAUSER\d+$)/i.test(name);
  return unknown ? (locale === 'en' ? '@someone' : '@某人') : `@${name}`;
}
