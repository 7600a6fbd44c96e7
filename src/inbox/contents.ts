import type { Facts, Posting, Unsaid, Words } from '../outbox/dispatch.ts';

/** What is the same for several groups, once. */
interface Bundle {
  to: [id: string, group: string][];
  content: Omit<Facts, 'id' | 'group'> & (Words | Unsaid);
}

/** Dispatches as they are stored: groups that are told the same share it. */
export function pack(dispatches: readonly Posting[]): string {
  // A Map would keep a copy of every long key among the engine's names.
  const bundles: { to: Bundle['to']; content: string }[] = [];
  for (const { id, group, ...rest } of dispatches) {
    const content = JSON.stringify(rest);
    const like = bundles.find((bundle) => bundle.content === content);
    if (like) like.to.push([id, group]);
    else bundles.push({ to: [[id, group]], content });
  }
  return `[${bundles.map(({ to, content }) => `{"to":${JSON.stringify(to)},"content":${content}}`).join(',')}]`;
}

/** The dispatches that were {@link pack}ed, by id; for one group or for all. */
export function unpack(text: string, wanted?: string): Posting[] {
  const bundles = JSON.parse(text) as Bundle[];
  return bundles
    .flatMap(({ to, content }) => to.map(([id, group]) => ({ ...content, id, group })))
    .filter(({ group }) => wanted === undefined || group === wanted)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
