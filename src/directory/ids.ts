const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An id made from a name: `acme/web` → `acme-web`. A name without Latin letters or digits gets `<prefix>-<six random characters>`. */
export function idFrom(name: string, prefix: string, taken: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return free(slug === '' ? `${prefix}-${randomLetters(6)}` : slug, taken);
}

/** The first of `r1`, `r2`, … that is free. */
export function robotId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`r${number}`)) number++;
  return `r${number}`;
}

/**
 * Every draft with an id: its own; or that of the stored entry it is `same` as; or a fresh one. An id that is stored is never
 * given to something else.
 */
export function withIds<Draft extends { id?: string }, Stored extends { id: string }>(
  drafts: readonly Draft[],
  stored: readonly Stored[],
  same: (draft: Draft, stored: Stored) => boolean,
  fresh: (draft: Draft, taken: ReadonlySet<string>) => string,
): (Draft & { id: string })[] {
  const claimed = new Set(drafts.flatMap((draft) => draft.id ?? []));
  const taken = new Set([...claimed, ...stored.map((each) => each.id)]);
  return drafts.map((draft) => {
    const id = draft.id ?? stored.find((each) => !claimed.has(each.id) && same(draft, each))?.id ?? fresh(draft, taken);
    claimed.add(id);
    taken.add(id);
    return { ...draft, id };
  });
}

function free(id: string, taken: ReadonlySet<string>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number++) candidate = `${id}-${number}`;
  return candidate;
}

function randomLetters(count: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => letters[byte % letters.length]).join('');
}
