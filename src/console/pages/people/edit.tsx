import { peopleIssues } from '../../../api/sources.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import type { Issue, Person, WriteOptions } from '../../../directory/index.ts';
import { check } from '../../../directory/issues.ts';
import { People } from '../../../directory/schema.ts';
import { directory } from '../../../directory/stub.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { formErrors, issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { PersonForm } from './form.tsx';
import { draftOf, fieldsOf, type PersonFields, personKey, readFields } from './person.ts';
import { accountSources } from './sources.ts';
import { words } from './words.ts';

/** The form for somebody new; a query may bring a name and an account. */
export async function newPersonPage(c: ConsoleContext): Promise<Response> {
  const { name = '', source = '', account = '' } = c.req.query();
  return formPage(c, { name, mobile: '', userId: '', accounts: source === '' ? {} : { [source]: account } }, null);
}

/** The form for who is stored. */
export async function editPersonPage(c: ConsoleContext): Promise<Response> {
  const found = await stored(c);
  return found ? formPage(c, fieldsOf(found.person), found) : missing(c);
}

/** Stores what the form says, or shows it again with what is wrong. */
export async function savePerson(c: ConsoleContext): Promise<Response> {
  const isNew = c.req.param('key') === undefined;
  const found = isNew ? null : await stored(c);
  if (!isNew && !found) return missing(c);
  const stub = directory(c.env);
  const [form, people, hooks] = await Promise.all([readForm(c), stub.people(), stub.hooks()]);
  const { first, more } = accountSources(hooks, people);
  const fields = readFields(form, [...first, ...more]);
  const draft = draftOf(fields);
  const place = found?.place ?? people.length;
  // What two people share is told of the one who comes later: let that be the one of this form.
  const last = [...people.filter((_, i) => i !== place), draft];
  const issues = await putPeople(c.env, last, { dryRun: true });
  if (issues.length === 0) issues.push(...(await putPeople(c.env, people.toSpliced(place, 1, draft as Person))));
  if (issues.length > 0) return formPage(c, fields, found, errorsOf(c, issues, last.length - 1));
  setFlash(c, { tone: 'good', text: words(c.var.view.locale).saved(fields.name) });
  return c.redirect('/console/people', 303);
}

/** Takes somebody out of the table, unless a rule names them. */
export async function removePerson(c: ConsoleContext): Promise<Response> {
  const found = await stored(c);
  if (!found) return missing(c);
  const { locale } = c.var.view;
  const people = await directory(c.env).people();
  const issues = await putPeople(c.env, people.toSpliced(found.place, 1));
  if (issues.length > 0) {
    setFlash(c, { tone: 'bad', text: issues.map(({ message }) => issueText(message, locale)).join(' ') });
    return c.redirect(`/console/people/${found.key}`, 303);
  }
  setFlash(c, { tone: 'good', text: words(locale).removed(found.person.name) });
  return c.redirect('/console/people', 303);
}

/** Replaces the people as the API does: nothing where it is done, else what is wrong. */
export async function putPeople(env: Env, people: unknown, options?: WriteOptions): Promise<Issue[]> {
  const checked = check(People, { people });
  if (!checked.ok) return checked.issues;
  const issues = peopleIssues(checked.value.people).map((issue) => ({ ...issue, path: `people${issue.path}` }));
  if (issues.length > 0) return issues;
  const written = await directory(env).putPeople(checked.value.people, options);
  if (!written.ok) return written.issues;
  clearHookCache();
  return [];
}

interface Stored {
  key: string;
  place: number;
  person: Person;
}

async function stored(c: ConsoleContext): Promise<Stored | null> {
  const key = c.req.param('key') ?? '';
  const people = await directory(c.env).people();
  const keys = await Promise.all(people.map(personKey));
  const place = keys.indexOf(key);
  const person = people[place];
  return person ? { key, place, person } : null;
}

async function formPage(
  c: ConsoleContext,
  fields: PersonFields,
  found: Stored | null,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const stub = directory(c.env);
  const [people, hooks] = await Promise.all([stub.people(), stub.hooks()]);
  if (errors.length > 0) c.status(422);
  const title = found?.person.name ?? words(view.locale).addTitle;
  return page(
    c,
    { title, area: 'people' },
    <PersonForm
      view={view}
      fields={fields}
      sources={accountSources(hooks, people)}
      errors={errors}
      stored={found ? { key: found.key, name: found.person.name } : undefined}
    />,
  );
}

function errorsOf(c: ConsoleContext, issues: readonly Issue[], place: number): FormError[] {
  const own = issues.map(({ path, message }) => ({ path: path.replace(`people[${place}].`, ''), message }));
  const names = ['name', 'mobile', 'userId', ...own.map(({ path }) => path.replace(/\[\d+\]$/, ''))];
  return formErrors(own, names, c.var.view.locale);
}
