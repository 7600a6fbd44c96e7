import type { Actor, Place } from '../../src/kit/index.ts';
import type { User } from './payload/common.ts';
import type { Issue } from './payload/issue.ts';
import { actorOf } from './people.ts';
import { issuePage, issueThread, placeOf, type Site, siteOfIssue } from './site.ts';

/** The part of every event about an issue that the issue and the actor alone decide. */
export interface Origin {
  place: Place;
  actor?: Actor;
  thread?: string;
  url?: string;
  at?: string;
  number: string;
  title: string;
}

/** Where, who, which issue. Its page is derived, since Jira sends none. */
export function originOf(
  issue: Issue,
  user: User | undefined,
  at: string | undefined,
  site: Site = siteFor(issue, user),
): Origin {
  return {
    place: placeOf(site, issue),
    actor: actorOf(user),
    thread: issueThread(site, issue.id, issue.key),
    url: issuePage(site, issue.key),
    at,
    number: issue.key,
    title: issue.fields.summary ?? '',
  };
}

/** The site of an issue, or of whoever acted on it. */
export function siteFor(issue: Issue, user: User | undefined, ...selves: readonly (string | undefined)[]): Site {
  return siteOfIssue(issue, ...selves, user?.self);
}

/** `restricted` where only some people may see the issue: the last part of its topics. */
export function restriction({ fields }: Issue): string | undefined {
  return fields.security ? 'restricted' : undefined;
}

/** Kind, priority and status as their site calls them. */
export function stateOf({ fields }: Issue): { type?: string; priority?: string; status?: string } {
  return { type: fields.issuetype, priority: fields.priority, status: fields.status?.name };
}

/** Who works on it: nobody or one. */
export function assignees({ fields }: Issue): string[] {
  const name = actorOf(fields.assignee)?.name;
  return name === undefined ? [] : [name];
}
