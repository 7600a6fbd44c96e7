import { adapters } from '../../adapters/index.ts';
import type { Issue } from '../directory/index.ts';
import { at, check } from '../directory/issues.ts';
import { ConfigDraft, HookDraft, type Person } from '../directory/schema.ts';
import { didYouMean } from '../directory/suggest.ts';
import type { Adapter } from '../kit/index.ts';

/** Proofs whose secret the receiving side chooses. Of the others, the vendor hands it out, or there is none. */
const chosenHere: ReadonlySet<string> = new Set(['hmac-sha256', 'shared-token', 'token', 'dingtalk-sign', 'any-proof']);

const known: readonly Adapter[] = Object.values(adapters);

/** The hooks whose secret is ours to make, as the Directory wants them named: `github`, `github/hmac-sha256`. */
export const secretsFor: readonly string[] = known.flatMap((adapter) => {
  const { name, auth } = adapter;
  const ours = auth.filter(({ id }) => chosenHere.has(id)).map(({ id }) => `${name}/${id}`);
  return isGiven(adapter) ? [name, ...ours] : ours;
});

/** Whether a hook that names no proof is given a secret: its strongest proof takes ours, or without one it would refuse everything. */
function isGiven({ auth, defaultAuth }: Adapter): boolean {
  if (chosenHere.has(auth[0].id)) return true;
  const [bare, given] = [defaultAuth?.([]), defaultAuth?.(['a secret'])];
  return bare !== undefined && bare.id !== 'secret-url' && given !== undefined && chosenHere.has(given.id);
}

/** What is wrong with a configuration's sources and proofs; nothing when its shape is wrong, which the Directory will say. */
export function configIssues(input: unknown): Issue[] {
  const config = check(ConfigDraft, input);
  if (!config.ok) return [];
  return [
    ...config.value.hooks.flatMap((hook, i) =>
      ofHook(hook).map((issue) => ({ ...issue, path: `${at('hooks', i)}.${issue.path}` })),
    ),
    ...peopleIssues(config.value.people).map((issue) => ({ ...issue, path: `people${issue.path}` })),
  ];
}

/** The same for one hook. */
export function hookIssues(input: unknown): Issue[] {
  const hook = check(HookDraft, input, 'hooks');
  return hook.ok ? ofHook(hook.value) : [];
}

/** The same for the people; paths start at the list. */
export function peopleIssues(people: readonly Person[]): Issue[] {
  const allowed = [...known.map(({ name }) => name), 'email'];
  return people.flatMap(({ accounts }, i) =>
    Object.keys(accounts)
      .filter((source) => !allowed.includes(source))
      .map((source) => ({
        path: at(i, 'accounts', source),
        message: `Name accounts after a source (${allowed.join(', ')})${didYouMean(source, allowed)}`,
      })),
  );
}

function ofHook({ source, auth, repositories }: HookDraft): Issue[] {
  const adapter = known.find(({ name }) => name === source);
  if (!adapter) {
    const names = known.map(({ name }) => name);
    return [{ path: 'source', message: `Use a source that is known: ${names.join(', ')}${didYouMean(source, names)}` }];
  }
  const issues: Issue[] = [];
  if (adapter.repository && !repositories?.length) {
    const message = `Name the repositories to accept, such as acme/web or acme/*: the proof says only that ${adapter.title.en} sent it.`;
    issues.push({ path: 'repositories', message });
  }
  const schemes = adapter.auth.map(({ id }) => id);
  if (auth === undefined || schemes.includes(auth)) return issues;
  return [
    ...issues,
    {
      path: 'auth',
      message: `Use one of ${adapter.title.en}’s proofs, ${schemes.join(', ')}, or leave it out${didYouMean(auth, schemes)}`,
    },
  ];
}
