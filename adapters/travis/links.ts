import { httpUrl } from '../../src/kit/index.ts';
import type { Build } from './payload.ts';

/** `acme/web` */
export function slugOf({ repository }: Build): string {
  return `${repository.owner_name}/${repository.name}`;
}

/** The page of the repository at its Git host; `url` is mostly null, but the compare page stands below it. */
export function repositoryPage(build: Build): string | undefined {
  const own = httpUrl(build.repository.url);
  if (own) return own;
  const compare = httpUrl(build.compare_url);
  const url = compare === undefined ? null : URL.parse(compare);
  const path = `/${slugOf(build)}`.toLowerCase();
  if (!url?.pathname.toLowerCase().startsWith(`${path}/`)) return undefined;
  return url.origin + url.pathname.slice(0, path.length);
}

/** The page of the commit that was built. */
export function commitPage(build: Build): string | undefined {
  const page = repositoryPage(build);
  if (page === undefined || !/^[0-9a-f]{7,64}$/.test(build.commit ?? '')) return undefined;
  return `${page}/${/^https?:\/\/bitbucket\.org\//.test(page) ? 'commits' : 'commit'}/${build.commit}`;
}

/** The page of one job, next to that of its build. */
export function jobPage(build: Build, job: number | undefined): string | undefined {
  const page = httpUrl(build.build_url);
  if (page === undefined || job === undefined || !/\/builds\/\d+$/.test(page)) return undefined;
  return page.replace(/\/builds\/\d+$/, `/jobs/${job}`);
}
