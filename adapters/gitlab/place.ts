import { httpUrl, type Place, type VerifiedRequest } from '../../src/kit/index.ts';
import type { Envelope, Project } from './payload/common.ts';

/**
 * Where it happened: the project; without one the group, or whatever project or group an address in the payload belongs
 * to (`near`); the server itself when nothing is named.
 */
export function placeOf(payload: Envelope, req: VerifiedRequest, near?: string): Place {
  const { project, group, repository } = payload;
  if (project) return { name: project.path_with_namespace, url: httpUrl(project.web_url), type: 'repository' };
  const path = group?.full_path ?? group?.group_name ?? group?.group_path;
  if (path) return groupPlace(path, req);
  const known = ownerOf(near) ?? ownerOf(repository?.homepage);
  if (known) return known;
  if (repository?.name) return { name: repository.name, type: 'repository' };
  return { name: 'GitLab', url: instanceOf(req), type: 'service' };
}

/** A group by its full path. */
export function groupPlace(path: string, req: VerifiedRequest): Place {
  return { name: path, url: pageOn(instanceOf(req), path), type: 'group' };
}

/** A project that is only known by its path. */
export function projectPlace(path: string, req: VerifiedRequest): Place {
  return { name: path, url: pageOn(instanceOf(req), path), type: 'repository' };
}

/** The server's address without a slash at its end, as it names itself. https://docs.gitlab.com/user/project/integrations/webhooks/ */
export function instanceOf(req: VerifiedRequest): string | undefined {
  return httpUrl(req.headers.get('x-gitlab-instance'))?.replace(/\/+$/, '');
}

/** Where the accounts of a server live: its own address, or what stands before the project's path in its address. */
export function siteOf(project: Project | undefined, req: VerifiedRequest): string | undefined {
  const [url, path] = [httpUrl(project?.web_url), `/${project?.path_with_namespace}`];
  return url?.endsWith(path) ? url.slice(0, -path.length) : instanceOf(req);
}

/** A page of a project or, below `/groups/`, of a group; undefined when the place has no address. */
export function pageOf({ name, url, type }: Place, path: string): string | undefined {
  const own = type === 'group' ? `/${encodedPath(name)}` : '';
  const home = own !== '' && url?.endsWith(own) ? `${url.slice(0, -own.length)}/groups${own}` : url;
  return home && `${home}/-/${path}`;
}

/** The files of a branch or tag; its slashes stay, everything else that an address cannot carry is encoded. */
export function treeOf(place: Place, ref: string): string | undefined {
  return pageOf(place, `tree/${encodedPath(ref)}`);
}

/** A path as an address carries it, slashes kept. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function pageOn(site: string | undefined, path: string): string | undefined {
  return site && httpUrl(`${site}/${encodedPath(path)}`);
}

/** The project or group that a page belongs to: `https://host/acme/web/-/issues/1`, `https://host/groups/acme/-/…`. */
function ownerOf(address: string | undefined): Place | undefined {
  const page = httpUrl(address);
  if (!page) return undefined;
  const { origin, pathname } = new URL(page);
  const [path = ''] = pathname.replace(/^\/+|\/+$/g, '').split('/-/', 1);
  const group = /^groups\/(.+)$/.exec(path)?.[1];
  const name = decoded(group ?? path);
  return name === '' ? undefined : { name, url: `${origin}/${group ?? path}`, type: group ? 'group' : 'repository' };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
