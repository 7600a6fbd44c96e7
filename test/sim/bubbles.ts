/** Renders records as a group shows them: messages as bubbles and cards, refusals as grey tips. */
import { isObject } from './check.ts';
import { escapeHtml, linkTo } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { isSingleCard, type Json, listIn, messageType, objectIn, stringIn } from './message.ts';
import type { Rec } from './records.ts';

/** A pause this long gets a time of its own in the chat. */
const PAUSE_MS = 300_000;

const DAY_MS = 86_400_000;

/** Returns the chat of one group as HTML. */
export function renderChat(records: readonly Rec[]): string {
  return records
    .map((rec, index) => {
      const previous = records[index - 1];
      const pause = !previous || rec.arrivedAt - previous.arrivedAt >= PAUSE_MS;
      const time = pause ? `<p class="tip">${shanghaiTime(rec.arrivedAt, previous?.arrivedAt)}</p>` : '';
      return time + (rec.verdict.kind === 'accepted' ? renderMessage(rec) : renderTip(rec));
    })
    .join('');
}

/** Returns the time a clock in Shanghai shows, with the date where it differs from that of `previous`. */
export function shanghaiTime(time: number, previous = Number.NaN): string {
  const shifted = time + 8 * 3_600_000;
  const [date = '', clock = ''] = new Date(shifted).toISOString().split('T');
  const sameDay = Math.floor(shifted / DAY_MS) === Math.floor((previous + 8 * 3_600_000) / DAY_MS);
  return sameDay ? clock.slice(0, 8) : `${date} ${clock.slice(0, 8)}`;
}

const TIPS: Record<string, string> = {
  duplicate: '重复，未再次发送',
  limited: '被限流',
  rejected: '被拒绝',
  fault: '故障',
};

function renderTip({ token, verdict, arrivedAt }: Rec): string {
  const { kind, errcode, errmsg = '' } = verdict;
  const code = errcode ? ` ${errcode}` : '';
  const label = `${shanghaiTime(arrivedAt, arrivedAt)} ${token} ${TIPS[kind] ?? kind}${code}`;
  return `<p class="tip ${kind}" title="${escapeHtml(errmsg)}">${escapeHtml(label)}</p>`;
}

function renderMessage(rec: Rec): string {
  return `<article>
<span class="avatar" aria-hidden="true"></span>
<div class="said">
<p class="sender">${escapeHtml(rec.token)}<i>机器人</i></p>
${renderBody(rec)}
${renderNotes(rec)}
</div>
</article>`;
}

function renderBody(rec: Rec): string {
  const type = messageType(rec.parsed);
  if (type === undefined) return '<div class="bubble quiet">（未记录内容）</div>';
  const part = objectIn(rec.parsed, type);
  switch (type) {
    case 'text':
      return `<div class="bubble plain">${renderText(stringIn(part, 'content'), rec)}</div>`;
    case 'markdown':
      return `<div class="bubble markdown">${renderMarkdown(stringIn(part, 'text'))}</div>`;
    case 'link':
      return renderLink(part);
    case 'actionCard':
      return renderCard(part);
    case 'feedCard':
      return renderFeed(listIn(part, 'links'));
  }
}

/** Highlights the people a text notifies, and adds those it does not name. */
function renderText(content: string, { atEffect }: Rec): string {
  const notified = new Set(atEffect?.notified);
  const words = content.split(/(@[^\s@]+)/);
  const html = words.map((word) =>
    word.startsWith('@') && notified.has(word.slice(1)) ? mention(word) : escapeHtml(word),
  );
  const added = [...(atEffect?.appended ?? []), ...(atEffect?.all ? ['所有人'] : [])];
  return [html.join(''), ...added.map((name) => mention(`@${name}`))].join(' ');
}

function mention(name: string): string {
  return `<b class="mention">${escapeHtml(name)}</b>`;
}

function renderLink(part: Json): string {
  const picture = stringIn(part, 'picUrl');
  const html = `<strong>${escapeHtml(stringIn(part, 'title'))}</strong><span class="row"><span class="summary">${escapeHtml(
    stringIn(part, 'text'),
  )}</span>${thumbnail(picture)}</span>`;
  return linkTo(stringIn(part, 'messageUrl'), html, 'bubble linkcard');
}

function renderCard(card: Json): string {
  const buttons = isSingleCard(card)
    ? [linkTo(stringIn(card, 'singleURL'), escapeHtml(stringIn(card, 'singleTitle')), 'button')]
    : listIn(card, 'btns').map((button) =>
        linkTo(stringIn(button, 'actionURL'), escapeHtml(stringIn(button, 'title')), 'button'),
      );
  // Phones put buttons side by side only when there are exactly two.
  const sideBySide = String(card.btnOrientation) === '1' && buttons.length === 2;
  return `<div class="bubble card"><div class="markdown">${renderMarkdown(stringIn(card, 'text'))}</div>
<div class="buttons${sideBySide ? ' two' : ''}">${buttons.join('')}</div></div>`;
}

function renderFeed(links: readonly unknown[]): string {
  const rows = links.filter(isObject).map((link, index) => {
    const title = `<span class="feedtitle">${escapeHtml(stringIn(link, 'title'))}</span>`;
    const picture = thumbnail(stringIn(link, 'picURL'));
    return linkTo(
      stringIn(link, 'messageURL'),
      index === 0 ? picture + title : title + picture,
      index === 0 ? 'cover' : 'feed',
    );
  });
  return `<div class="bubble feedcard">${rows.join('')}</div>`;
}

/** Stands in for a picture: the page loads nothing from elsewhere. */
function thumbnail(address: string): string {
  return address === '' ? '' : `<span class="thumbnail" title="${escapeHtml(address)}"></span>`;
}

/** Says below a message whom it failed to notify and what may look wrong. */
function renderNotes({ atEffect, lint, msgtype, rawBody }: Rec): string {
  const ignored = (atEffect?.ignored ?? []).map(({ id, reason }) => `未提醒 ${id}：${reason}`);
  const reminded = msgtype !== 'text' && atEffect?.notified.length ? [`提醒 ${atEffect.notified.join('、')}`] : [];
  const all = msgtype !== 'text' && atEffect?.all ? ['提醒 所有人'] : [];
  const notes = [...all, ...reminded, ...ignored].map((note) => `<span>${escapeHtml(note)}</span>`);
  const warnings = lint
    .filter((code) => code !== 'no-msguuid')
    .map((code) => `<span class="warn">${escapeHtml(code)}</span>`);
  const chips = [...notes, ...warnings].join('');
  return rawBody === undefined || chips === '' ? '' : `<p class="notes">${chips}</p>`;
}
