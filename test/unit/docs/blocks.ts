import { causeTable } from './causes.ts';
import { limitTable } from './limits.ts';
import { proofTable } from './proofs.ts';
import { quietTable } from './quiet.ts';
import { factList, sourceTable } from './sources.ts';
import type { Language } from './words.ts';

/** What can stand in a page, by name; `argument` is the rest of the marker, such as a source. */
const makers: Readonly<Record<string, (locale: Language, argument: string) => string>> = {
  causes: causeTable,
  facts: factList,
  limits: limitTable,
  proofs: proofTable,
  quiet: quietTable,
  sources: sourceTable,
};

const block = /<!-- generated: (\S+)(?: (\S+))? -->\n[\s\S]*?<!-- end -->/g;

/** A page with everything between `<!-- generated: name argument -->` and `<!-- end -->` made anew. */
export function filled(page: string, locale: Language): string {
  return page.replace(block, (_, name: string, argument = '') => {
    const make = makers[name];
    if (!make) throw new Error(`no page part is called "${name}"`);
    const marker = [name, argument].filter(Boolean).join(' ');
    return `<!-- generated: ${marker} -->\n${make(locale, argument)}\n<!-- end -->`;
  });
}

/** Whether a page has parts that are generated. */
export function isGenerated(page: string): boolean {
  return page.search(block) >= 0;
}
