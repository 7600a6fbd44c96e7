import * as z from 'zod';

/** Whose news a hook accepts, where a proof only says which vendor sent it: `acme/web`, `acme/*`. */
export const Repositories = z
  .array(
    z
      .string()
      .trim()
      .min(1, 'Write a repository such as acme/web; acme/* stands for all of acme.')
      .max(200, 'Use 200 characters at most.'),
  )
  .max(200, 'Name 200 repositories at most; acme/* stands for all of acme.');

/** The server a hook's source runs on, where that is not the vendor's own and it matters: its key is fetched there. */
export const Server = z
  .string()
  .trim()
  .max(200, 'Use 200 characters at most.')
  .refine(isServer, 'Write an address such as https://travis.example.com/api, without a user name or a query.');

function isServer(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  );
}
