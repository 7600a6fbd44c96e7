import { type EventOf, httpUrl } from '../../src/kit/index.ts';
import { cardUrl, origin, timeOf } from './origin.ts';
import type { Card } from './payload/card.ts';
import type { Envelope, Named } from './payload/common.ts';

/** A delivery about a card. */
export type OnCard = Envelope & { action: { data: { card: Card; list?: Named } } };

type Common = 'kind' | 'place' | 'actor' | 'thread' | 'url' | 'at' | 'title' | 'list';

/** What every event about a card carries: one thread a card, whatever board it is on. */
export function aboutCard(payload: OnCard): Pick<EventOf<'card'>, Common> {
  const { card, list } = payload.action.data;
  return {
    kind: 'card',
    ...origin(payload),
    thread: `card/${card.id}`,
    url: cardUrl(card),
    title: titleOf(card),
    list: list?.name || undefined,
  };
}

/** The card's name; its number where the name is not sent, as when it was deleted. */
function titleOf({ name, idShort, shortLink, id }: Card): string {
  return shortName(name) ?? (idShort === undefined ? shortLink || id : `#${idShort}`);
}

/** A name; one that is nothing but an address is told without what makes it one: `github.com/acme/web`. */
export function shortName(name: string | undefined): string | undefined {
  const text = name?.trim();
  if (!text) return undefined;
  const address = !/\s/.test(text) && httpUrl(text) !== undefined;
  return address ? text.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$|\/$/, '') || text : text;
}

/** ms within which what happens to a card belongs to the gesture that made it: copies, templates and programs are quick. */
const gesture = 3_000;

/**
 * Whether the card was made in the same gesture. Its id begins with its time of creation, in seconds.
 * https://support.atlassian.com/trello/docs/getting-the-time-a-card-or-board-was-created/
 */
export function isFresh(payload: OnCard): boolean {
  const seconds = /^([\da-f]{8})[\da-f]{16}$/.exec(payload.action.data.card.id)?.[1];
  const time = timeOf(payload)?.getTime();
  if (seconds === undefined || time === undefined) return false;
  return Math.abs(time - Number.parseInt(seconds, 16) * 1_000) <= gesture;
}
