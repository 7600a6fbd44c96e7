import { type Change, type EventOf, httpUrl, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Envelope, Output } from './payload/common.ts';
import { Package, RegistryPackage, Release } from './payload/release.ts';
import { markdown } from './prose.ts';

type Payload = Output<typeof Release>;

export const releaseRoutes: Readonly<Record<string, Route>> = {
  release: route(Release, release),
  package: route(Package, (payload) => published('package', payload, payload.package)),
  registry_package: route(RegistryPackage, (payload) =>
    published('registry_package', payload, payload.registry_package),
  ),
};

const actions: Readonly<Record<string, EventOf<'release'>['action']>> = {
  created: 'published',
  published: 'published',
  released: 'published',
  prereleased: 'published',
  edited: 'edited',
  deleted: 'deleted',
  unpublished: 'unpublished',
};

function release(payload: Payload): Parsed {
  const { release, repository } = payload;
  const known = pick(actions, payload.action);
  if (!known) return unsupported('release', payload.action);
  if (known === 'edited' && !edited(payload)) {
    return uninteresting('release.edited', 'an edit without a visible change');
  }
  const action = known === 'published' && release.draft ? 'draft' : known;
  const visible = action === 'edited' ? changesOf(payload) : [];
  return news(topic('release', payload.action), {
    kind: 'release',
    ...origin(payload),
    thread: `${repository.full_name}^${release.tag_name}`,
    url: action === 'deleted' ? repository.html_url : release.html_url,
    at: action === 'published' ? (release.published_at ?? release.created_at) : undefined,
    severity: action === 'published' ? 'good' : 'info',
    tag: release.tag_name,
    name: release.name || undefined,
    action,
    prerelease: release.prerelease || undefined,
    changes: visible.length > 0 ? visible : undefined,
    body: action === 'published' || (action === 'edited' && visible.length === 0) ? markdown(release.body) : undefined,
    assets: release.assets.length > 0 ? release.assets.map(({ name }) => name) : undefined,
  });
}

function edited(payload: Payload): boolean {
  const { release, changes } = payload;
  return changesOf(payload).length > 0 || (changes?.body !== undefined && changes.body.from !== release.body);
}

function changesOf({ release, changes }: Payload): Change[] {
  return [
    ...changed(fields.title, changes?.name, release.name),
    ...changed(fields.tag, changes?.tag_name, release.tag_name),
  ];
}

type PackageLite = Output<typeof Package>['package'];

function published(event: string, payload: Envelope & { action: string }, item: PackageLite): Parsed {
  const verb = pick(verbs, payload.action);
  if (!verb) return unsupported(event, payload.action);
  const { place, actor } = origin(payload);
  const version = item.package_version;
  const number = version?.container_metadata?.tag?.name || version?.version;
  const label = number && !number.startsWith('sha256:') ? `${item.name} ${number}` : item.name;
  const type = item.package_type?.toLowerCase();
  const what = pick(packages, type) ?? (type ? words(` ${type} 包`, `${type} package`) : words('包', 'package'));
  return news(topic(event, payload.action), {
    kind: 'notice',
    place,
    actor,
    thread: `${place.name}/package/${item.name}`,
    url: httpUrl(version?.html_url) ?? httpUrl(item.html_url) ?? httpUrl(version?.package_url),
    title: words(`${verb['zh-CN']}${what['zh-CN']} ${label}`, `${verb.en} ${what.en} ${label}`),
  });
}

const image = words('容器镜像', 'container image');
const packages = { container: image, docker: image };

const verbs = {
  published: words('发布了', 'published'),
  updated: words('更新了', 'updated'),
};
