import type { Actor, Concern, VerifiedRequest } from '../../src/kit/index.ts';
import type { Project, User } from './payload/common.ts';
import { encodedPath, siteOf } from './place.ts';

/**
 * The accounts behind access tokens, service accounts and the usual automation. Incidents and customers' requests come
 * through two accounts of GitLab's own, which speak for people.
 * https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects
 */
const machine = /^(?:project|group)_\d+_bot|^service_account_|[-_]bot$|^(?:renovate|dependabot)\b/i;
const mouthpiece = /^(?:alert|support)-bot/i;

/** A machine account, by its login. */
export function isBot(user: { username?: string } | undefined): boolean {
  const login = user?.username ?? '';
  return machine.test(login) && !mouthpiece.test(login);
}

/** A branch that automation made. */
export function isBotBranch(branch: string | undefined): boolean {
  return /^(?:renovate|dependabot)\//.test(branch ?? '');
}

/** An address that can be one; GitLab sends `[REDACTED]` or nothing where it is private. */
function emailOf(email: string | undefined): string | undefined {
  return email && /^[^\s@[\]]+@[^\s@[\]]+$/.test(email) ? email : undefined;
}

/** Somebody as messages name them: the display name, the login without one. */
export function actorOf(user: User | undefined, project: Project | undefined, req: VerifiedRequest): Actor | undefined {
  const name = nameOf(user);
  if (!user || !name) return undefined;
  const site = siteOf(project, req);
  return {
    name,
    login: user.username || undefined,
    url: site && user.username ? `${site}/${encodedPath(user.username)}` : undefined,
    bot: isBot(user) || undefined,
    ...identity(user),
  };
}

/** What somebody is called. */
export function nameOf(user: User | undefined): string | undefined {
  return user?.name || user?.username || undefined;
}

/** The names of several people, those without one left out. */
export function namesOf(users: readonly User[]): string[] {
  return users.flatMap((user) => nameOf(user) ?? []);
}

/** Whether two accounts are the same person, as far as the payload tells. */
export function isSame(a: User | undefined, b: User | undefined): boolean {
  if (!a || !b) return false;
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  return a.username !== undefined && a.username === b.username;
}

/** A group of people and why an event is about them. */
export type Party = readonly [why: Concern['why'], people: readonly (User | undefined)[]];

/** Whom an event is about, each once and for the first of the reasons, without the one who did it; undefined for nobody. */
export function concerning(parties: readonly Party[], doer?: User): Concern[] | undefined {
  const found: { user: User; concern: Concern }[] = [];
  for (const [why, people] of parties) {
    for (const user of people) {
      if (!user || isSame(user, doer) || found.some((each) => isSame(each.user, user))) continue;
      const concern = { ...(user.username ? { login: user.username } : {}), ...identity(user), why };
      if (concern.login ?? concern.id ?? concern.email) found.push({ user, concern });
    }
  }
  return found.length > 0 ? found.map(({ concern }) => concern) : undefined;
}

/** The account of an id, with its login where one of `people` has it. */
export function known(id: number | undefined, people: readonly (User | undefined)[]): User | undefined {
  if (id === undefined) return undefined;
  return people.find((user) => user?.id === id) ?? { id, name: undefined, username: undefined, email: undefined };
}

const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** The accounts that a Markdown text names, `@login`; not those in code, and not everybody at once. */
export function mentioned(markdown: string | undefined): User[] {
  const names = (markdown ?? '').replace(code, ' ').matchAll(/(?<![\w@/.-])@([a-z\d_][\w.-]*)/gi);
  const logins = new Set([...names].map(([, name = '']) => name.replace(/[.-]+$/, '')));
  logins.delete('all');
  return [...logins].map((username) => ({ id: undefined, name: undefined, username, email: undefined }));
}

function identity(user: User): { id?: string; email?: string } {
  const email = emailOf(user.email);
  return { ...(user.id === undefined ? {} : { id: `${user.id}` }), ...(email ? { email } : {}) };
}
