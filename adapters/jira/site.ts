import { httpUrl, type Place } from '../../src/kit/index.ts';
import type { Issue } from './payload/issue.ts';

/** A Jira site as far as a delivery tells: its address without a slash at the end, where people can open it. */
export interface Site {
  base?: string;
  /** `jira.acme.example`, with the path where Jira has one: tells sites apart. */
  name: string;
}

/** Atlassian's API gateway stands before all Cloud sites and shows nothing to a person. */
const gateway = /^https:\/\/api\.atlassian\.com\//i;

/**
 * The site that objects of a delivery live on. No body has an address for people: it is what stands before `/rest/` in
 * the first `self` that is not the gateway's, a context path included.
 */
export function siteOf(...selves: readonly (string | undefined)[]): Site {
  for (const self of selves) {
    const [, base] = /^(https?:\/\/[^?#]*?)\/rest\//i.exec(httpUrl(self) ?? '') ?? [];
    if (base && !gateway.test(`${base}/`)) return { base, name: base.replace(/^https?:\/\//i, '') };
  }
  return { name: 'Jira' };
}

/** The site of an issue, through whatever hangs off it. */
export function siteOfIssue({ self, fields }: Issue, ...others: readonly (string | undefined)[]): Site {
  const { project, assignee, reporter, creator } = fields;
  return siteOf(self, ...others, project?.self, assignee?.self, reporter?.self, creator?.self);
}

/** The page of an issue; with a comment's id, scrolled to it. */
export function issuePage({ base }: Site, key: string, comment?: string): string | undefined {
  const focus = comment && /^\d+$/.test(comment) ? `?focusedCommentId=${comment}` : '';
  return base && `${base}/browse/${encodeURIComponent(key)}${focus}`;
}

/** A search for what is only known by number; Jira opens it as a list. */
export function searchPage({ base }: Site, field: 'id' | 'fixVersion', id: string | undefined): string | undefined {
  return base && id !== undefined && /^\d+$/.test(id) ? `${base}/issues/?jql=${field}%20%3D%20${id}` : undefined;
}

/** The page of a board; Cloud forwards it to its own. */
export function boardPage({ base }: Site, id: string | undefined): string | undefined {
  return base && id !== undefined && /^\d+$/.test(id) ? `${base}/secure/RapidBoard.jspa?rapidView=${id}` : undefined;
}

/** The whole site, where no project is named. */
export function sitePlace({ base, name }: Site): Place {
  return { name, url: base, type: 'service' };
}

/** A project as a place; its page is under its key. */
export function projectPlace(site: Site, project: { key?: string; name?: string }): Place {
  const name = project.name ?? project.key;
  if (name === undefined) return sitePlace(site);
  return { name, url: project.key && issuePage(site, project.key), type: 'project' };
}

/** The project an issue belongs to; the key of the issue names it where nothing else does. */
export function placeOf(site: Site, { key, fields }: Issue): Place {
  const prefix = /^(.+)-\d+$/.exec(key)?.[1];
  return projectPlace(site, { key: fields.project?.key ?? prefix, name: fields.project?.name });
}

/** News about one issue folds together even when it moves to another project: by its number on the site. */
export function issueThread(site: Site, id: string | undefined, key?: string): string | undefined {
  const own = id ?? key;
  return own && `${site.name}/issue/${own}`;
}
