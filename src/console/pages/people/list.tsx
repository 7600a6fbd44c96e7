import type { Person } from '../../../directory/index.ts';
import { EmptyState } from '../../components/empty.tsx';
import { Icon } from '../../components/icon.tsx';
import { Card, PageHead } from '../../components/parts.tsx';
import { SourceMark } from '../../components/source-mark.tsx';
import type { View } from '../../view.ts';
import { maskMobile } from './person.ts';
import { accountTitle } from './sources.ts';
import { words } from './words.ts';

/** Somebody with their key. */
export interface Listed {
  key: string;
  person: Person;
}

/** Everybody in the table, or how to begin it. */
export function PeopleList({ view, people }: { view: View; people: readonly Listed[] }) {
  const t = words(view.locale);
  const ways = (
    <>
      <a class="button" href="/console/people/import">
        {t.import}
      </a>
      <a class="button primary" href="/console/people/_new">
        <Icon name="plus" size={18} />
        {t.add}
      </a>
    </>
  );
  if (people.length === 0) {
    return (
      <>
        <PageHead title={t.title} text={t.lead} />
        <EmptyState icon="people" title={t.emptyTitle} text={t.emptyText}>
          {ways}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title} text={t.lead}>
        {ways}
      </PageHead>
      <Card title={t.total(people.length)} note={<a href="/console/people/unknown">{t.unknown}</a>} flush>
        <table class="table people">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.dingtalk}</th>
              <th scope="col">{t.accounts}</th>
              <th scope="col">
                <span class="visually-hidden">{t.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ key, person }) => (
              <tr>
                <td>
                  <strong>{person.name}</strong>
                </td>
                <td data-label={t.dingtalk} class="number nowrap">
                  <Identity person={person} />
                </td>
                <td>
                  <Accounts person={person} view={view} />
                </td>
                <td class="end">
                  <a class="button plain small" href={`/console/people/${key}`} aria-label={t.editOf(person.name)}>
                    <Icon name="edit" size={16} />
                    {t.edit}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}

/** How DingTalk knows somebody; of a number only a part. */
export function Identity({ person: { mobile, userId } }: { person: Person }) {
  return (
    <span class="stack-s tight">
      {mobile !== undefined && <span>{maskMobile(mobile)}</span>}
      {userId !== undefined && <code class={mobile === undefined ? undefined : 'muted'}>{userId}</code>}
    </span>
  );
}

/** Somebody's accounts, each with its source. */
export function Accounts({ person: { accounts }, view }: { person: Person; view: View }) {
  const all = Object.entries(accounts).flatMap(([source, logins]) => logins.map((login) => ({ source, login })));
  if (all.length === 0) return <span class="muted small">{words(view.locale).noAccounts}</span>;
  return (
    <ul class="row accounts">
      {all.map(({ source, login }) => (
        <li class="account">
          {source === 'email' ? <Icon name="mail" size={16} /> : <SourceMark source={source} size={16} />}
          <span class="visually-hidden">{accountTitle(source, view.locale)}: </span>
          <span>{login}</span>
        </li>
      ))}
    </ul>
  );
}
