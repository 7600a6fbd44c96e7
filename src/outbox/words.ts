import { log } from '../observe/log.ts';
import { render } from '../render/index.ts';
import type { Dispatch, Facts, Posting, Utterance, Words } from './dispatch.ts';

/** A posting in words. Those that were left unsaid are found when somebody asks for them, once. */
export function said(posting: Posting): Dispatch {
  if (!('unsaid' in posting)) return posting;
  const { unsaid, ...facts } = posting;
  let words: Words | undefined;
  const find = () => {
    words ??= utter(unsaid, facts);
    return words;
  };
  return {
    ...facts,
    calls: facts.calls === true,
    get message() {
      return find().message;
    },
    get line() {
      return find().line;
    },
  };
}

function utter(unsaid: string, { id, source }: Facts): Words {
  const { event, reader } = JSON.parse(unsaid) as Utterance;
  const { message, line, failures } = render(event, { ...reader, source, overrides: {} });
  // Templates that we ship: a person has nothing to mend, and the words of the next level serve.
  for (const failure of failures) log('warn', 'outbox.words', { dispatch: id, ...failure });
  return { message, line };
}

/** Whether a posting mentions somebody. */
export function calls(posting: Posting): boolean {
  if (posting.calls !== undefined || 'unsaid' in posting) return posting.calls === true;
  return 'at' in posting.message && posting.message.at !== undefined;
}
