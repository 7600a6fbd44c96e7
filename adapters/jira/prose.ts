import type { Concern, Markup } from '../../src/kit/index.ts';
import { pruned } from './document.ts';

/** Of a text, characters that are looked at; an excerpt shows far fewer. */
const read = 10_000;

/** Somebody's formatted text, with whom it names. */
export interface Prose {
  /** Undefined when there is nothing in it. */
  body?: Markup;
  mentioned: Concern[];
}

/**
 * A text as Jira sends it: wiki markup, or a document of Atlassian's own format. People it mentions are named as far as
 * `names` (by account id, key or login) knows them.
 */
export function proseOf(value: unknown, names: ReadonlyMap<string, string>): Prose {
  if (typeof value === 'string') return value.trim() === '' ? { mentioned: [] } : wiki(value.slice(0, read), names);
  const { document, mentioned } = pruned(value, names);
  return {
    body: document && { format: 'adf', text: JSON.stringify(document) },
    mentioned: mentioned.map((id) => ({ id, why: 'mentioned' })),
  };
}

const mention = /\[~(accountid:)?([^\]\s|[]{1,255})\]/g;

function wiki(text: string, names: ReadonlyMap<string, string>): Prose {
  const known = text.replace(mention, (whole, _, id: string) => {
    const name = names
      .get(id)
      ?.replace(/[[\]{}|~^\s]+/g, ' ')
      .trim();
    return name ? `[~${name}]` : whole;
  });
  return { body: { format: 'jira', text: known }, mentioned: mentionedIn(text) };
}

/** Whom wiki markup mentions, outside of its code: Cloud by account id, Data Center by login or key. */
function mentionedIn(text: string): Concern[] {
  const spoken = text.split(/\{(?:code|noformat)(?::[^{}\n]{0,200})?\}/).filter((_, index) => index % 2 === 0);
  return [...spoken.join('\n').matchAll(mention)].map(([, cloud, id = '']) =>
    cloud ? { id, why: 'mentioned' } : { id, login: id, why: 'mentioned' },
  );
}
