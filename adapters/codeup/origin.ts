import { type Actor, httpUrl, type Place } from '../../src/kit/index.ts';
import type { End, Envelope, Output, User } from './payload/common.ts';

const site = 'https://codeup.aliyun.com';

/** The id of an organisation, by which its repositories' paths begin; nobody reads it. */
const organisation = /^[\da-f]{24}\//;

/** The repository by the path that people know, with the link to its page; Codeup itself when none is named. */
export function placeOf({ repository }: Envelope, target?: Output<typeof End>): Place {
  const url = httpUrl(repository?.homepage) ?? httpUrl(target?.web_url);
  const path = url === undefined ? undefined : pathOf(url);
  const name = path || repository?.name?.trim() || target?.name?.trim();
  return name ? { name, url, type: 'repository' } : { name: 'Codeup', url: site, type: 'service' };
}

/** `https://codeup.aliyun.com/<organisation id>/web/shop` → `web/shop`. */
function pathOf(url: string): string {
  const path = new URL(url).pathname.replace(/^\/+|\/+$|\.git$/g, '').replace(organisation, '');
  return decoded(path);
}

/** Percent-encoded UTF-8 as text; anything else as it is. */
function decoded(path: string): string {
  const bytes = path.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}

/** Whoever did it, by the display name. */
export function actorOf(user: Output<typeof User> | undefined): Actor | undefined {
  const name = user?.name?.trim() || user?.username?.trim();
  if (!user || !name) return undefined;
  return { name, login: user.username || undefined, id: accountOf(user) };
}

/** How an account is known in every body: its Alibaba Cloud UID, else its id in 云效. */
export function accountOf(user: { aliyun_pk?: string | number; extern_uid?: string | number }): string | undefined {
  const id = user.aliyun_pk ?? user.extern_uid;
  return id === undefined ? undefined : `${id}`;
}

/** The repository's page, for what has none of its own. */
export function homeOf(place: Place): string | undefined {
  return place.type === 'repository' ? place.url : undefined;
}

/** A page that a body links to: on Alibaba Cloud's hosts or on the repository's own. Undefined for everything else. */
export function pageOf(url: string | undefined, place: Place): string | undefined {
  const page = httpUrl(url);
  if (page === undefined) return undefined;
  const { hostname } = new URL(page);
  const home = place.url === undefined ? undefined : new URL(place.url).hostname;
  return hostname === home || /(?:^|\.)aliyun\.com$/.test(hostname) ? page : undefined;
}

/** ISO 8601; old bodies write `2014-11-28 15:43:06 +0900` or `… UTC`. Undefined for what is no time. */
export function timeOf(text: string | undefined): string | undefined {
  const [, day, time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(.*)$/.exec(text ?? '') ?? [];
  if (day === undefined) return undefined;
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const date = new Date(`${day}T${time}${offset}`);
  return offset === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
