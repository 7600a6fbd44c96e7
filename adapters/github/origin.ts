import type { Actor, Concern, Place } from '../../src/kit/index.ts';
import type { Envelope, Reviewer, Signature, User } from './payload/common.ts';

/** Where it happened and who did it: the part of every event that the envelope alone decides. */
export function origin(payload: Envelope): { place: Place; actor?: Actor } {
  return { place: placeOf(payload), actor: actorOf(payload.sender) };
}

/** The repository; without one the organisation, enterprise or account; GitHub itself when nothing is named. */
function placeOf({ repository, organization, enterprise, installation, sender }: Envelope): Place {
  if (repository) return { name: repository.full_name, url: repository.html_url, type: 'repository' };
  if (organization) {
    return { name: organization.login, url: `${siteOf(sender)}/${organization.login}`, type: 'organization' };
  }
  if (enterprise) return { name: enterprise.name, url: enterprise.html_url, type: 'organization' };
  const account = installation?.account;
  return account ? accountPlace(account) : { name: 'GitHub', url: siteOf(sender), type: 'service' };
}

/** An account or organisation as a place of its own. */
export function accountPlace(account: User): Place {
  const type = account.type === 'Organization' ? 'organization' : 'account';
  return { name: account.login, url: account.html_url ?? `https://github.com/${account.login}`, type };
}

/** The site the delivery comes from: an Enterprise Server has its own. */
export function siteOf(sender: User | undefined): string {
  return URL.parse(sender?.html_url ?? '')?.origin ?? 'https://github.com';
}

/** A machine account: a GitHub App, Dependabot, Actions. */
export function isBot(user: User | undefined): boolean {
  return user?.type === 'Bot' || user?.login.endsWith('[bot]') === true;
}

/** Somebody as messages name them; a bot loses the `[bot]` of its login. */
export function actorOf(user: User | undefined): Actor | undefined {
  if (!user) return undefined;
  const bot = isBot(user);
  const name = bot ? user.login.replace(/\[bot\]$/, '') || user.login : user.login;
  return { name, login: user.login, url: user.html_url, bot: bot || undefined };
}

/** The name of somebody or some team asked for a review. */
export function reviewerName(reviewer: Reviewer | undefined): string | undefined {
  return reviewer && ('login' in reviewer ? actorOf(reviewer)?.name : reviewer.name);
}

/** Everybody of some accounts who has the same part in the news. */
export interface Part {
  why: Reason;
  who: readonly (Reviewer | string | undefined)[];
}

type Reason = NonNullable<Concern['why']>;

/**
 * Whom an event is about and why, each once a reason, without teams and the one who did it; undefined when nobody is left.
 */
export function concerning(doer: User | undefined, ...parts: readonly Part[]): Concern[] | undefined {
  const concerns = parts.flatMap(({ why, who }) => {
    const logins = who.flatMap((one) => (typeof one === 'string' ? one : one && 'login' in one ? one.login : []));
    return [...new Set(logins)].filter((login) => login !== doer?.login).map((login) => ({ login, why }));
  });
  return concerns.length > 0 ? concerns : undefined;
}

/** Those whose merge request, issue, review or run it is. */
export function author(...who: Part['who']): Part {
  return { why: 'author', who };
}

/** Those it was given to. */
export function assigned(...who: Part['who']): Part {
  return { why: 'assigned', who };
}

/** Those whose judgement is asked for. */
export function asked(...who: Part['who']): Part {
  return { why: 'review_requested', who };
}

/** Those named by `@login` in a text that is news. */
export function mentioned(logins: readonly string[]): Part {
  return { why: 'mentioned', who: logins };
}

const noreply = /^(?:\d+\+)?([a-z\d](?:[a-z\d-]*[a-z\d])?)@users\.noreply\.github\.com$/i;

/**
 * The account behind a commit. GitHub's private addresses carry the login:
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
export function committer(author: Signature | undefined): Concern | undefined {
  const login = author?.username ?? noreply.exec(author?.email ?? '')?.[1];
  return login || author?.email ? { login, email: author?.email, why: 'author' } : undefined;
}
