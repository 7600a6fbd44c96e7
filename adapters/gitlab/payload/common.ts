import * as z from 'zod';
import { list, maybe } from '../../../src/kit/index.ts';

export { list, maybe };

/** What is left of a payload after its schema. */
export type Output<S extends z.ZodType> = z.output<S>;

export const text = maybe(z.string());
export const count = maybe(z.number());
export const flag = maybe(z.boolean());

/** Ids are numbers, except the `noteable_id` of commits. */
export const id = maybe(z.number());

/** Somebody with an account. The address may be empty or `[REDACTED]`. */
export const User = z.object({ id, name: text, username: text, email: text });
export type User = z.output<typeof User>;

/** A person as git knows them. */
const Signature = z.object({ name: text, email: text });

/** A commit as it hangs off pushes, pipelines and merge requests; `title` came with GitLab 12. */
export const HeadCommit = z.object({
  id: z.string().min(1),
  title: text,
  message: text,
  url: text,
  author: maybe(Signature),
});
export type HeadCommit = z.output<typeof HeadCommit>;

export const Project = z.object({ path_with_namespace: z.string().min(1), web_url: text });
export type Project = z.output<typeof Project>;

export const Label = z.object({ title: z.string() });

/** Who and where, as far as GitLab says; every part can be absent. `repository` is all that GitLab 7 sent. */
export const envelope = {
  user: maybe(User),
  project: maybe(Project),
  group: maybe(z.object({ full_path: text, group_path: text, group_name: text })),
  repository: maybe(z.object({ name: text, homepage: text })),
};

/** What {@link envelope} leaves of a payload. */
export type Envelope = { [K in keyof typeof envelope]?: z.output<(typeof envelope)[K]> };

/** How one field changed. Newer servers send some fields as a pair instead of an object. */
export function changeOf<S extends z.ZodType>(schema: S) {
  const side = maybe(schema);
  return maybe(
    z.union([
      z.object({ previous: side, current: side }),
      z.tuple([side, side]).transform(([previous, current]) => ({ previous, current })),
    ]),
  );
}
