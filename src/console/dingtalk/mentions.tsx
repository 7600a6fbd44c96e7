import { scrub } from '../../observe/scrub.ts';

/** A text with the mentions in it as DingTalk shows them; of mobile numbers the middle is left out. */
export function Mentions({ text, mentions }: { text: string; mentions: readonly string[] }) {
  if (mentions.length === 0 || !text.includes('@')) return <>{scrubMobiles(text)}</>;
  const marks = new RegExp(
    `(${mentions.map((each) => each.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|')})(?![\\w])`,
  );
  return (
    <>
      {text
        .split(marks)
        .map((part) =>
          mentions.includes(part) ? <span class="mention">{scrubMobiles(part)}</span> : scrubMobiles(part),
        )}
    </>
  );
}

/** Only mobile numbers: the rest of a message is what the group has read. */
function scrubMobiles(text: string): string {
  return text.replace(/@(?:\+?\d{1,4}-)?\d{7,15}(?!\w)/g, (mention) => `@${scrub(mention.slice(1))}`);
}
