import { Lexer, type MarkedToken, type Token } from 'marked';
import { decode } from '../../render/markup/entities.ts';
import { safeHref } from './href.ts';
import { Mentions } from './mentions.tsx';

interface Drawing {
  /** Words that mention somebody: `@` and a mobile number or userId. */
  mentions: readonly string[];
  /** What a picture is called where it has no name. */
  picture: string;
}

/**
 * DingTalk's markdown as its clients draw it: headings, emphasis, links, pictures (as placeholders: nothing is loaded), quotes and
 * lists. Everything else, HTML above all, shows as it was written. Only what is named here becomes an element.
 */
export function Markdown({ text, mentions, picture }: Drawing & { text: string }) {
  const tokens = new Lexer({ gfm: false, breaks: false }).lex(text);
  return <div class="md">{blocks(tokens, { mentions, picture })}</div>;
}

function blocks(tokens: readonly Token[], drawing: Drawing) {
  return tokens.map((token) => block(token as MarkedToken, drawing));
}

function block(token: MarkedToken, drawing: Drawing) {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      // Not a heading of the page: how large it is drawn is all that it says.
      return <p class={`md-h md-h${token.depth}`}>{spans(token.tokens, drawing)}</p>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens, drawing)}</blockquote>;
    case 'list': {
      const items = token.items.map((item) => <li>{blocks(item.tokens, drawing)}</li>);
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'hr':
      return <hr />;
    case 'paragraph':
      return <p>{spans(token.tokens, drawing)}</p>;
    case 'text':
      return token.tokens ? <span>{spans(token.tokens, drawing)}</span> : words(token.text, drawing);
    default:
      return <p class="md-raw">{token.raw.trim()}</p>;
  }
}

function spans(tokens: readonly Token[], drawing: Drawing) {
  return tokens.map((token) => span(token as MarkedToken, drawing));
}

function span(token: MarkedToken, drawing: Drawing) {
  switch (token.type) {
    case 'strong':
      return <strong>{spans(token.tokens, drawing)}</strong>;
    case 'em':
      return <em>{spans(token.tokens, drawing)}</em>;
    case 'br':
      return <br />;
    case 'link': {
      const href = safeHref(token.href);
      if (href === null) return <span>{spans(token.tokens, drawing)}</span>;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {spans(token.tokens, drawing)}
        </a>
      );
    }
    case 'image':
      return <Picture name={decode(token.text)} fallback={drawing.picture} />;
    case 'escape':
    case 'text':
      return words(token.text, drawing);
    default:
      return words(token.raw, drawing);
  }
}

function words(text: string, { mentions }: Drawing) {
  return <Mentions text={decode(text)} mentions={mentions} />;
}

/** Stands for a picture that is on somebody else's server. */
export function Picture({ name, fallback }: { name: string; fallback: string }) {
  return (
    <span class="md-picture">
      <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M4.5 5.5h15v13h-15zM4.5 15.5l4-4 4 4M12 14l2.5-2.5 5 5" />
      </svg>
      {name || fallback}
    </span>
  );
}
