import type { MarkedToken, Token } from 'marked';
import { decode } from '../../../render/markup/entities.ts';
import { Copy } from '../../components/parts.tsx';
import { safeHref } from '../../dingtalk/href.ts';

interface Writing {
  /** Values of ours: where one stands alone it can be copied. */
  ours: readonly string[];
  copy: string;
  copied: string;
}

/** Our own Markdown, such as a set-up page, as a page of the console. What is not named here shows as it was written. */
export function Prose({ tokens, ...writing }: Writing & { tokens: readonly Token[] }) {
  return <div class="prose">{blocks(tokens, writing)}</div>;
}

function blocks(tokens: readonly Token[], writing: Writing) {
  return tokens.map((token) => block(token as MarkedToken, writing));
}

function block(token: MarkedToken, writing: Writing) {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <h4>{spans(token.tokens, writing)}</h4>;
    case 'paragraph':
      return <p>{spans(token.tokens, writing)}</p>;
    case 'list': {
      const items = token.items.map((item) => <li>{blocks(item.tokens, writing)}</li>);
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return (
        <div class="listing">
          {/* Long lines scroll; so they have to be reached without a pointer. */}
          <section aria-label={token.lang || 'text'} tabindex={0}>
            <pre>
              <code>{token.text}</code>
            </pre>
          </section>
          <Copy text={token.text} label={writing.copy} copied={writing.copied} />
        </div>
      );
    case 'table':
      return (
        <table class="guide-table">
          <thead>
            <tr>
              {token.header.map(({ tokens }) => (
                <th scope="col">{spans(tokens, writing)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {token.rows.map((row) => (
              <tr>
                {row.map(({ tokens }) => (
                  <td>{spans(tokens, writing)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'text':
      return token.tokens ? <span>{spans(token.tokens, writing)}</span> : decode(token.text);
    default:
      return <p>{token.raw.trim()}</p>;
  }
}

function spans(tokens: readonly Token[], writing: Writing) {
  return tokens.map((token) => span(token as MarkedToken, writing));
}

function span(token: MarkedToken, writing: Writing) {
  switch (token.type) {
    case 'strong':
      return <strong>{spans(token.tokens, writing)}</strong>;
    case 'em':
      return <em>{spans(token.tokens, writing)}</em>;
    case 'br':
      return <br />;
    case 'codespan': {
      const text = decode(token.text);
      if (!writing.ours.includes(text)) return <code>{text}</code>;
      return (
        <span class="ours-inline">
          <code>{text}</code>
          <Copy text={text} label={writing.copy} copied={writing.copied} />
        </span>
      );
    }
    case 'link': {
      const href = safeHref(token.href);
      if (href === null) return <span>{spans(token.tokens, writing)}</span>;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {spans(token.tokens, writing)}
        </a>
      );
    }
    case 'escape':
    case 'text':
      return decode(token.text);
    default:
      return token.raw;
  }
}
