import { afternoon, type Delivery, releaseDay } from '../../cli/story.ts';
import type { Site } from './site.ts';

interface Row {
  id: string;
  topic: string;
  outcome: string;
}

/** Hooks in every state they can be in, and the paths of pages that show it. */
export async function furnishHooks(site: Site) {
  const names = { web: '前端组', release: '发布频道', ops: '运维值班', docs: 'Docs' };
  for (const [id, name] of Object.entries(names)) {
    await site.api('POST', '/api/groups', {
      id,
      name,
      locale: id === 'docs' ? 'en' : 'zh-CN',
      robots: [{ id: 'r1', ...site.robot(id, id) }],
    });
  }
  await site.api('PUT', '/api/people', {
    people: [{ name: '林小满', mobile: '13800001234', accounts: { github: ['lin'] } }],
  });
  const make = (hook: object) => site.api<{ id: string; url: string }>('POST', '/api/hooks', hook);
  const story = afternoon(Date.now());

  const web = await site.hook('web', 'acme/web', ['web']);
  await change(site, 'web', { rules: rules(), templates: { brief: '{{ who }} 更新了文档' } });
  for (const delivery of [...story, labelled(story), dependabot(story)]) await web(delivery);

  const api = await site.hook('api', 'acme/api', ['release', 'docs']);
  await Promise.all(releaseDay(Date.now()).map((delivery) => api(delivery)));
  await site.until('release', ({ merged = 0 }) => merged > 0);

  const [, opened] = story;
  const shop = await site.hook('shop', 'acme/shop', ['ops']);
  site.sim.control.addFault({ stage: 'before', match: { group: 'ops' }, action: { kind: 'errcode', errcode: 430104 } });
  if (opened) await shop(opened);
  await site.until('ops', ({ parked = 0 }) => parked > 0);

  const old = await site.hook('legacy', 'acme/legacy', ['docs']);
  for (const delivery of story.slice(0, 3)) await old(unreadable(delivery));

  const broken = await site.hook('broken', 'acme/mobile', ['docs']);
  await change(site, 'broken', { templates: { push: '{{ commits | nothing }}' } });
  for (const delivery of story.slice(0, 1)) await broken(delivery);

  const forged = await make({ id: 'forged', name: 'acme/infra', source: 'github', groups: ['ops'] });
  for (const delivery of story.slice(0, 2)) {
    const headers = { ...delivery.headers, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
    await fetch(forged.url, { method: 'POST', headers, body: delivery.body });
  }
  await make({
    id: 'fresh',
    name: '门户看板',
    source: 'trello',
    groups: ['web', 'docs'],
    secrets: ['trello-app-secret'],
  });
  await make({ id: 'jira', name: 'WEB 项目', source: 'jira', groups: ['web'], auth: 'secret-url' });
  const lab = await make({
    id: 'lab',
    name: 'platform/gateway',
    source: 'gitlab',
    groups: ['docs'],
    secrets: ['first'],
  });
  await change(site, 'lab', { secrets: ['second', '***'] });

  const [webRows, apiRows, shopRows, oldRows] = await Promise.all(
    ['web', 'api', 'shop', 'legacy'].map((id) => rowsOf(site, id)),
  );
  const path = (hook: string, rows: readonly Row[] | undefined, is: (row: Row) => boolean) =>
    `/console/hooks/${hook}/deliveries/${rows?.find(is)?.id}`;
  return {
    hooks: '/console/hooks',
    hook: '/console/hooks/web',
    'hook-new': '/console/hooks/fresh',
    'hook-refusing': '/console/hooks/forged',
    'hook-quarantine': '/console/hooks/legacy?outcome=quarantined',
    'hook-flagged': '/console/hooks/broken',
    'hook-news': '/console/hooks/web/news',
    'hook-rules': '/console/hooks/web/rules',
    'hook-rules-empty': '/console/hooks/api/rules',
    'hook-rule': '/console/hooks/web/rules/3',
    'hook-rule-new': '/console/hooks/web/rules/_new',
    'hook-secret': '/console/hooks/web/secret',
    'hook-secret-two': `/console/hooks/${lab.id}/secret`,
    'hook-secret-none': '/console/hooks/jira/secret',
    'hook-settings': '/console/hooks/web/settings',
    delivery: path('web', webRows, ({ topic }) => topic === 'push'),
    'delivery-merged': path('api', apiRows, ({ topic }) => topic === 'push'),
    'delivery-parked': path('shop', shopRows, () => true),
    'delivery-filtered': path('web', webRows, ({ outcome }) => outcome === 'filtered'),
    'delivery-ignored': path('web', webRows, ({ outcome }) => outcome === 'ignored'),
    'delivery-quarantined': path('legacy', oldRows, ({ outcome }) => outcome === 'quarantined'),
    'delivery-sample': path('web', webRows, ({ topic }) => topic.startsWith('workflow_run')),
  };
}

/** Every kind of condition that a rule of a GitHub hook is likely to have. */
function rules() {
  return [
    { name: 'dependabot', when: { branches: ['dependabot/**'] }, drop: true },
    {
      name: '主干构建失败',
      when: { events: ['build.broken', 'build.fixed'], branches: ['main', 'release/**'] },
      send: ['web', 'ops'],
      mention: ['author', '林小满'],
    },
    {
      name: '夜里只留要紧的',
      when: { severity: ['!bad'], hours: { days: ['mon-fri'], from: '03:00', to: '03:01', timezone: 'UTC' } },
      drop: true,
    },
    { when: { events: ['push'], paths: ['docs/**', '**/*.md'] }, send: ['docs'], locale: 'en', template: 'brief' },
    { name: 'Bots', when: { bots: true, draft: true }, send: true, mention: 'none' },
  ];
}

async function change(site: Site, id: string, changes: object): Promise<void> {
  const hook = await site.api<object>('GET', `/api/hooks/${id}`);
  await site.api('PUT', `/api/hooks/${id}`, { ...hook, ...changes });
}

async function rowsOf(site: Site, id: string): Promise<Row[]> {
  const { deliveries } = await site.api<{ deliveries: Row[] }>('GET', `/api/hooks/${id}/deliveries?limit=100`);
  return deliveries;
}

function patched({ headers, body, ...rest }: Delivery, patch: (payload: Record<string, unknown>) => object): Delivery {
  const id = crypto.randomUUID();
  return { ...rest, headers: { ...headers, 'x-github-delivery': id }, body: JSON.stringify(patch(JSON.parse(body))) };
}

function labelled(story: readonly Delivery[]): Delivery {
  const opened = named(story, 'pull_request');
  return patched(opened, (payload) => ({ ...payload, action: 'labeled', label: { name: 'ui' } }));
}

function dependabot(story: readonly Delivery[]): Delivery {
  return patched(named(story, 'push'), (payload) => ({ ...payload, ref: 'refs/heads/dependabot/npm/zod-4.1' }));
}

function unreadable(delivery: Delivery): Delivery {
  return patched(delivery, ({ repository: _, ...rest }) => ({ ...rest, repository: 'gone' }));
}

function named(story: readonly Delivery[], event: string): Delivery {
  const found = story.find((delivery) => delivery.event === event);
  if (!found) throw new Error(`no ${event} in the story`);
  return found;
}
