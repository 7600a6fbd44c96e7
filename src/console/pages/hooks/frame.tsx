import type { Child } from 'hono/jsx';
import type { Group, Hook } from '../../../directory/index.ts';
import { PageHead } from '../../components/parts.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import { words } from './words.ts';

/** The pages of a hook. */
export type Tab = 'deliveries' | 'news' | 'rules' | 'secret' | 'settings';

/** Where a hook's pages are. */
export function hookPath(id: string, tab: Tab = 'deliveries'): string {
  return `/console/hooks/${id}${tab === 'deliveries' ? '' : `/${tab}`}`;
}

interface FrameProps {
  view: View;
  hook: Hook;
  groups: readonly Group[];
  tab: Tab;
  chip?: Child;
  /** Buttons beside the name. */
  actions?: Child;
  children?: Child;
}

/** Around every page of a hook: its name, where it sends, and the ways to its other pages. */
export function HookFrame({ view, hook, groups, tab, chip, actions, children }: FrameProps) {
  const t = words(view.locale);
  const tabs: readonly (readonly [Tab, string])[] = [
    ['deliveries', t.tabDeliveries],
    ['news', t.tabNews],
    ['rules', t.tabRules],
    ['secret', t.tabSecret],
    ['settings', t.tabSettings],
  ];
  const text = (
    <>
      {sourceTitle(hook.source, view.locale)} → <GroupLinks view={view} ids={hook.groups} groups={groups} />
    </>
  );
  return (
    <>
      <PageHead title={hook.name} crumb={{ href: '/console/hooks', label: t.title }} text={text} chip={chip}>
        {actions}
      </PageHead>
      <nav class="tabs" aria-label={t.tabs}>
        <ul>
          {tabs.map(([name, label]) => (
            <li>
              <a href={hookPath(hook.id, name)} aria-current={name === tab ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}

/** Groups by name, each a way to its page; those that are gone by their id. */
function GroupLinks({ view, ids, groups }: { view: View; ids: readonly string[]; groups: readonly Group[] }) {
  const between = view.locale === 'en' ? ', ' : '、';
  return (
    <>
      {ids.map((id, i) => {
        const group = groups.find((each) => each.id === id);
        return (
          <>
            {i > 0 && between}
            {group ? <a href={`/console/groups/${id}`}>{group.name}</a> : id}
          </>
        );
      })}
    </>
  );
}
