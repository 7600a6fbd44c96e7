import * as z from 'zod';
import { list, maybe } from '../../../src/kit/index.ts';

export { list, maybe };

/** What is left of a payload after its schema. */
export type Output<S extends z.ZodType> = z.output<S>;

export const text = maybe(z.string());
export const count = maybe(z.number());
export const flag = maybe(z.boolean());

/** An id: numbers in most bodies, text in some. */
export const id = maybe(z.union([z.string().min(1), z.number()]));

/** The repository as bodies name it; Codeup sends no path, so the address of its page has to tell. */
export const Repository = z.object({ name: text, homepage: text });

/** One end of a merge request. */
export const End = z.object({ name: text, namespace: text, web_url: text });

/** Whoever did it. The user name of a RAM account is no name to show. */
export const User = z.object({ name: text, username: text, aliyun_pk: id, extern_uid: id });

/** A commit. Those of a push carry Beijing time that claims to be UTC, so no time is read. */
export const Commit = z.object({
  id: z.string().min(1),
  message: text,
  url: text,
  author: maybe(z.object({ name: text, email: text })),
});
export type Commit = z.output<typeof Commit>;

/** Where and who, as far as a body says; every part can be absent. */
export const envelope = { repository: maybe(Repository), user: maybe(User) };

/** What {@link envelope} leaves of a payload. */
export type Envelope = { [K in keyof typeof envelope]?: z.output<(typeof envelope)[K]> };
