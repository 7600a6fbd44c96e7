import { type Actor, httpUrl, type Place } from '../../src/kit/index.ts';
import type { Board, Envelope, Member } from './payload/common.ts';

const site = 'https://trello.com';

/** Where it happened, who did it and when: the part of every event that the envelope alone decides. */
export function origin(payload: Envelope): { place: Place; actor?: Actor; at?: string } {
  return { place: placeOf(payload), actor: actorOf(payload), at: timeOf(payload)?.toISOString() };
}

/** When it happened at Trello; undefined where that is not told. */
export function timeOf({ action: { date } }: Envelope): Date | undefined {
  const time = new Date(date ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The board; without one the workspace or enterprise; Trello itself when nothing is named. */
function placeOf({ action: { data }, model }: Envelope): Place {
  const { board, organization, enterprise } = data;
  const watched = board?.id !== undefined && board.id === model?.id ? model : undefined;
  const name = board?.name || watched?.name;
  if (name) return { name, url: boardUrl(board) ?? httpUrl(watched?.url), type: 'board' };
  const group = organization?.name || enterprise?.name;
  return group ? { name: group, type: 'organization' } : { name: 'Trello', url: site, type: 'service' };
}

/** A board's page; undefined without its short link. */
export function boardUrl(board: Board | undefined): string | undefined {
  return board?.shortLink && `${site}/b/${encodeURIComponent(board.shortLink)}`;
}

/** The page of a card, found by its short link or, in older deliveries, by its id. */
export function cardUrl({ id, shortLink }: { id: string; shortLink?: string }): string {
  return `${site}/c/${encodeURIComponent(shortLink || id)}`;
}

function actorOf({ action: { memberCreator, idMemberCreator } }: Envelope): Actor | undefined {
  return memberCreator && person(memberCreator, idMemberCreator);
}

/** Somebody by the name that people see; undefined when neither that nor a user name is told. */
export function person({ fullName, username, id }: Member, knownId?: string): Actor | undefined {
  const name = fullName?.trim() || username?.trim();
  if (!name) return undefined;
  const login = username || undefined;
  return { name, login, url: login && `${site}/${encodeURIComponent(login)}`, id: knownId ?? id };
}
