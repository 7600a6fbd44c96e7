import { Hono } from 'hono';
import { clearHookCache } from '../directory/cache.ts';
import { check } from '../directory/issues.ts';
import { People } from '../directory/schema.ts';
import { directory } from '../directory/stub.ts';
import { readBody } from './body.ts';
import { refused } from './errors.ts';
import { peopleIssues } from './sources.ts';

/** Everybody who can be mentioned, read and written as one list: `{ people: [...] }`. */
export const people = new Hono<{ Bindings: Env }>()
  .get('/', async (c) => c.json({ people: await directory(c.env).people() }))
  .put('/', async (c) => {
    const body = await readBody(c);
    if (!body.ok) return body.response;
    const checked = check(People, body.value);
    if (!checked.ok) return refused(c, { ok: false, code: 'invalid', issues: checked.issues });
    const issues = peopleIssues(checked.value.people).map((issue) => ({ ...issue, path: `people${issue.path}` }));
    if (issues.length > 0) return refused(c, { ok: false, code: 'invalid', issues });
    const written = await directory(c.env).putPeople(checked.value.people);
    if (!written.ok) return refused(c, written);
    clearHookCache();
    return c.json({ people: await directory(c.env).people() });
  });
