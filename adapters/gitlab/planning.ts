import { type EventOf, httpUrl, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { news, pick, topic, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { FeatureFlag, Milestone, Release, WikiPage } from './payload/planning.ts';
import { pageOf } from './place.ts';
import { markdown } from './prose.ts';
import { dayOrTime, isoTime } from './time.ts';

export const planningRoutes: Readonly<Record<string, Route>> = {
  release: route(Release, release),
  milestone: route(Milestone, milestone),
  wiki_page: route(WikiPage, wikiPage),
  feature_flag: route(FeatureFlag, featureFlag),
};

const releases: Readonly<Record<string, EventOf<'release'>['action']>> = {
  create: 'published',
  update: 'edited',
  delete: 'deleted',
};

function release(payload: Output<typeof Release>, req: VerifiedRequest): Parsed {
  const action = pick(releases, payload.action);
  if (!action) return unsupported('release', payload.action);
  const { place } = origin(payload, req, payload.url);
  const { tag, name, assets } = payload;
  const files = assets?.links.map((link) => link.name) ?? [];
  return news(topic('release', payload.action), {
    kind: 'release',
    place,
    thread: `${place.name}^${tag}`,
    url: action === 'deleted' ? place.url : (httpUrl(payload.url) ?? pageOf(place, 'releases')),
    at: action === 'published' ? isoTime(payload.created_at) : undefined,
    severity: action === 'published' ? 'good' : 'info',
    tag,
    name: name || undefined,
    action,
    body: action === 'deleted' ? undefined : markdown(payload.description),
    assets: files.length > 0 ? files : undefined,
  });
}

const milestones: Readonly<Record<string, EventOf<'milestone'>['action']>> = {
  create: 'created',
  close: 'closed',
  reopen: 'reopened',
  update: 'edited',
  delete: 'deleted',
};

function milestone(payload: Output<typeof Milestone>, req: VerifiedRequest): Parsed {
  const { object_attributes: item } = payload;
  const action = pick(milestones, payload.action);
  if (!action) return unsupported('milestone', payload.action);
  const { place } = origin(payload, req);
  const page = item.iid === undefined ? place.url : pageOf(place, `milestones/${item.iid}`);
  return news(topic('milestone', payload.action), {
    kind: 'milestone',
    place,
    thread: `${place.name}/milestone/${item.iid ?? item.title}`,
    url: action === 'deleted' ? place.url : page,
    at: isoTime(item.updated_at),
    severity: action === 'closed' ? 'good' : 'info',
    title: item.title,
    type: 'milestone',
    action,
    due: dayOrTime(item.due_date),
    body: action === 'created' ? markdown(item.description) : undefined,
  });
}

const pages: Readonly<Record<string, 'created' | 'edited' | 'deleted'>> = {
  create: 'created',
  update: 'edited',
  delete: 'deleted',
};

function wikiPage(payload: Output<typeof WikiPage>, req: VerifiedRequest): Parsed {
  const { object_attributes: page, wiki } = payload;
  const action = pick(pages, page.action);
  if (!action) return unsupported('wiki_page', page.action);
  const { place, actor } = origin(payload, req, page.url);
  const url = httpUrl(page.url);
  const home = httpUrl(wiki?.web_url);
  return news(topic('wiki_page', page.action), {
    kind: 'wiki',
    place,
    actor,
    thread: `${place.name}/wiki/${page.title}`,
    url: action === 'deleted' ? (home ?? place.url) : url,
    pages: [
      { title: page.title, action, url: action === 'deleted' ? undefined : url, summary: page.message || undefined },
    ],
  });
}

function featureFlag(payload: Output<typeof FeatureFlag>, req: VerifiedRequest): Parsed {
  const { name, description, active } = payload.object_attributes;
  const { place, actor } = origin(payload, req);
  return news(topic('feature_flag', active ? 'on' : 'off'), {
    kind: 'notice',
    place,
    actor,
    thread: `${place.name}/flag/${name}`,
    url: pageOf(place, 'feature_flags'),
    title: active
      ? words(`开启了功能开关 ${name}`, `turned on feature flag ${name}`)
      : words(`关闭了功能开关 ${name}`, `turned off feature flag ${name}`),
    body: description?.trim() ? { format: 'text', text: description } : undefined,
  });
}
