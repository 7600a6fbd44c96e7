import { directory } from '../../../directory/stub.ts';
import { EmptyState } from '../../components/empty.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import { Time } from '../../components/time.tsx';
import { page } from '../../page.tsx';
import { sourceTitle } from '../../sources.ts';
import type { ConsoleContext, View } from '../../view.ts';
import { type UnknownAccount, unknownAccounts } from './unknown.ts';
import { words } from './words.ts';

/** Accounts that recent news was about and that belong to nobody in the table, each with a way to add them. */
export async function unknownPage(c: ConsoleContext): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const stub = directory(c.env);
  const [hooks, people] = await Promise.all([stub.hooks(), stub.people()]);
  const found = await unknownAccounts(c.env, hooks, people);
  return page(
    c,
    { title: t.unknownTitle, area: 'people' },
    <>
      <PageHead title={t.unknownTitle} crumb={{ href: '/console/people', label: t.title }} text={t.unknownLead} />
      {found.length === 0 ? (
        <EmptyState icon="people" title={t.unknownNone} text={t.unknownNoneText} />
      ) : (
        <Card flush>
          <Unknown view={view} found={found} />
        </Card>
      )}
    </>,
  );
}

function Unknown({ view, found }: { view: View; found: readonly UnknownAccount[] }) {
  const t = words(view.locale);
  return (
    <table class="table people">
      <thead>
        <tr>
          <th scope="col">{t.account}</th>
          <th scope="col">{t.source}</th>
          <th scope="col" class="end">
            {t.times}
          </th>
          <th scope="col">{t.last}</th>
          <th scope="col">
            <span class="visually-hidden">{t.addThis}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map((account) => (
          <tr>
            <td>
              <strong>{account.name ?? nameOf(account)}</strong>
              {account.name !== undefined && <span class="muted small"> {nameOf(account)}</span>}
            </td>
            <td data-label={t.source}>
              <span class="row">
                <SourceMark source={account.source} size={20} />
                {sourceTitle(account.source, view.locale)}
              </span>
            </td>
            <td class="end number" data-label={t.times}>
              {account.count}
            </td>
            <td data-label={t.last}>
              <Time at={account.at} view={view} />
            </td>
            <td class="end">
              <a class="button small" href={addPath(account)}>
                {t.addThis}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ login, email, id }: UnknownAccount): string {
  return login ?? email ?? id ?? '';
}

function addPath({ source, login, email, id, name }: UnknownAccount): string {
  const known = login ?? id;
  const account = known === undefined ? { source: 'email', account: email ?? '' } : { source, account: known };
  return `/console/people/_new?${new URLSearchParams({ name: name ?? '', ...account })}`;
}
