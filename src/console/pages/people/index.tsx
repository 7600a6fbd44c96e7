import { Hono } from 'hono';
import { directory } from '../../../directory/stub.ts';
import { page } from '../../page.tsx';
import type { ConsoleEnv } from '../../view.ts';
import { editPersonPage, newPersonPage, removePerson, savePerson } from './edit.tsx';
import { importPage, importPeople } from './import.tsx';
import { PeopleList } from './list.tsx';
import { personKey } from './person.ts';
import { unknownPage } from './unknown-page.tsx';
import { words } from './words.ts';

/** People: the table, its form, pasting many at once, and who is missing. */
export const people = new Hono<ConsoleEnv>()
  .get('/', async (c) => {
    const { view } = c.var;
    const all = await directory(c.env).people();
    const listed = await Promise.all(all.map(async (person) => ({ key: await personKey(person), person })));
    return page(c, { title: words(view.locale).title, area: 'people' }, <PeopleList view={view} people={listed} />);
  })
  .get('/_new', newPersonPage)
  .post('/_new', savePerson)
  .get('/import', importPage)
  .post('/import', importPeople)
  .get('/unknown', unknownPage)
  .get('/:key', editPersonPage)
  .post('/:key', savePerson)
  .post('/:key/delete', removePerson);
