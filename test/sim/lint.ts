/** What DingTalk accepts and people regret: constructs that render badly, or not at all, on some client. */
import {
  isSingleCard,
  type Json,
  listIn,
  type MessageType,
  markdownOf,
  objectIn,
  stringIn,
  stringsIn,
  titlesOf,
} from './message.ts';

/** Returns the lint codes of a valid message, each once. */
export function lintMessage(type: MessageType, message: Json, rawBody: string, bodyBytes: number): string[] {
  const findings = [
    ...markdownLint(markdownOf(message)),
    ...wordingLint(type, message),
    ...cardLint(type, objectIn(message, type)),
    ...urlLint(type, message),
    bodyBytes > 18_000 && 'near-limit',
    ESCAPED_ASCII.test(rawBody) && 'ascii-escaped',
  ];
  return [...new Set(findings.filter((code) => code !== false))];
}

type Finding = string | false;

// A \u escape of a character that did not need one; pairs of backslashes before it belong to other escapes.
const ESCAPED_ASCII = /(?<!\\)(?:\\\\)*\\u(?!00[0-7])[\da-f]{4}/i;
const RAW_HTML = /<(?!\/?font\b[^>]*>)[a-z/!]/i;
const FENCE = /^[\s>]*(?:```|~~~)/;
const DELIMITER_ROW = /^(?=.*\|)(?=.*-)[\s|:-]+$/;
const CODE_INLINE = /(?<![\\`])`[^`\n]+`/;
const STRIKE = /(?<!\\)~~[^~\n]+~~/;
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const NESTED_ITEM = /^(?: {2,}| *\t\s*)(?:[-*+]|\d+[.)])\s/;
const BLOCK_LINE = /^\s*(?:[-*+]\s|\d+[.)]\s|>|#{1,6}\s)/;
const IMAGE = /!\[[^[\]\n]*\]\(\s*([^)\s]*)\)?/g;
const LINK_TARGET = /(?<!\\)\]\(\s*([^)\s]*)/g;

function markdownLint(text: string): Finding[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const prose = withoutFences(lines);
  return [
    RAW_HTML.test(text) && 'html-raw',
    lines.some((line, index) => line.includes('|') && DELIMITER_ROW.test(lines[index + 1] ?? '')) && 'table',
    lines.some((line) => FENCE.test(line)) && 'code-fence',
    prose.some((line) => CODE_INLINE.test(line)) && 'code-inline',
    STRIKE.test(text) && 'strike',
    prose.slice(prose.findIndex((line) => LIST_ITEM.test(line)) + 1).some((line) => NESTED_ITEM.test(line)) &&
      'nested-list',
    prose.some((line, index) => isJoined(line, prose[index + 1])) && 'single-newline',
    [...text].length > 3500 && 'long-markdown',
  ];
}

/** Empties the lines of code blocks: they have a finding of their own, and nothing inside them is markdown. */
function withoutFences(lines: readonly string[]): string[] {
  let fenced = false;
  return lines.map((line) => {
    const isFence = FENCE.test(line);
    const inside = fenced || isFence;
    if (isFence) fenced = !fenced;
    return inside ? '' : line;
  });
}

/** Whether a reader sees the two lines as one. */
function isJoined(line: string, next: string | undefined): boolean {
  if (next === undefined || line.trim() === '' || next.trim() === '') return false;
  return !/ {2}$/.test(line) && !BLOCK_LINE.test(line) && !BLOCK_LINE.test(next);
}

function wordingLint(type: MessageType, message: Json): Finding[] {
  const visible = stringsIn(message, 'visible');
  const content = type === 'text' ? stringIn(message.text, 'content') : '';
  return [
    visible.some((text) => text.includes('\r')) && 'crlf',
    visible.some((text) => text.includes('\t')) && 'tab',
    titlesOf(message).some((title) => /[\r\n]|\*\*|^\s*#|\]\(/.test(title)) && 'title-markdown',
    /\*\*|\[[^[\]\n]*\]\([^()\n]*\)/.test(content) && 'text-markdown',
  ];
}

function cardLint(type: MessageType, part: Json): Finding[] {
  if (type === 'feedCard') return [listIn(part, 'links').length > 8 && 'many-links'];
  if (type !== 'actionCard') return [];
  const buttons = listIn(part, 'btns').length;
  const single = isSingleCard(part);
  const odd = [part.btnOrientation, part.hideAvatar].some((value) => value != null && !/^[01]$/.test(String(value)));
  const horizontal = String(part.btnOrientation) === '1';
  return [
    single && buttons > 0 && 'btns-ignored',
    odd && 'flag-invalid',
    !single && buttons > 5 && 'many-buttons',
    !single && horizontal && buttons !== 2 && 'horizontal-not-two',
  ];
}

function urlLint(type: MessageType, message: Json): Finding[] {
  const text = markdownOf(message);
  const part = objectIn(message, type);
  const items = [part, ...listIn(part, 'btns'), ...listIn(part, 'links')];
  const fields = (...keys: string[]) => items.flatMap((item) => keys.map((key) => stringIn(item, key))).filter(Boolean);
  const targets = (pattern: RegExp, from: string) => [...from.matchAll(pattern)].map(([, url = '']) => url);
  const images = [...fields('picUrl', 'picURL'), ...targets(IMAGE, text)];
  const links = [
    ...fields('messageUrl', 'messageURL', 'singleURL', 'actionURL'),
    ...targets(LINK_TARGET, text.replace(IMAGE, '')),
  ];
  return [
    images.some((url) => /^\s*data:/i.test(url)) && 'img-data-uri',
    links.some((url) => !/^(?:https?|dingtalk|dtmd):/i.test(url)) && 'url-scheme',
    links.some((url) => /^dingtalk:\/\/dingtalkclient\/page\/link/i.test(url) && !/[?&]pc_slide=/.test(url)) &&
      'pc-slide-missing',
  ];
}
