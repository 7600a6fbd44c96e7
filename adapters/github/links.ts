import type { Repository } from './payload/common.ts';

/** A page below a repository's own; undefined when GitHub did not send the repository's address. */
export function pageOf(repository: Repository, path: string): string | undefined {
  return repository.html_url && `${repository.html_url}/${path}`;
}

/** The files of a branch or tag; its slashes stay, everything else that an address cannot carry is encoded. */
export function treeOf(repository: Repository, ref: string): string | undefined {
  return pageOf(repository, `tree/${ref.split('/').map(encodeURIComponent).join('/')}`);
}

/** A page of an organisation's own, below the organisation's address: `https://github.com/orgs/acme/people`. */
export function orgPage(url: string | undefined, path: string): string | undefined {
  return url?.replace(/\/([^/]+)$/, (_, login: string) => `/orgs/${login}/${path}`);
}

/** The page of a commit. */
export function commitPage(repository: Repository, id: string): string | undefined {
  return pageOf(repository, `commit/${id}`);
}
