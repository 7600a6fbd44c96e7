import { Hono } from 'hono';
import { directory } from '../../../directory/stub.ts';
import { Icon } from '../../components/icon.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { page } from '../../page.tsx';
import type { ConsoleEnv } from '../../view.ts';
import { GroupTable } from '../groups/list.tsx';
import { delivered, glanceAt } from '../groups/read.ts';
import { concerns } from './attention.ts';
import { Concerns } from './concerns.tsx';
import { HookTable } from './hooks.tsx';
import { glanceAtHook } from './read.ts';
import { Welcome } from './welcome.tsx';
import { words } from './words.ts';

/** The first page: what needs somebody, then how every group and hook fares. */
export const overview = new Hono<ConsoleEnv>().get('/', async (c) => {
  const { view } = c.var;
  const t = words(view.locale);
  const config = await directory(c.env).read();
  if (config.hooks.length === 0) {
    return page(c, { title: t.title, area: 'overview' }, <Welcome view={view} hasGroups={config.groups.length > 0} />);
  }
  const [groups, hooks] = await Promise.all([
    Promise.all(config.groups.map((group) => glanceAt(c.env, group, view.now))),
    Promise.all(config.hooks.map((hook) => glanceAtHook(c.env, hook, view.now))),
  ]);
  const found = concerns(groups, hooks, view);
  const messages = groups.reduce((sum, { hours }) => sum + delivered(hours), 0);
  return page(
    c,
    { title: t.title, area: 'overview' },
    <>
      <PageHead
        title={t.title}
        text={
          <span id="summary" data-live={10} aria-live="polite">
            {found.length === 0 ? t.fine(messages) : t.notFine(found.length, messages)}
          </span>
        }
      >
        <a class="button primary" href="/console/connect">
          <Icon name="plus" size={18} />
          {t.connect}
        </a>
      </PageHead>
      <Concerns view={view} concerns={found} />
      <Card title={t.groups} flush id="groups" live={10} note={<a href="/console/groups">{t.allGroups}</a>}>
        <GroupTable view={view} groups={groups} />
      </Card>
      <Card title={t.hooks} flush id="hooks" live={10} note={<a href="/console/hooks">{t.allHooks}</a>}>
        <HookTable view={view} hooks={hooks} groups={config.groups} />
      </Card>
    </>,
  );
});
